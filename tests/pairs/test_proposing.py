"""Proposing a time to meet."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.pairs.actions import accept_time, cancel_meeting, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.at_once import at_once
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY, told


def test_a_proposal_waits_for_the_partner_who_gets_a_letter(pair):
    propose_time(pair, MONDAY, by=pair.mentee, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.pair, meeting.state) == (pair, Meeting.State.PROPOSED)
    assert (meeting.proposed_for, meeting.proposed_by) == (MONDAY, pair.mentee)
    assert (meeting.proposed_at, meeting.starts_at) == (NOON, None)
    letter = Letter.objects.get()
    assert (letter.reader, letter.name) == (pair.mentor, "time-proposed")
    assert (letter.about, letter.group) == (pair.full_name, pair.cohort.full_name)
    assert letter.calendar == "", "nothing is agreed, so no calendar hears of it"
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("proposed a time to", pair.mentee)


def test_proposing_the_same_time_again_changes_nothing(pair, proposed):
    propose_time(pair, MONDAY, by=pair.mentee, at=NOON + timedelta(hours=1))

    proposed.refresh_from_db()
    assert proposed.proposed_at == NOON
    assert told() == [("Ada", "time-proposed")]
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_a_new_proposal_of_either_side_replaces_the_one_that_waits(pair, proposed, side):
    by = getattr(pair, side)

    propose_time(pair, WEDNESDAY, by=by, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.proposed_for, meeting.proposed_by) == (WEDNESDAY, by)
    assert told()[1:] == [(pair.partner_of(by).name, "time-proposed")]


def test_proposing_what_the_partner_has_proposed_is_a_yes(pair, proposed):
    propose_time(pair, MONDAY, by=pair.mentor, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.starts_at) == (Meeting.State.AGREED, MONDAY)
    assert told()[1:] == [("Ada", "meeting-agreed"), ("Grace", "meeting-agreed")]


def test_an_agreed_meeting_keeps_its_time_until_the_other_says_yes(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.starts_at) == (Meeting.State.AGREED, MONDAY)
    assert (meeting.proposed_for, meeting.proposed_by) == (WEDNESDAY, pair.mentor)
    assert told() == [("Grace", "time-proposed")]
    assert "Until you say yes, your meeting stays" in Letter.objects.get().text


def test_proposing_the_agreed_time_changes_nothing(pair, agreed):
    propose_time(pair, MONDAY, by=pair.mentor, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.proposed_for) == (MONDAY, None)
    assert told() == []


def test_proposing_the_agreed_time_answers_a_wish_to_move_it(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)
    propose_time(pair, MONDAY, by=pair.mentee, at=NOON)

    meeting = Meeting.objects.get()
    assert (meeting.starts_at, meeting.proposed_for) == (MONDAY, None)
    assert told() == [("Grace", "time-proposed"), ("Ada", "time-kept")]


def test_after_a_cancelled_meeting_a_new_one_begins(pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)

    new = propose_time(pair, MONDAY, by=pair.mentor, at=NOON)

    assert new.public_id != agreed.public_id
    assert [meeting.state for meeting in pair.meetings.order_by("pk")] == ["cancelled", "proposed"]


@pytest.mark.parametrize(
    ("moment", "kept"),
    [
        (MONDAY + timedelta(seconds=29, microseconds=5), MONDAY),
        (MONDAY - timedelta(seconds=30), MONDAY),
        (MONDAY + timedelta(seconds=31), MONDAY + timedelta(minutes=1)),
    ],
)
def test_a_time_is_kept_to_the_whole_minute(pair, moment, kept):
    assert propose_time(pair, moment, by=pair.mentor, at=NOON).proposed_for == kept


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOON, "has passed"),
        (NOON - timedelta(minutes=1), "has passed"),
        (NOON + timedelta(days=365, minutes=1), "more than a year ahead"),
    ],
)
def test_times_out_of_reach_are_refused(pair, moment, words):
    with pytest.raises(Refusal, match=words):
        propose_time(pair, moment, by=pair.mentee, at=NOON)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("ahead", [timedelta(minutes=1), timedelta(days=365)])
def test_times_within_reach_are_taken(pair, ahead):
    assert propose_time(pair, NOON + ahead, by=pair.mentee, at=NOON).proposed_for == NOON + ahead


def test_a_moment_without_its_zone_is_a_mistake_of_the_program(pair):
    naive = MONDAY.replace(tzinfo=None)

    with pytest.raises(ValueError, match="time zone"):
        propose_time(pair, naive, by=pair.mentee, at=NOON)


def test_an_ended_pair_proposes_nothing(db):
    pair = make.pair(state=Pair.State.ENDED)

    with pytest.raises(Refusal, match="has ended"):
        propose_time(pair, MONDAY, by=pair.mentee, at=NOON)


def test_only_the_two_propose(pair):
    organizer = make.organizer(pair.cohort.program)

    with pytest.raises(Refusal, match="Only the two"):
        propose_time(pair, MONDAY, by=organizer, at=NOON)
    assert not Meeting.objects.exists()


def test_the_next_time_is_proposed_once_the_last_meeting_is_accounted_for(pair, agreed):
    with pytest.raises(Refusal, match="First say whether you met"):
        propose_time(pair, WEDNESDAY, by=pair.mentee, at=MONDAY)


def test_a_proposal_that_nobody_answered_in_time_can_be_replaced(pair, proposed):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=MONDAY + timedelta(days=1))

    assert Meeting.objects.get().proposed_for == WEDNESDAY


@pytest.mark.django_db(transaction=True)
def test_both_sides_who_propose_the_same_time_at_once_have_agreed(pair):
    at_once(*[lambda by=by: propose_time(pair, MONDAY, by=by, at=NOON) for by in pair.both])

    meeting = Meeting.objects.get()
    assert (meeting.state, meeting.starts_at) == (Meeting.State.AGREED, MONDAY)
    first, *rest = told()
    assert first[1] == "time-proposed"
    assert rest == [("Ada", "meeting-agreed"), ("Grace", "meeting-agreed")]


@pytest.mark.django_db(transaction=True)
def test_both_sides_who_propose_other_times_at_once_have_one_meeting_with_the_later_word(pair):
    at_once(
        lambda: propose_time(pair, MONDAY, by=pair.mentee, at=NOON),
        lambda: propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON),
    )

    meeting = Meeting.objects.get()
    last = Letter.objects.latest("pk")
    assert sorted(told()) == [("Ada", "time-proposed"), ("Grace", "time-proposed")]
    assert meeting.proposed_by == pair.partner_of(last.reader)


@pytest.mark.django_db(transaction=True)
def test_a_yes_and_a_new_proposal_at_once_never_agree_on_a_time_that_was_not_seen(pair, proposed):
    accepted, _proposed = at_once(
        lambda: accept_time(proposed, MONDAY, by=pair.mentor, at=NOON),
        lambda: propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON),
    )

    meeting = Meeting.objects.get()
    assert meeting.proposed_for == WEDNESDAY
    was_first = accepted is None
    assert meeting.starts_at == (MONDAY if was_first else None)
    assert was_first or "has proposed another time meanwhile" in accepted.words


def test_a_time_in_a_zone_is_the_same_moment(pair, proposed):
    in_berlin = MONDAY.astimezone(ZoneInfo("Europe/Berlin"))

    assert propose_time(pair, in_berlin, by=pair.mentee, at=NOON) == proposed
    assert told() == [("Ada", "time-proposed")]
