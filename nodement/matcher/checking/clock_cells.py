"""Weekly hours cut into cells: a third reading of clocks, for checking very many pairs.

Everybody's week of local time is cut into equal cells, as large as all hours and all clocks allow.
For each zone and each week of the term the clock is asked which local cell a cell of universal
time shows. So a person's weeks are lookups, and common time is a count of bits.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from math import gcd
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.problem import Applicant, Policy, Problem

Cells = NDArray[np.int64]
Words = NDArray[np.uint64]

DAY: Final = 24 * 60
WEEK: Final = 7 * DAY
PROBE: Final = 6 * 60

Turn = tuple[int, int]
"""From this minute of the term on, a clock is so many minutes ahead of universal time."""


class ClockCells:
    """The different weeks of a term for all zones of a problem."""

    def __init__(self, problem: Problem) -> None:
        people, policy = (*problem.mentees, *problem.mentors), problem.policy
        zones = sorted({one.time_zone for one in people} | {"UTC"})
        clocks = {zone: _offsets(zone, policy.term_start, policy.term_weeks) for zone in zones}
        self.minutes = _grain(people, clocks.values())
        self._zone = {zone: number for number, zone in enumerate(zones)}
        self._weeks = np.stack(_different_weeks(clocks, policy, self.minutes), axis=1)

    @property
    def shape(self) -> tuple[int, int]:
        """How many weeks differ, and how many 64-bit words a week has."""
        return self._weeks.shape[1], -(-self._weeks.shape[2] // 64)

    def words(self, person: Applicant) -> Words:
        """The free cells of every different week as bits, in rows of 64-bit words."""
        local = np.zeros(WEEK // self.minutes, dtype=np.bool_)
        for weekday, start, end in person.availability:
            day = weekday * DAY
            local[(day + start) // self.minutes : (day + end) // self.minutes] = True
        packed = np.packbits(local[self._weeks[self._zone[person.time_zone]]], axis=1)
        weeks, words = self.shape
        whole = np.zeros((weeks, 8 * words), dtype=np.uint8)
        whole[:, : packed.shape[1]] = packed
        return whole.view(np.uint64)

    def common(self, one: Words, others: Words) -> Cells:
        """The fewest common minutes of any week: of one person with each of the others."""
        shared = np.bitwise_count(others & one)
        least: Cells = shared.sum(axis=2, dtype=np.int64).min(axis=1)
        return least * self.minutes


@lru_cache(maxsize=1024)
def _offsets(time_zone: str, term_start: date, term_weeks: int) -> tuple[Turn, ...]:
    zone = ZoneInfo(time_zone)
    start = datetime.combine(term_start, time(), UTC)

    def ahead(minute: int) -> int:
        offset = (start + timedelta(minutes=minute)).astimezone(zone).utcoffset()
        return (offset or timedelta()) // timedelta(minutes=1)

    turns = [(0, ahead(0))]
    for later in range(PROBE, term_weeks * WEEK + 1, PROBE):
        if ahead(later) == turns[-1][1]:
            continue
        for minute in range(later - PROBE + 1, later + 1):
            if ahead(minute) != turns[-1][1]:
                turns.append((minute, ahead(minute)))
    return tuple(turns)


def _grain(people: Iterable[Applicant], clocks: Iterable[tuple[Turn, ...]]) -> int:
    """The most minutes that divide every hour named, and every offset and turn of a clock."""
    hours = {slot[1:] for one in people for slot in one.availability}
    turns = {turn for offsets in clocks for turn in offsets}
    return gcd(60, *(number for pair in hours | turns for number in pair))


def _different_weeks(
    clocks: Mapping[str, tuple[Turn, ...]], policy: Policy, minutes: int
) -> list[Cells]:
    """(zones x cells) for every different week: the local cell at each cell of universal time."""
    kept: dict[bytes, Cells] = {}
    for week in range(policy.term_weeks):
        begin = week * WEEK + np.arange(WEEK // minutes, dtype=np.int64) * minutes
        shown = np.stack([_shown(turns, policy, begin) for turns in clocks.values()])
        kept.setdefault(shown.tobytes(), shown // minutes)
    return list(kept.values())


def _shown(turns: tuple[Turn, ...], policy: Policy, minutes: Cells) -> Cells:
    """The local minute of the week at minutes of the term."""
    begin, ahead = np.array(turns, dtype=np.int64).T
    now = np.searchsorted(begin, minutes, side="right") - 1
    shown: Cells = (policy.term_start.weekday() * DAY + minutes + ahead[now]) % WEEK
    return shown
