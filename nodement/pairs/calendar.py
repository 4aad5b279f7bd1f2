"""A meeting as calendars understand it (iCalendar, RFC 5545; invitations, RFC 5546)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parseaddr

from icalendar import STATUS, Calendar, Event, vCalAddress

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True)
class Guest:
    """Somebody who is invited, by name and address."""

    name: str
    email: str


@dataclass(frozen=True)
class Invitation:
    """What a calendar needs to know of a meeting.

    `uid` stays the same for the life of the meeting; `sequence` grows with every change, so that
    calendars know which of two invitations is newer. `sender` may be `Name <address>`.
    """

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    sender: str
    guests: Sequence[Guest]
    url: str
    place: str = ""


def request(invitation: Invitation) -> str:
    """The text of an invitation, or of its update when the sequence has grown."""
    return _calendar(invitation, method="REQUEST", status=STATUS.CONFIRMED)


def cancellation(invitation: Invitation) -> str:
    """The text that takes the meeting out of the calendars again."""
    return _calendar(invitation, method="CANCEL", status=STATUS.CANCELLED)


def _calendar(invitation: Invitation, *, method: str, status: STATUS) -> str:
    event = Event.new(
        uid=invitation.uid,
        sequence=invitation.sequence,
        stamp=invitation.stamp.astimezone(UTC),
        start=invitation.starts_at.astimezone(UTC),
        end=invitation.ends_at.astimezone(UTC),
        summary=_one_line(invitation.summary),
        status=status,
        url=invitation.url,
    )
    if invitation.place:
        event.add("location", _one_line(invitation.place))
    name, address = parseaddr(invitation.sender)
    event.add("organizer", _address(Guest(name, address)))
    for guest in invitation.guests:
        event.add("attendee", _attendee(guest))
    calendar = Calendar()
    calendar.add("prodid", "-//Nodement//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()


def _address(guest: Guest) -> vCalAddress:
    return vCalAddress.new(_one_line(guest.email), cn=_one_line(guest.name) or None)


def _attendee(guest: Guest) -> vCalAddress:
    """Both have said yes on the page, so no calendar needs to ask them again."""
    return vCalAddress.new(
        _one_line(guest.email),
        cn=_one_line(guest.name) or None,
        role="REQ-PARTICIPANT",
        partstat="ACCEPTED",
        rsvp=False,
    )


def _one_line(text: str) -> str:
    """No control character gets into a calendar: lines are its grammar."""
    return " ".join(CONTROL.sub(" ", text).split())
