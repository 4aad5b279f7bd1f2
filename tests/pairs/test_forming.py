"""Forming a pair."""

from datetime import timedelta

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.pairs.actions import Formation, form_pair
from nodement.pairs.models import Pair
from tests import make
from tests.at_once import at_once
from tests.make import NOON


def formation(**facts):
    facts = {"language": "pt", "shared_areas": ["Testing"], "reasons": [{"words": "…"}]} | facts
    return Formation(
        cohort=facts.pop("cohort", None) or make.cohort(),
        mentor=facts.pop("mentor", None) or make.person("Ada"),
        mentee=facts.pop("mentee", None) or make.person("Grace"),
        **facts,
    )


def test_a_pair_keeps_why_it_was_formed_and_when_the_first_word_is_due(db):
    organizer = make.person("Margaret")
    cohort = make.cohort(program=make.program(first_word_days=5))
    wanted = formation(cohort=cohort)

    pair = Pair.objects.get(pk=form_pair(wanted, by=organizer, at=NOON).pk)

    assert (pair.cohort, pair.mentor, pair.mentee) == (cohort, wanted.mentor, wanted.mentee)
    assert (pair.language, pair.shared_areas, pair.reasons) == ("pt", ["Testing"], [{"words": "…"}])
    assert (pair.state, pair.formed_at) == (Pair.State.KICKOFF, NOON)
    assert pair.first_word_due_at == NOON + timedelta(days=5)
    entry = Entry.objects.get()
    assert (entry.verb, entry.about, entry.actor) == ("formed", pair.full_name, organizer)
    assert not Letter.objects.exists(), "whoever publishes writes the kickoff letters"


def test_forming_a_standing_pair_again_gives_it_and_changes_nothing(db):
    wanted = formation()
    first = form_pair(wanted, by=None, at=NOON)

    again = form_pair(wanted, by=None, at=NOON + timedelta(days=1))

    assert again == first
    assert again.formed_at == NOON
    assert (Pair.objects.count(), Entry.objects.count()) == (1, 1)


def test_a_mentee_has_one_mentor_in_a_cohort(db):
    standing = form_pair(formation(), by=None, at=NOON)
    other = formation(cohort=standing.cohort, mentee=standing.mentee, mentor=make.person("Joan"))

    with pytest.raises(Refusal, match="Grace already has Ada as a mentor"):
        form_pair(other, by=None, at=NOON)
    assert Pair.objects.count() == 1


def test_a_mentor_may_have_several_mentees_and_a_mentee_several_cohorts(db):
    first = form_pair(formation(), by=None, at=NOON)
    second = form_pair(formation(cohort=first.cohort, mentor=first.mentor), by=None, at=NOON)
    third = form_pair(formation(mentee=first.mentee), by=None, at=NOON)

    assert Pair.objects.count() == len({first, second, third}) == 3


def test_a_mentee_whose_pair_has_ended_may_have_another_mentor_but_not_the_same(db):
    ended = make.pair(state=Pair.State.ENDED)
    of_same = {"cohort": ended.cohort, "mentee": ended.mentee}

    with pytest.raises(Refusal, match="were a pair in this cohort before"):
        form_pair(formation(**of_same, mentor=ended.mentor), by=None, at=NOON)
    new = form_pair(formation(**of_same, mentor=make.person("Joan")), by=None, at=NOON)
    assert new.mentor.name == "Joan"


def test_nobody_mentors_themselves(db):
    ada = make.person("Ada")

    with pytest.raises(Refusal, match="Ada can’t be their own mentor"):
        form_pair(formation(mentor=ada, mentee=ada), by=None, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_two_organizers_who_form_the_same_pair_at_once_form_one():
    wanted = formation()

    first, second = at_once(*[lambda: form_pair(wanted, by=None, at=NOON)] * 2)

    assert first == second
    assert (Pair.objects.count(), Entry.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_mentors_for_one_mentee_at_once_are_one_mentor_and_a_refusal():
    cohort, mentee = make.cohort(), make.person("Grace")
    wanted = [formation(cohort=cohort, mentee=mentee) for _ in range(2)]

    outcomes = at_once(*[lambda one=one: form_pair(one, by=None, at=NOON) for one in wanted])

    assert [type(outcome) for outcome in sorted(outcomes, key=str)] == [Pair, Refusal]
    assert Pair.objects.count() == 1
