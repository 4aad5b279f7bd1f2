"""Meetings as calendars read them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from nodement.outbox.models import Letter
from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.calendar import Guest, Invitation, cancellation, request
from nodement.pairs.letters import invitation
from tests import make
from tests.make import NOON

STARTS = datetime(2026, 12, 7, 18, tzinfo=ZoneInfo("Europe/Berlin"))
HOSTILE = [
    "Ada\r\nATTENDEE:mailto:mallory@example.org",
    "Ada\nEND:VEVENT\nBEGIN:VEVENT",
    'Ada "Countess"; CN=Mallory: Lovelace, first',
    "Ada\u2028ATTENDEE:mailto:mallory@example.org",
    "Ada\x00\x85\\n^n",
    "عائشة \u200fبنت محمد",
    "👩🏽\u200d💻",
    "A" * 200,
]


def an_invitation(**facts):
    usual = {
        "uid": "m3t@mentoring.example.org",
        "sequence": 2,
        "stamp": NOON.astimezone(ZoneInfo("Asia/Kathmandu")),
        "starts_at": STARTS,
        "ends_at": STARTS + timedelta(minutes=60),
        "summary": "Ada and Grace: mentoring",
        "sender": '"Mentoring, Inc." <mentoring@example.org>',
        "guests": [Guest("Ada", "ada@example.org"), Guest("Grace", "grace@example.org")],
        "url": "https://mentoring.example.org/pairs/k3f/",
    }
    return Invitation(**usual | facts)


def event_of(text):
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def addresses(event):
    return [str(attendee) for attendee in event["attendee"]]


def test_an_invitation_reads_back_as_what_was_meant():
    text = request(an_invitation())

    event = event_of(text)
    assert Calendar.from_ical(text)["method"] == "REQUEST"
    assert (event["uid"], event["sequence"]) == ("m3t@mentoring.example.org", 2)
    assert (event.start, event.end, event.stamp) == (STARTS, STARTS + timedelta(hours=1), NOON)
    assert (event["status"], event["url"]) == (
        "CONFIRMED",
        "https://mentoring.example.org/pairs/k3f/",
    )
    assert (event["organizer"], event["organizer"].params["cn"]) == (
        "mailto:mentoring@example.org",
        "Mentoring, Inc.",
    )
    assert addresses(event) == ["mailto:ada@example.org", "mailto:grace@example.org"]
    for guest in event["attendee"]:
        assert (guest.params["partstat"], guest.params["rsvp"]) == ("ACCEPTED", "FALSE")


def test_times_are_written_in_utc_so_that_no_calendar_guesses():
    lines = request(an_invitation()).split("\r\n")

    assert "DTSTART:20261207T170000Z" in lines
    assert "DTEND:20261207T180000Z" in lines
    assert f"DTSTAMP:{NOON.astimezone(UTC):%Y%m%dT%H%M%SZ}" in lines


def test_the_same_invitation_is_the_same_text():
    assert request(an_invitation()) == request(an_invitation())


def test_a_cancellation_names_the_same_event():
    text = cancellation(an_invitation(sequence=3))

    event = event_of(text)
    assert Calendar.from_ical(text)["method"] == "CANCEL"
    assert (event["uid"], event["sequence"], event["status"]) == (
        "m3t@mentoring.example.org",
        3,
        "CANCELLED",
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_stays_a_name(name):
    text = request(
        an_invitation(
            summary=f"{name} and Grace",
            guests=[Guest(name, "ada@example.org"), Guest("Grace", "grace@example.org")],
        )
    )

    event = event_of(text)
    plain = " ".join("".join(" " if sign in "\x00\x85\u2028" else sign for sign in name).split())
    assert addresses(event) == ["mailto:ada@example.org", "mailto:grace@example.org"]
    assert event["attendee"][0].params["cn"] == plain
    assert event["summary"] == f"{plain} and Grace"
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_an_address_adds_no_line():
    email = "ada@example.org\r\nATTENDEE:mailto:mallory@example.org"

    text = request(an_invitation(guests=[Guest("Ada", email)]))

    assert sum(line.startswith("ATTENDEE") for line in text.split("\r\n")) == 1


def test_a_meeting_that_has_no_time_has_no_invitation(pair, proposed):
    with pytest.raises(ValueError, match="without a time"):
        invitation(proposed, pair.mentor, at=NOON)


def test_the_invitation_in_a_letter_holds_the_people_and_the_page_of_the_pair(db):
    pair = make.pair(
        mentor=make.person('Ada "A"\nL', email="a.l@example.org"), mentee=make.person("Grace")
    )
    meeting = propose_time(pair, STARTS, by=pair.mentee, at=NOON)
    accept_time(meeting, STARTS, by=pair.mentor, at=NOON)

    event = event_of(Letter.objects.latest("pk").calendar)
    reader, partner = (
        pair.both[::-1] if Letter.objects.latest("pk").reader == pair.mentee else pair.both
    )
    assert str(event["attendee"]) == f"mailto:{reader.email}"
    assert partner.email not in Letter.objects.latest("pk").calendar
    assert event["url"] == f"http://localhost:8000/pairs/{pair.public_id}/"
    assert event["organizer"] == "mailto:mentoring@localhost"
    assert event["summary"] == 'Ada "A" L and Grace: mentoring'
