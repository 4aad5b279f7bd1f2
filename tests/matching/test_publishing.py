"""Publishing a round: all pairs and all letters, or none."""

from datetime import timedelta

import pytest

from nodement.kit.errors import Refusal
from nodement.matching.actions import remove_proposal
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round, sample_letters
from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once


def test_publishing_makes_the_pairs_and_writes_to_both(scene):
    solved = scene.solve()
    publish_round(solved, by=scene.organizer, at=make.NOON)

    solved.refresh_from_db()
    assert (solved.state, solved.published_by) == ("published", scene.organizer)
    proposed = {(p.mentee.person, p.mentor.person) for p in solved.proposals.all()}
    assert {(pair.mentee, pair.mentor) for pair in Pair.objects.all()} == proposed
    assert sorted(Letter.objects.values_list("name", flat=True)) == [
        "kickoff-mentee",
        "kickoff-mentee",
        "kickoff-mentor",
        "kickoff-mentor",
        "still-waiting",
    ]


def test_publishing_twice_changes_nothing(scene):
    solved = scene.solve()
    publish_round(solved, by=scene.organizer, at=make.NOON)
    publish_round(solved, by=scene.organizer, at=make.NOON)

    assert (Pair.objects.count(), Letter.objects.count()) == (2, 5)


def test_a_removed_proposal_is_not_published(scene):
    solved = scene.solve()
    removed = solved.proposals.first()
    remove_proposal(removed, by=scene.organizer, at=make.NOON)
    publish_round(solved, by=scene.organizer, at=make.NOON)

    assert Pair.objects.count() == 1
    letters = Letter.objects.filter(reader=removed.mentee.person)
    assert [letter.name for letter in letters] == ["still-waiting"]


def test_a_round_that_is_not_solved_is_refused(scene):
    solved = scene.solve()
    Round.objects.update(state="waiting")

    with pytest.raises(Refusal, match="not ready"):
        publish_round(solved, by=scene.organizer, at=make.NOON)


def test_changed_answers_stop_publishing(scene):
    solved = scene.solve()
    later = make.NOON + timedelta(hours=1)
    Application.objects.filter(pk=solved.proposals.first().mentee_id).update(changed_at=later)

    with pytest.raises(Refusal, match="1 person has changed"):
        publish_round(solved, by=scene.organizer, at=later)
    assert not Pair.objects.exists()


def test_a_withdrawal_stops_publishing_whenever_it_came(scene):
    solved = scene.solve()
    mentee = solved.proposals.first().mentee
    Application.objects.filter(pk=mentee.pk).update(state="withdrawn")

    with pytest.raises(Refusal, match="1 person has changed"):
        publish_round(solved, by=scene.organizer, at=make.NOON)
    assert not Pair.objects.exists()


def test_a_mentor_who_found_a_mentee_elsewhere_stops_publishing_and_nothing_is_kept(scene):
    solved = scene.solve()
    make.pair(cohort=scene.cohort, mentor=solved.proposals.last().mentor.person)

    with pytest.raises(Refusal, match="no place left"):
        publish_round(solved, by=scene.organizer, at=make.NOON)
    assert Pair.objects.count() == 1
    assert not Letter.objects.exists()


def test_an_older_round_is_refused_after_a_newer_one_was_published(scene):
    older, newer = scene.solve(), scene.solve()
    publish_round(newer, by=scene.organizer, at=make.NOON + timedelta(minutes=1))

    with pytest.raises(Refusal, match="Round 2 was published meanwhile by Margaret"):
        publish_round(older, by=scene.organizer, at=make.NOON + timedelta(minutes=2))
    assert Pair.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_organizers_at_once_publish_one_set_of_pairs_and_letters(scene):
    solved = scene.solve()
    second = make.organizer(scene.cohort.program, "Hedy")

    outcomes = at_once(
        *[
            lambda by=by: publish_round(solved, by=by, at=make.NOON)
            for by in (scene.organizer, second)
        ]
    )

    assert outcomes == [None, None]
    assert (Pair.objects.count(), Letter.objects.count()) == (2, 5)


def test_looking_at_the_letters_writes_none(scene):
    letters = sample_letters(scene.solve(), at=make.NOON)

    assert [letter.subject.split(",")[1] for letter in letters] == [
        f" your mentor in {scene.cohort.program}",
        f" your mentee in {scene.cohort.program}",
    ]
    assert not Letter.objects.exists()
