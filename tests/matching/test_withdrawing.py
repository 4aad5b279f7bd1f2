"""Withdrawing somebody who asked for it: never out of a pair that counts on them."""

from datetime import timedelta

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.matching.actions import withdraw_applicant
from nodement.matching.publishing import publish_round
from nodement.pairs.models import Pair
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once

LATER = make.NOON + timedelta(hours=1)


def states(cohort) -> dict[str, str]:
    return dict(Application.objects.filter(cohort=cohort).values_list("name", "state"))


def test_who_is_withdrawn_is_not_matched_any_more(scene):
    withdraw_applicant(scene.mentees["Grace"], by=scene.organizer, at=make.NOON)

    assert states(scene.cohort)["Grace"] == "withdrawn"
    solved = scene.solve()
    assert {proposal.mentee.name for proposal in solved.proposals.all()} == {"Linus", "Mei"}


def test_withdrawing_twice_changes_nothing(scene):
    for _ in range(2):
        withdraw_applicant(scene.mentees["Grace"], by=scene.organizer, at=make.NOON)

    entries = Entry.objects.filter(verb="withdrew")
    assert [(entry.actor, entry.about) for entry in entries] == [
        (scene.organizer, scene.mentees["Grace"].full_name)
    ]


@pytest.mark.parametrize("name", ["Grace", "Ada"])
def test_nobody_is_withdrawn_out_of_a_pair(scene, name):
    mentee, mentor = scene.mentees["Grace"], scene.mentors["Ada"]
    make.pair(cohort=scene.cohort, mentee=mentee.person, mentor=mentor.person)

    with pytest.raises(Refusal, match=f"{name} is in a pair of this cohort"):
        withdraw_applicant((scene.mentees | scene.mentors)[name], by=scene.organizer, at=make.NOON)
    assert set(states(scene.cohort).values()) == {"complete"}


def test_a_pair_that_has_ended_or_belongs_elsewhere_holds_nobody(scene):
    grace, linus = scene.mentees["Grace"], scene.mentees["Linus"]
    make.pair(cohort=scene.cohort, mentee=grace.person, state=Pair.State.ENDED)
    make.pair(mentee=linus.person)

    for application in (grace, linus):
        withdraw_applicant(application, by=scene.organizer, at=make.NOON)
    assert (states(scene.cohort)["Grace"], states(scene.cohort)["Linus"]) == (
        "withdrawn",
        "withdrawn",
    )


def test_a_mentee_in_a_pair_can_still_stop_offering_to_be_a_mentor(scene):
    grace = scene.mentees["Grace"].person
    offer = make.application("mentor", cohort=scene.cohort, person=grace)
    make.pair(cohort=scene.cohort, mentee=grace)

    withdraw_applicant(offer, by=scene.organizer, at=make.NOON)

    offer.refresh_from_db()
    assert offer.state == "withdrawn"


def test_a_round_that_proposes_them_has_to_be_solved_again(scene):
    solved = scene.solve()
    withdraw_applicant(solved.proposals.first().mentee, by=scene.organizer, at=LATER)

    with pytest.raises(Refusal, match="1 person has changed"):
        publish_round(solved, by=scene.organizer, at=LATER)
    assert not Pair.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_withdrawing_while_somebody_publishes_never_leaves_a_pair_without_its_mentee(scene):
    solved = scene.solve()
    leaving = solved.proposals.first().mentee

    at_once(
        lambda: withdraw_applicant(leaving, by=scene.organizer, at=LATER),
        lambda: publish_round(solved, by=scene.organizer, at=LATER),
    )

    is_paired = Pair.objects.filter(mentee=leaving.person).exists()
    assert is_paired == (states(scene.cohort)[leaving.name] == "complete")
