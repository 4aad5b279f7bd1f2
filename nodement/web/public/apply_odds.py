"""How good the odds are, and by when: in words, before anybody fills in a form."""

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.applying.queries import Room
from nodement.kit.zones import city
from nodement.people.models import Person
from nodement.programs.models import Program
from nodement.web.templatetags.words import day


@dataclass(frozen=True)
class OnClocks:
    """A moment on every clock that matters to the reader, the nearest first."""

    moment: datetime
    clocks: tuple[str, ...]


def on_clocks(moment: datetime | None, program: Program, person: Person | None) -> OnClocks | None:
    """A moment on the reader's clock if it is known, on the program's, and in UTC."""
    if moment is None:
        return None
    zones = [*([person.time_zone] if person else []), program.time_zone, "UTC"]
    clocks: dict[datetime, str] = {}
    for zone in zones:
        local = moment.astimezone(zoneinfo.ZoneInfo(zone))
        clocks.setdefault(
            local.replace(tzinfo=None), f"{day(local)} · {local:%H:%M} ({_place(zone)})"
        )
    return OnClocks(moment.astimezone(UTC), tuple(clocks.values()))


def odds_of(room: Room) -> tuple[str, ...]:
    """“41 mentors with 63 places, 512 mentees so far.”, and how many that is for one place."""
    if not room.mentors:
        mentors = _("No mentor with a free place yet")
    else:
        mentors = _("%(mentors)s with %(places)s") % {
            "mentors": _count(
                ngettext("%(count)s mentor", "%(count)s mentors", room.mentors), room.mentors
            ),
            "places": _count(
                ngettext("%(count)s place", "%(count)s places", room.places), room.places
            ),
        }
    mentees = ngettext("%(count)s mentee", "%(count)s mentees", room.mentees)
    asks = _count(mentees, room.mentees) if room.mentees else _("no mentees")
    said = _("%(mentors)s, %(mentees)s so far.") % {"mentors": mentors, "mentees": asks}
    return (said, *_share(room))


def _share(room: Room) -> tuple[str, ...]:
    if not room.places or room.mentees < 2 * room.places:
        return ()
    share = round(room.mentees / room.places)
    words = ngettext(
        "That is about %(count)s mentee for one place.",
        "That is about %(count)s mentees for one place.",
        share,
    )
    return (_count(words, share),)


def _count(words: str, count: int) -> str:
    return words % {"count": count}


def _place(zone: str) -> str:
    return "UTC" if zone == "UTC" else city(zone)
