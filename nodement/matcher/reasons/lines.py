"""How many people wait for the same mentors, and who has waited longer."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.planes import IntArray
from nodement.matcher.solving.solve import Matching

Packed = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Line:
    """Those who wait for one mentor whose places are all taken, somebody among them.

    `places` are taken, `waiting` people suit and have nobody, `ahead` of them have waited longer.
    """

    places: int
    waiting: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody without a mentor stands.

    `taken` places with mentors who suit and are full went to others, `longer` of these to people
    who have waited longer. `line` is the shortest among these mentors: fewest who have waited
    longer, then fewest in all.
    """

    taken: int
    longer: int
    line: Line | None


def standings(matching: Matching, rows: IntArray, suited: Sequence[Packed]) -> list[Standing]:
    """Where each of these mentees stands, who all have no mentor.

    `suited` says who suits whom, (rows x mentors) packed as bits. The classes are gone through
    from the highest down, so that whoever has waited longer was counted before; one pass, and
    memory for a few numbers per mentor.
    """
    table, mentors = matching.scored.planes, len(matching.scored.planes.mentors)
    waited = table.waiting[rows]
    taken = _counted(matching.mentor_of, mentors)
    full = (taken > 0) & (taken >= table.places)
    waiting = sum((_unpacked(one, mentors) for one in suited), np.zeros(mentors, dtype=np.int64))
    ahead = np.zeros(mentors, dtype=np.int64)
    found: dict[int, Standing] = {}
    for priority in np.unique(waited)[::-1].tolist():
        longer = _counted(matching.mentor_of[table.waiting > priority], mentors)
        length = ahead * (rows.size + 1) + waiting
        alike = np.flatnonzero(waited == priority).tolist()
        for number in alike:
            columns = np.flatnonzero(_unpacked(suited[number], mentors) & full)
            if columns.size == 0:
                found[number] = Standing(0, 0, None)
                continue
            near = columns[length[columns].argmin()]
            line = Line(int(taken[near]), int(waiting[near]), int(ahead[near]))
            found[number] = Standing(int(taken[columns].sum()), int(longer[columns].sum()), line)
        for number in alike:
            ahead += _unpacked(suited[number], mentors)
    return [found[number] for number in range(rows.size)]


def _counted(mentor_of: IntArray, mentors: int) -> IntArray:
    """How many people each mentor has."""
    return np.bincount(mentor_of[mentor_of >= 0], minlength=mentors)


def _unpacked(bits: Packed, mentors: int) -> NDArray[np.uint8]:
    return np.unpackbits(bits, count=mentors)
