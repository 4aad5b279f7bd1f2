"""Common times of two people, week by week of the reader's calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from nodement.matching.kickoff import CommonTime, whole_quarter

SHORTEST = timedelta(minutes=30)


@dataclass(frozen=True)
class Week:
    """The common times of one week, in order; 0 is this week."""

    number: int
    times: list[CommonTime]


def weeks_of(times: Iterable[CommonTime], now: datetime) -> list[Week]:
    """Common times of this week and the next, each from a whole quarter of an hour on."""
    monday = timezone.localdate(now) - timedelta(days=timezone.localdate(now).weekday())
    weeks = [Week(0, []), Week(1, [])]
    for time in times:
        start = whole_quarter(time.starts_at)
        number = (timezone.localdate(start) - monday).days // 7
        if number < len(weeks) and time.ends_at - start >= SHORTEST:
            rest = CommonTime(start, time.ends_at, time.mentee_zone, time.mentor_zone)
            weeks[number].times.append(rest)
    return weeks
