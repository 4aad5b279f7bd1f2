"""What a clock on the wall means: one instant, none, or two when clocks are put back."""

import zoneinfo
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Reading(StrEnum):
    """How many instants a time on a clock names."""

    ONCE = "once"
    NEVER = "never"
    TWICE = "twice"


@dataclass(frozen=True)
class Instant:
    """The instant that a clock shows, or the first of two."""

    at: datetime
    reading: Reading


def instant_of(local: datetime, time_zone: str) -> Instant:
    """Read a time without a zone on the clock of this zone.

    Where clocks are put forward, some times never come; where they are put back, some come twice.
    """
    zone = zoneinfo.ZoneInfo(time_zone)
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    return Instant(first.astimezone(UTC), _reading(first, second))


def on_clock(at: datetime, time_zone: str) -> datetime:
    """What a clock of this zone shows at an instant, to the minute, without its zone."""
    local = at.astimezone(zoneinfo.ZoneInfo(time_zone))
    return local.replace(tzinfo=None, second=0, microsecond=0)


def _reading(first: datetime, second: datetime) -> Reading:
    before, after = first.utcoffset(), second.utcoffset()
    if before == after or before is None or after is None:
        return Reading.ONCE
    return Reading.TWICE if before > after else Reading.NEVER
