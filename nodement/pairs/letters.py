"""What is said to the two of a pair, and the invitations that travel with it."""

import zoneinfo
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from nodement.kit.zones import city
from nodement.outbox.actions import Enclosure, subject_of, write
from nodement.pairs import calendar
from nodement.pairs.calendar import Guest, Invitation
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person


def tell(
    name: str,
    reader: Person,
    pair: Pair,
    *,
    at: datetime,
    enclosure: Enclosure | None = None,
    **facts: object,
) -> None:
    """Write the letter `name` to one of the two; it knows the partner and both clocks."""
    partner = pair.partner_of(reader)
    write(
        name,
        to=reader,
        at=at,
        subject=subject_of(pair, pair.cohort),
        enclosure=enclosure,
        pair_id=pair.public_id,
        partner=str(partner),
        partner_zone=zoneinfo.ZoneInfo(partner.time_zone),
        partner_clock=city(partner.time_zone),
        clock=city(reader.time_zone),
        **facts,
    )


def tell_agreed(meeting: Meeting, *, moved_from: datetime | None, at: datetime) -> None:
    """Tell both when they meet, with an invitation, or with its update."""
    for person in meeting.pair.both:
        text = calendar.request(invitation(meeting, person, at=at))
        tell(
            "meeting-agreed",
            person,
            meeting.pair,
            at=at,
            enclosure=Enclosure(text, "REQUEST"),
            starts_at=meeting.starts_at,
            minutes=meeting.minutes,
            moved_from=moved_from,
            place=meeting.place,
        )


def tell_place(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Tell both where they meet, with the update for their calendars."""
    for person in meeting.pair.both:
        text = calendar.request(invitation(meeting, person, at=at))
        tell(
            "meeting-place",
            person,
            meeting.pair,
            at=at,
            enclosure=Enclosure(text, "REQUEST"),
            starts_at=meeting.starts_at,
            place=meeting.place,
            is_own=person == by,
        )


def tell_cancelled(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Tell both that the meeting is off, and take it out of their calendars."""
    for person in meeting.pair.both:
        text = calendar.cancellation(invitation(meeting, person, at=at))
        tell(
            "meeting-cancelled",
            person,
            meeting.pair,
            at=at,
            enclosure=Enclosure(text, "CANCEL"),
            starts_at=meeting.starts_at,
            is_own=person == by,
        )


def invitation(meeting: Meeting, reader: Person, *, at: datetime) -> Invitation:
    """The invitation to an agreed meeting, in the reader's language and to the reader alone.

    The partner is named, but their address is theirs to give. Only a meeting that has a time can
    be put into a calendar; any other raises ValueError.
    """
    pair, starts_at, ends_at = meeting.pair, meeting.starts_at, meeting.ends_at
    if starts_at is None or ends_at is None:
        raise ValueError("a meeting without a time has no invitation")
    with translation.override(reader.language):
        summary = _("%(mentor)s and %(mentee)s: mentoring") % {
            "mentor": pair.mentor,
            "mentee": pair.mentee,
        }
    return Invitation(
        uid=f"{meeting.public_id}@{settings.SITE_URL.host}",
        sequence=meeting.sequence,
        stamp=at,
        starts_at=starts_at,
        ends_at=ends_at,
        summary=summary,
        place=meeting.place,
        sender=settings.DEFAULT_FROM_EMAIL,
        guests=[Guest(str(reader), reader.email)],
        url=f"{settings.SITE_URL}/pairs/{pair.public_id}/",
    )
