"""When two people can both meet: local weekly hours, laid over each other in universal time.

An instant belongs to a slot when the wall clock of the person's zone then reads a time in the
slot. So an hour that the clock skips gives nothing, and one that it repeats counts twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.problem import (
    MINUTES_PER_DAY,
    Applicant,
    Mentee,
    Mentor,
    Policy,
    Problem,
    Slot,
)

IntArray = NDArray[np.int64]
Piece = tuple[int, int, int]
"""From this minute to that one, a zone is so many minutes ahead of universal time."""

Span = tuple[int, int]
WeekShape = tuple[tuple[Piece, ...], ...]

MINUTE: Final = timedelta(minutes=1)
MINUTES_PER_WEEK: Final = 7 * MINUTES_PER_DAY
PROBE: Final = 6 * 60


def weekly_common_minutes(problem: Problem) -> IntArray:
    """The least common minutes of any week of the term, as a (mentees x mentors) array.

    Week *w* is the 7 x 24 hours from `term_start` + 7*w* days at 00:00 universal time. Exact to
    the minute. Only weeks in which some zone's clock behaves differently are computed.
    """
    return least_common_minutes(problem.mentees, problem.mentors, problem.policy)


def least_common_minutes(
    mentees: Sequence[Mentee], mentors: Sequence[Mentor], policy: Policy
) -> IntArray:
    """The same for people in the order given."""
    zones = sorted({one.time_zone for one in mentees} | {one.time_zone for one in mentors})
    wanted, offered = (_hours(side, zones, policy) for side in (mentees, mentors))
    least = np.full((len(mentees), len(mentors)), MINUTES_PER_WEEK, dtype=np.int64)
    for shape in _different_weeks(zones, policy):
        np.minimum(least, _minutes_of_week(wanted, offered, shape), out=least)
    return least


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


@lru_cache(maxsize=4096)
def offset_pieces(time_zone: str, start: datetime, minutes: int) -> tuple[Piece, ...]:
    """The stretches with one offset from universal time, in minutes after `start`."""
    zone = ZoneInfo(time_zone)

    def offset(minute: int) -> int:
        instant = start + minute * MINUTE
        return (instant.astimezone(zone).replace(tzinfo=None) - instant.replace(tzinfo=None)) // (
            MINUTE
        )

    pieces, begin = [], 0
    for probe in range(0, minutes, PROBE):
        before, after = probe, min(probe + PROBE, minutes)
        if offset(before) == offset(after):
            continue
        while after - before > 1:
            middle = (before + after) // 2
            before, after = (
                (middle, after) if offset(middle) == offset(before) else (before, middle)
            )
        pieces.append((begin, after, offset(before)))
        begin = after
    if begin < minutes:
        pieces.append((begin, minutes, offset(minutes - 1)))
    return tuple(pieces)


@dataclass(frozen=True, slots=True, eq=False)
class _Hours:
    """Every slot of one side: whose, in which zone, which day after the term's first, when."""

    people: int
    person: IntArray
    zone: IntArray
    day: IntArray
    start: IntArray
    end: IntArray


def _hours(people: Sequence[Applicant], zones: list[str], policy: Policy) -> _Hours:
    number_of = {zone: number for number, zone in enumerate(zones)}
    first_weekday = policy.term_start.weekday()
    slots = [
        (number, number_of[person.time_zone], (weekday - first_weekday) % 7, start, end)
        for number, person in enumerate(people)
        for weekday, start, end in person.availability
    ]
    columns = np.array(slots, dtype=np.int64).reshape(-1, 5).T
    return _Hours(len(people), *columns)


def _different_weeks(zones: list[str], policy: Policy) -> list[WeekShape]:
    """What the clocks of all zones do, once for each different week of the term."""
    start = datetime.combine(policy.term_start, time(), UTC)
    term = [offset_pieces(zone, start, policy.term_weeks * MINUTES_PER_WEEK) for zone in zones]
    weeks = range(0, policy.term_weeks * MINUTES_PER_WEEK, MINUTES_PER_WEEK)
    return list(dict.fromkeys(tuple(_cut(pieces, week) for pieces in term) for week in weeks))


def _cut(pieces: tuple[Piece, ...], week: int) -> tuple[Piece, ...]:
    inside = (
        (max(begin - week, 0), min(end - week, MINUTES_PER_WEEK), offset)
        for begin, end, offset in pieces
    )
    return tuple(piece for piece in inside if piece[0] < piece[1])


def _minutes_of_week(wanted: _Hours, offered: _Hours, shape: WeekShape) -> IntArray:
    """Common minutes as a product of 0/1 rows over the stretches between all starts and ends.

    A sum of at most 10,080 minutes is exact in 32-bit floating point.
    """
    sides = [(hours.people, _week_spans(hours, shape)) for hours in (wanted, offered)]
    edges = np.unique(np.concatenate([spans[1:].ravel() for _, spans in sides]))
    if edges.size == 0:
        return np.zeros((wanted.people, offered.people), dtype=np.int64)
    left, right = (_rows(people, spans, edges) for people, spans in sides)
    lengths = np.diff(edges).astype(np.float32)
    return ((left * lengths) @ right.T).astype(np.int64)


def _week_spans(hours: _Hours, shape: WeekShape) -> IntArray:
    """Columns (person, first minute, end minute) of universal time within the week."""
    found = [np.empty((3, 0), dtype=np.int64)]
    for zone, pieces in enumerate(shape):
        here = np.flatnonzero(hours.zone == zone)
        for begin, end, offset in pieces:
            for day in (hours.day[here] - 7, hours.day[here], hours.day[here] + 7):
                midnight = day * MINUTES_PER_DAY - offset
                starts = np.maximum(midnight + hours.start[here], begin)
                ends = np.minimum(midnight + hours.end[here], end)
                spans = np.stack([hours.person[here], starts, ends])
                found.append(spans[:, starts < ends])
    return np.concatenate(found, axis=1)


def _rows(people: int, spans: IntArray, edges: IntArray) -> NDArray[np.float32]:
    """One 0/1 row per person: free or not in each stretch between two neighbouring edges."""
    person, starts, ends = spans
    change = np.zeros((people, edges.size), dtype=np.int32)
    np.add.at(change, (person, np.searchsorted(edges, starts)), 1)
    np.add.at(change, (person, np.searchsorted(edges, ends)), -1)
    return (change.cumsum(axis=1)[:, :-1] > 0).astype(np.float32)


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
