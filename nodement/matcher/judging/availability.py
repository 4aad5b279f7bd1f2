"""When two people can both meet: local weekly hours, laid over each other in universal time.

An instant belongs to a slot when the wall clock of the person's zone then reads a time in the
slot. So an hour that the clock skips gives nothing, and one that it repeats counts twice.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.clocks import MINUTE, offset_pieces
from nodement.matcher.judging.free_time import free_time
from nodement.matcher.problem import MINUTES_PER_DAY, Problem, Slot

IntArray = NDArray[np.int64]
Span = tuple[int, int]


def weekly_common_minutes(problem: Problem) -> IntArray:
    """The least common minutes of any week of the term, as a (mentees x mentors) array.

    Week *w* is the 7 x 24 hours from `term_start` + 7*w* days at 00:00 universal time. Exact to
    the minute. Only weeks in which some zone's clock behaves differently are computed.
    """
    free = free_time(problem.mentees, problem.mentors, problem.policy)
    return free.beside_all(np.arange(len(problem.mentees)))


def common_times(
    one: tuple[str, tuple[Slot, ...]],
    other: tuple[str, tuple[Slot, ...]],
    start: datetime,
    end: datetime,
) -> list[tuple[datetime, datetime]]:
    """The stretches between two instants in which both can meet, sorted, in universal time.

    Each side is an IANA zone and its weekly hours. `start` and `end` are aware datetimes.
    Stretches that touch are one.
    """
    start, end = start.astimezone(UTC), end.astimezone(UTC)
    base = datetime.combine(start.date(), time(), UTC)
    minutes = -((base - end) // MINUTE)
    spans = (_merged(_spans(*side, base, minutes)) for side in (one, other))
    meetings = (
        (max(start, base + begin * MINUTE), min(end, base + finish * MINUTE))
        for begin, finish in _intersection(*spans)
    )
    return [(begin, finish) for begin, finish in meetings if begin < finish]


def _spans(time_zone: str, slots: tuple[Slot, ...], base: datetime, minutes: int) -> Iterator[Span]:
    for begin, end, offset in offset_pieces(time_zone, base, minutes):
        first, last = (begin + offset) // MINUTES_PER_DAY, (end + offset) // MINUTES_PER_DAY
        for day in range(first, last + 1):
            midnight = day * MINUTES_PER_DAY - offset
            for weekday, start, finish in slots:
                if (base.weekday() + day) % 7 == weekday:
                    yield max(midnight + start, begin), min(midnight + finish, end)


def _merged(spans: Iterator[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, end in sorted(span for span in spans if span[0] < span[1]):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            continue
        merged.append((begin, end))
    return merged


def _intersection(one: list[Span], other: list[Span]) -> Iterator[Span]:
    left = right = 0
    while left < len(one) and right < len(other):
        begin = max(one[left][0], other[right][0])
        end = min(one[left][1], other[right][1])
        if begin < end:
            yield begin, end
        if one[left][1] < other[right][1]:
            left += 1
            continue
        right += 1
