"""Times at which two people can meet, each in the clock of both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

Interval = tuple[datetime, datetime]
STEP = timedelta(minutes=15)
EARLIEST, LATEST = 8, 21


@dataclass(frozen=True)
class CommonTime:
    """A stretch of time in which both are free, and both clocks."""

    starts_at: datetime
    ends_at: datetime
    mentee_zone: str
    mentor_zone: str

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


def first_times(
    common: Sequence[CommonTime], *, length: timedelta, most: int = 3
) -> list[datetime]:
    """Up to `most` moments to begin a meeting of that length, on different days where possible.

    Hours that are neither early nor late for both come first; each moment is a whole quarter of an
    hour. Shorter common times are used only when no longer one is left.
    """
    long_enough = [
        time for time in common if time.ends_at - whole_quarter(time.starts_at) >= length
    ]
    kind = [time for time in long_enough if _is_kind(time)]
    chosen: list[CommonTime] = []
    for times in (kind, long_enough, list(common)):
        for time in times:
            days = {one.starts_at.astimezone(ZoneInfo(one.mentee_zone)).date() for one in chosen}
            day = time.starts_at.astimezone(ZoneInfo(time.mentee_zone)).date()
            if day not in days and len(chosen) < most:
                chosen.append(time)
    for time in long_enough:
        if time not in chosen and len(chosen) < most:
            chosen.append(time)
    return sorted(whole_quarter(time.starts_at) for time in chosen)


def whole_quarter(moment: datetime) -> datetime:
    """The next whole quarter of an hour."""
    past = timedelta(
        minutes=moment.minute % 15, seconds=moment.second, microseconds=moment.microsecond
    )
    return moment if not past else moment - past + STEP


def _is_kind(time: CommonTime) -> bool:
    zones = (time.mentee_zone, time.mentor_zone)
    hours = [time.starts_at.astimezone(ZoneInfo(zone)).hour for zone in zones]
    return all(EARLIEST <= hour <= LATEST for hour in hours)
