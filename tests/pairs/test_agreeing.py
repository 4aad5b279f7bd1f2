"""Saying yes to a time, keeping it, calling it off."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.pairs.actions import accept_time, cancel_meeting, keep_time, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.at_once import at_once
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY, told

BOTH_AGREED = [("Ada", "meeting-agreed"), ("Grace", "meeting-agreed")]


def event_of(letter):
    calendar = Calendar.from_ical(letter.calendar)
    (event,) = calendar.walk("VEVENT")
    return str(calendar["method"]), event


def move(agreed, *, by, to=WEDNESDAY, at=NOON):
    pair = agreed.pair
    propose_time(pair, to, by=by, at=at)
    accept_time(agreed, to, by=pair.partner_of(by), at=at)


def test_a_yes_fixes_the_time_and_invites_both(pair, proposed):
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.starts_at, meeting.sequence) == ("agreed", MONDAY, 0)
    assert (meeting.proposed_for, meeting.proposed_by, meeting.proposed_at) == (None, None, None)
    assert told()[1:] == BOTH_AGREED
    for letter in Letter.objects.filter(name="meeting-agreed"):
        method, event = event_of(letter)
        assert (letter.calendar_method, method) == ("REQUEST", "REQUEST")
        assert event["uid"] == f"{meeting.public_id}@localhost"
        assert (event["sequence"], event.start, event.stamp) == (0, MONDAY, NOON)
        assert event.end == MONDAY + timedelta(minutes=60)


def test_a_yes_is_journaled_in_the_name_of_who_said_it(pair, proposed):
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)

    entry = Entry.objects.latest("pk")
    assert (entry.verb, entry.actor) == ("agreed on a meeting of", pair.mentor)
    assert entry.facts == {"meeting": proposed.public_id}


def test_accepting_twice_changes_nothing(pair, proposed):
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)

    assert told()[1:] == BOTH_AGREED
    assert Meeting.objects.get().sequence == 0
    assert Entry.objects.count() == 2


def test_a_moved_meeting_is_the_same_event_with_a_higher_sequence(pair, agreed):
    move(agreed, by=pair.mentee)

    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.sequence, meeting.proposed_for) == (WEDNESDAY, 1, None)
    assert told() == [("Ada", "time-proposed"), *BOTH_AGREED]
    for letter in Letter.objects.filter(name="meeting-agreed"):
        method, event = event_of(letter)
        assert (method, event["uid"]) == ("REQUEST", f"{agreed.public_id}@localhost")
        assert (event["sequence"], event.start) == (1, WEDNESDAY)
        assert "is now on" in letter.subject


def test_nobody_accepts_their_own_proposal(pair, proposed):
    with pytest.raises(Refusal, match="You have proposed a time yourself; now Ada answers"):
        accept_time(proposed, MONDAY, by=pair.mentee, at=NOON)
    assert Meeting.objects.get().state == Meeting.State.PROPOSED


def test_a_proposal_that_changed_meanwhile_is_not_accepted_unseen(pair, proposed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    with pytest.raises(Refusal, match="Grace has proposed another time meanwhile"):
        accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)
    assert Meeting.objects.get().starts_at is None


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=1)])
def test_a_time_that_has_passed_is_not_accepted(pair, proposed, late):
    with pytest.raises(Refusal, match="has passed"):
        accept_time(proposed, MONDAY, by=pair.mentor, at=MONDAY + late)


def test_a_cancelled_proposal_is_not_accepted(pair, proposed):
    cancel_meeting(proposed, by=pair.mentee, at=NOON)

    with pytest.raises(Refusal, match="not open any more"):
        accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_a_yes_clicked_twice_at_once_is_one_yes(pair, proposed):
    yes = [lambda: accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)] * 2

    assert at_once(*yes) == [None, None]
    assert told()[1:] == BOTH_AGREED


@pytest.mark.django_db(transaction=True)
def test_both_sides_who_cancel_at_once_cancel_once(pair, agreed):
    at_once(*[lambda by=by: cancel_meeting(agreed, by=by, at=NOON) for by in pair.both])

    assert told() == [("Ada", "meeting-cancelled"), ("Grace", "meeting-cancelled")]
    assert Meeting.objects.get().sequence == 1


@pytest.mark.parametrize(
    ("side", "reader", "words"),
    [
        ("mentor", "Grace", "Ada no longer asks to move your meeting"),
        ("mentee", "Ada", "Grace can’t move your meeting"),
    ],
)
def test_keeping_the_time_drops_the_wish_to_move_it(pair, agreed, side, reader, words):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)
    Letter.objects.all().delete()

    keep_time(agreed, by=getattr(pair, side), at=NOON)
    keep_time(agreed, by=getattr(pair, side), at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.proposed_for, meeting.sequence) == (MONDAY, None, 0)
    assert told() == [(reader, "time-kept")]
    assert words in Letter.objects.get().text


def test_a_mere_proposal_is_not_kept(pair, proposed):
    with pytest.raises(Refusal, match="no agreed meeting"):
        keep_time(proposed, by=pair.mentor, at=NOON)


def test_a_cancelled_meeting_leaves_both_calendars(pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.sequence) == (Meeting.State.CANCELLED, 1)
    assert told() == [("Ada", "meeting-cancelled"), ("Grace", "meeting-cancelled")]
    for letter in Letter.objects.all():
        method, event = event_of(letter)
        assert (letter.calendar_method, method) == ("CANCEL", "CANCEL")
        assert (event["uid"], event["sequence"]) == (f"{agreed.public_id}@localhost", 1)
        assert (event["status"], event.start) == ("CANCELLED", MONDAY)
    own, other = Letter.objects.order_by("pk")
    assert "You have called this meeting off, and Grace knows" in own.text
    assert "Ada can’t make it" in other.text


def test_cancelling_twice_changes_nothing(pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)
    cancel_meeting(agreed, by=pair.mentee, at=NOON)

    assert (len(told()), Meeting.objects.get().sequence) == (2, 1)


@pytest.mark.parametrize(
    ("side", "reader", "words"),
    [
        ("mentee", "Ada", "Grace has taken back a proposed time"),
        ("mentor", "Grace", "The time you proposed does not suit Ada"),
    ],
)
def test_of_a_dropped_proposal_only_the_partner_hears(pair, proposed, side, reader, words):
    cancel_meeting(proposed, by=getattr(pair, side), at=NOON)

    assert told()[1:] == [(reader, "proposal-dropped")]
    letter = Letter.objects.latest("pk")
    assert (letter.subject, letter.calendar) == (words, "")
    assert Meeting.objects.get().state == Meeting.State.CANCELLED


def test_dropping_a_proposal_that_has_passed_bothers_nobody(pair, proposed):
    cancel_meeting(proposed, by=pair.mentee, at=WEDNESDAY)

    assert told() == [("Ada", "time-proposed")]
    assert Meeting.objects.get().state == Meeting.State.CANCELLED


def test_a_meeting_that_has_begun_is_not_called_off(pair, agreed):
    with pytest.raises(Refusal, match="Say whether you met"):
        cancel_meeting(agreed, by=pair.mentee, at=MONDAY)


@pytest.mark.parametrize("act", [keep_time, cancel_meeting])
def test_strangers_and_ended_pairs_change_no_meeting(pair, agreed, act):
    with pytest.raises(Refusal, match="Only the two"):
        act(agreed, by=make.person("Linus"), at=NOON)
    Pair.objects.update(state=Pair.State.ENDED)
    with pytest.raises(Refusal, match="has ended"):
        act(agreed, by=pair.mentor, at=NOON)
    assert Meeting.objects.get().state == Meeting.State.AGREED


def test_a_stranger_accepts_nothing(proposed):
    with pytest.raises(Refusal, match="Only the two"):
        accept_time(proposed, MONDAY, by=make.person("Linus"), at=NOON)
