"""Saying whether you met."""

from datetime import timedelta

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.pairs.actions import hold_meeting, miss_meeting, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.at_once import at_once
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY, told

AFTER = MONDAY + timedelta(hours=1)


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_either_side_says_that_they_met_and_the_pair_is_under_way(pair, agreed, side):
    hold_meeting(agreed, minutes=45, by=getattr(pair, side), at=AFTER)

    agreed.refresh_from_db()
    pair.refresh_from_db()
    assert (agreed.state, agreed.held_minutes) == (Meeting.State.HELD, 45)
    assert pair.state == Pair.State.UNDER_WAY
    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.facts["minutes"]) == ("held a meeting of", 45)
    assert told() == []


def test_the_other_may_correct_it_and_saying_the_same_changes_nothing(pair, agreed):
    hold_meeting(agreed, minutes=45, by=pair.mentor, at=AFTER)
    hold_meeting(agreed, minutes=60, by=pair.mentee, at=AFTER)
    hold_meeting(agreed, minutes=60, by=pair.mentor, at=AFTER)

    agreed.refresh_from_db()
    assert agreed.held_minutes == 60
    assert Entry.objects.filter(verb="held a meeting of").count() == 2


def test_a_meeting_may_be_held_from_its_first_minute_and_not_before(pair, agreed):
    with pytest.raises(Refusal, match="still ahead"):
        hold_meeting(agreed, minutes=60, by=pair.mentor, at=MONDAY - timedelta(minutes=1))
    hold_meeting(agreed, minutes=60, by=pair.mentor, at=MONDAY)
    assert Meeting.objects.get().state == Meeting.State.HELD


@pytest.mark.parametrize("minutes", [4, 0, -60, 481])
def test_lengths_that_no_meeting_has_are_refused(pair, agreed, minutes):
    with pytest.raises(Refusal, match="between 5 and 480 minutes"):
        hold_meeting(agreed, minutes=minutes, by=pair.mentor, at=AFTER)


@pytest.mark.parametrize("minutes", [5, 480])
def test_the_shortest_and_the_longest_meeting_count(pair, agreed, minutes):
    hold_meeting(agreed, minutes=minutes, by=pair.mentor, at=AFTER)

    assert Meeting.objects.get().held_minutes == minutes


def test_a_missed_meeting_is_said_once_and_can_be_corrected(pair, agreed):
    miss_meeting(agreed, by=pair.mentor, at=AFTER)
    miss_meeting(agreed, by=pair.mentee, at=AFTER)

    pair.refresh_from_db()
    assert (Meeting.objects.get().state, pair.state) == ("missed", "kickoff")
    assert Entry.objects.filter(verb="missed a meeting of").count() == 1

    hold_meeting(agreed, minutes=30, by=pair.mentee, at=AFTER)
    pair.refresh_from_db()
    assert (Meeting.objects.get().state, pair.state) == ("held", "under_way")


def test_a_first_meeting_that_turns_out_missed_takes_the_pair_back_to_its_kickoff(pair, agreed):
    hold_meeting(agreed, minutes=30, by=pair.mentee, at=AFTER)
    miss_meeting(agreed, by=pair.mentor, at=AFTER)

    pair.refresh_from_db()
    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.held_minutes, pair.state) == ("missed", None, "kickoff")


def test_a_meeting_is_not_missed_before_its_time(pair, agreed):
    with pytest.raises(Refusal, match="still ahead"):
        miss_meeting(agreed, by=pair.mentor, at=NOON)


def test_a_time_that_was_asked_for_instead_becomes_the_next_meeting(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    miss_meeting(agreed, by=pair.mentor, at=AFTER)

    missed, following = pair.meetings.order_by("pk")
    assert (missed.state, missed.proposed_for) == (Meeting.State.MISSED, None)
    assert (following.state, following.proposed_for) == (Meeting.State.PROPOSED, WEDNESDAY)
    assert (following.proposed_by, following.proposed_at) == (pair.mentee, NOON)


def test_a_time_that_was_asked_for_instead_and_has_passed_is_forgotten(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    hold_meeting(agreed, minutes=60, by=pair.mentor, at=WEDNESDAY)

    assert Meeting.objects.get().proposed_for is None


def test_what_was_never_agreed_is_not_held(pair, proposed):
    with pytest.raises(Refusal, match="No meeting was agreed"):
        hold_meeting(proposed, minutes=60, by=pair.mentor, at=AFTER)


def test_strangers_and_ended_pairs_hold_no_meeting(pair, agreed):
    with pytest.raises(Refusal, match="Only the two"):
        hold_meeting(agreed, minutes=60, by=make.organizer(pair.cohort.program), at=AFTER)
    Pair.objects.update(state=Pair.State.ENDED)
    with pytest.raises(Refusal, match="has ended"):
        hold_meeting(agreed, minutes=60, by=pair.mentor, at=AFTER)


@pytest.mark.django_db(transaction=True)
def test_both_sides_who_say_it_at_once_hold_one_meeting(pair, agreed):
    at_once(*[lambda by=by: hold_meeting(agreed, minutes=60, by=by, at=AFTER) for by in pair.both])

    assert (Meeting.objects.count(), Meeting.objects.get().held_minutes) == (1, 60)
    assert Entry.objects.filter(verb="held a meeting of").count() == 1
