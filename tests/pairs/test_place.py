"""Where a pair meets."""

import pytest
from icalendar import Calendar

from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.pairs.actions import (
    accept_time,
    cancel_meeting,
    hold_meeting,
    propose_time,
    say_where,
)
from nodement.pairs.models import Meeting
from tests import make
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY, told

CALL = "https://call.example.org/ada-and-grace"


def test_the_place_of_an_agreed_meeting_goes_into_both_calendars(pair, agreed):
    say_where(agreed, f"  {CALL} ", by=pair.mentee, at=NOON)

    assert told() == [("Ada", "meeting-place"), ("Grace", "meeting-place")]
    for letter in Letter.objects.all():
        (event,) = Calendar.from_ical(letter.calendar).walk("VEVENT")
        assert (str(event["location"]), event["sequence"]) == (CALL, 1)
    assert "You said where you and Ada meet" in Letter.objects.get(reader=pair.mentee).text
    assert f"Grace said where the two of you meet: {CALL}" in (
        Letter.objects.get(reader=pair.mentor).text
    )


def test_no_address_of_a_place_reads_backwards(pair, agreed):
    say_where(agreed, "https://call.example.org/\u202emoc\u2066", by=pair.mentee, at=NOON)

    assert Meeting.objects.get().place == "https://call.example.org/moc"


def test_saying_the_same_again_changes_nothing(pair, agreed):
    for _ in range(2):
        say_where(agreed, CALL, by=pair.mentee, at=NOON)

    assert len(told()) == 2


def test_the_place_of_a_proposal_is_told_with_the_agreement(pair, proposed):
    say_where(proposed, CALL, by=pair.mentee, at=NOON)
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)

    assert "meeting-place" not in {name for _reader, name in told()}
    assert all(CALL in letter.text for letter in Letter.objects.filter(name="meeting-agreed"))


def test_the_next_meeting_is_where_the_last_one_was(pair, agreed):
    say_where(agreed, CALL, by=pair.mentee, at=NOON)
    hold_meeting(agreed, minutes=60, by=pair.mentee, at=MONDAY)
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=MONDAY)

    assert Meeting.objects.get(state="proposed").place == CALL


def test_a_stranger_says_nothing(pair, agreed):
    with pytest.raises(Refusal, match="Only the two"):
        say_where(agreed, CALL, by=make.person("Mallory"), at=NOON)


def test_a_meeting_that_was_called_off_has_no_new_place(pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)

    with pytest.raises(Refusal, match="is over"):
        say_where(agreed, CALL, by=pair.mentee, at=NOON)


def test_a_place_is_one_short_line(pair, agreed):
    say_where(agreed, "Café\r\nATTENDEE:mailto:mallory@example.org", by=pair.mentee, at=NOON)

    text = Letter.objects.first().calendar
    assert not [line for line in text.splitlines() if line.startswith("ATTENDEE:mailto:mallory")]
    with pytest.raises(Refusal, match="up to 300"):
        say_where(agreed, "x" * 301, by=pair.mentee, at=NOON)
