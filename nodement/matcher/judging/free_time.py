"""Everybody's free time in universal time as rows of bits, one row for each different week.

A bit stands for a *grain*: the greatest number of minutes that divides the start and the end of
every free stretch of anybody in any week, so that counting bits is exact to the minute. The weeks
of a term that a zone's clock passes alike are one week of that zone; for two people only the
different combinations of such weeks are looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.clocks import MINUTES_PER_WEEK, weeks_of_term
from nodement.matcher.problem import MINUTES_PER_DAY, Applicant, Policy, Slot

IntArray = NDArray[np.int64]
Words = NDArray[np.uint64]
Hours = tuple[str, tuple[Slot, ...]]

WORD: Final = 64
SLOTS_AT_ONCE: Final = 2**15
_WEEK_SHIFTS: Final = np.array([-7, 0, 7])


@dataclass(frozen=True, slots=True, eq=False)
class FreeSide:
    """The row of each person's first week, and the number of the clock that they live by."""

    first: IntArray
    clock: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class FreeTime:
    """The free time of both sides.

    `bits` is (rows x words). The weeks in which a mentee with clock *a* and a mentor with clock
    *b* meet are `mentee_week[k]`, `mentor_week[k]` for *k* from `start[a * clocks + b]` to the
    next start; week *w* of a person is row `first + w`.
    """

    grain: int
    bits: Words
    mentees: FreeSide
    mentors: FreeSide
    clocks: int
    start: IntArray
    mentee_week: IntArray
    mentor_week: IntArray

    @property
    def most(self) -> int:
        """The grains of a whole week."""
        return MINUTES_PER_WEEK // self.grain

    def common(self, rows: IntArray, columns: IntArray) -> IntArray:
        """The least common minutes of any week, for numbers of people that broadcast."""
        clocks = self.mentees.clock[rows] * self.clocks + self.mentors.clock[columns]
        begin, weeks = self.start[clocks], np.diff(self.start)[clocks]
        left, right = self.mentees.first[rows], self.mentors.first[columns]
        least = np.full(clocks.shape, self.most, dtype=np.int64)
        for number in range(int(weeks.max(initial=0))):
            week = begin + np.minimum(number, weeks - 1)
            one, other = left + self.mentee_week[week], right + self.mentor_week[week]
            np.minimum(least, self._shared(one, other), out=least)
        return least * self.grain

    def beside_all(self, rows: IntArray) -> IntArray:
        """The same as (rows x mentors), by groups of people who live by the same clocks."""
        least = np.full((rows.size, self.mentors.first.size), self.most, dtype=np.int64)
        columns_of = [np.flatnonzero(self.mentors.clock == one) for one in range(self.clocks)]
        for clock in np.unique(self.mentees.clock[rows]).tolist():
            here = np.flatnonzero(self.mentees.clock[rows] == clock)
            left = self.mentees.first[rows[here]][:, np.newaxis]
            for other, there in enumerate(columns_of):
                right = self.mentors.first[there]
                pair = clock * self.clocks + other
                counts = [
                    self._shared(left + self.mentee_week[week], right + self.mentor_week[week])
                    for week in range(self.start[pair], self.start[pair + 1])
                ]
                least[np.ix_(here, there)] = np.minimum.reduce(counts)
        return least * self.grain

    def _shared(self, left: IntArray, right: IntArray) -> NDArray[np.uint16]:
        """How many bits two rows have in common."""
        shared = np.zeros(np.broadcast_shapes(left.shape, right.shape), dtype=np.uint16)
        for word in range(self.bits.shape[1]):
            column = self.bits[:, word]
            shared += np.bitwise_count(column[left] & column[right])
        return shared


def free_time(
    mentees: Sequence[Applicant], mentors: Sequence[Applicant], policy: Policy
) -> FreeTime:
    """Lay everybody's weekly hours over the weeks of the term; rows are in the order given.

    People with the same zone and hours share their rows.
    """
    number_of: dict[Hours, int] = {}
    sides = [
        np.fromiter(
            (
                number_of.setdefault((one.time_zone, one.availability), len(number_of))
                for one in side
            ),
            dtype=np.int64,
            count=len(side),
        )
        for side in (mentees, mentors)
    ]
    hours = list(number_of)
    zones = {zone: number for number, zone in enumerate(sorted({zone for zone, _ in hours}))}
    clocks = _Clocks(list(zones), policy)
    zone = np.array([zones[name] for name, _ in hours], dtype=np.int64)
    first = np.concatenate([[0], np.cumsum(clocks.weeks[zone])])
    grain, bits = _bits(_slots(hours, policy), zone, clocks, first)
    free = [FreeSide(first[side], clocks.clock[zone[side]]) for side in sides]
    return FreeTime(grain, bits, free[0], free[1], len(clocks.orders), *clocks.meetings())


class _Clocks:
    """What the clocks of some zones do in the weeks of a term.

    `begin`, `end` and `ahead` are the pieces of every different week of every zone, in minutes;
    `week` says of which. Those of zone *z* start at `start[z]`. Zones whose different weeks
    follow each other in the same order have the same number in `clock`.
    """

    def __init__(self, zones: list[str], policy: Policy) -> None:
        pieces: list[tuple[int, int, int, int]] = []
        start, clock, weeks = [0], [], []
        self.orders: dict[tuple[int, ...], int] = {}
        for zone in zones:
            shapes = weeks_of_term(zone, policy)
            number = {shape: place for place, shape in enumerate(dict.fromkeys(shapes))}
            order = tuple(number[shape] for shape in shapes)
            clock.append(self.orders.setdefault(order, len(self.orders)))
            pieces += [(place, *piece) for shape, place in number.items() for piece in shape]
            start.append(len(pieces))
            weeks.append(len(number))
        self.start, self.clock = np.array(start), np.array(clock, dtype=np.int64)
        self.weeks = np.array(weeks, dtype=np.int64)
        self.week, self.begin, self.end, self.ahead = (
            np.array(pieces, dtype=np.int64).reshape(-1, 4).T
        )

    def meetings(self) -> tuple[IntArray, IntArray, IntArray]:
        """For every two clocks the combinations of weeks: where they start, and the weeks."""
        found = [
            list(dict.fromkeys(zip(one, other, strict=True)))
            for one in self.orders
            for other in self.orders
        ]
        start = np.cumsum([0, *map(len, found)], dtype=np.int64)
        weeks = np.array(list(chain.from_iterable(found)), dtype=np.int64).reshape(-1, 2)
        return start, weeks[:, 0].copy(), weeks[:, 1].copy()


def _slots(hours: Sequence[Hours], policy: Policy) -> IntArray:
    """Columns (whose hours, day after the term's first, start, end) of every slot."""
    counts = [len(slots) for _, slots in hours]
    owner = np.repeat(np.arange(len(hours)), counts)
    flat = chain.from_iterable(chain.from_iterable(slots for _, slots in hours))
    slots = np.fromiter(flat, dtype=np.int64, count=3 * owner.size).reshape(-1, 3).T
    return np.stack([owner, (slots[0] - policy.term_start.weekday()) % 7, slots[1], slots[2]])


def _bits(slots: IntArray, zone: IntArray, clocks: _Clocks, first: IntArray) -> tuple[int, Words]:
    """The grain, and the rows of bits."""
    spans = [
        np.concatenate(columns) for columns in zip(*_spans(slots, zone, clocks, first), strict=True)
    ]
    row, start, end = spans or [np.empty(0, dtype=np.int32)] * 3
    grain = int(np.gcd(np.gcd.reduce(start, initial=MINUTES_PER_WEEK), np.gcd.reduce(end)))
    words = -(-MINUTES_PER_WEEK // grain // WORD)
    bits = np.zeros((int(first[-1]), words), dtype=np.uint64)
    for begin in range(0, row.size, 2**20):
        some = slice(begin, begin + 2**20)
        _fill(bits, row[some], start[some] // grain, end[some] // grain)
    return grain, bits


def _spans(
    slots: IntArray, zone: IntArray, clocks: _Clocks, first: IntArray
) -> Iterator[tuple[NDArray[np.int32], ...]]:
    """(row, first minute, end minute) of every free stretch, some thousand slots at a time."""
    for begin in range(0, slots.shape[1], SLOTS_AT_ONCE):
        owner, day, start, end = slots[:, begin : begin + SLOTS_AT_ONCE]
        home = zone[owner]
        counts = clocks.start[home + 1] - clocks.start[home]
        slot = np.repeat(np.arange(owner.size), counts)
        within = np.arange(slot.size) - np.repeat(np.cumsum(counts) - counts, counts)
        piece = clocks.start[home[slot]] + within
        days = day[slot][:, np.newaxis] + _WEEK_SHIFTS
        midnight = days * MINUTES_PER_DAY - clocks.ahead[piece][:, np.newaxis]
        starts = np.maximum(midnight + start[slot][:, np.newaxis], clocks.begin[piece, np.newaxis])
        ends = np.minimum(midnight + end[slot][:, np.newaxis], clocks.end[piece, np.newaxis])
        rows = (first[owner[slot]] + clocks.week[piece])[:, np.newaxis]
        free = starts < ends
        rows = np.broadcast_to(rows, free.shape)
        yield tuple(part[free].astype(np.int32) for part in (rows, starts, ends))


def _fill(
    bits: Words, row: NDArray[np.int32], start: NDArray[np.int32], end: NDArray[np.int32]
) -> None:
    """Set the bits from `start` to `end` in each row; stretches may overlap."""
    counts = (end - 1) // WORD - start // WORD + 1
    span = np.repeat(np.arange(row.size), counts)
    within = np.arange(span.size) - np.repeat(np.cumsum(counts) - counts, counts)
    word = start[span] // WORD + within
    low = np.maximum(start[span] - word * WORD, 0)
    high = np.minimum(end[span] - word * WORD, WORD)
    ones = ~np.uint64(0) >> (WORD - high + low).astype(np.uint64)
    np.bitwise_or.at(bits, (row[span], word), ones << low.astype(np.uint64))
