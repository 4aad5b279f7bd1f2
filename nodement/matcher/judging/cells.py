"""Everybody's week in coarse cells of about an hour: enough to rule most pairs out at a glance.

A cell is taken when the person is free in any minute of it in any week of the term. So two people
have at most as many minutes in common as their common cells hold.
"""

from itertools import count

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.clocks import MINUTES_PER_WEEK
from nodement.matcher.judging.free_time import FreeTime, Words

SHORTEST_CELL = 60
WORDS = 3
"""Words of 64 bits for a week: 168 cells and some that stay empty."""
ROWS_AT_ONCE = 2**14


def cell_grains(free: FreeTime) -> int:
    """How many grains a cell has: the fewest that last an hour and divide the week."""
    minutes = (free.grain * number for number in count(1))
    fitting = (one for one in minutes if one >= SHORTEST_CELL and MINUTES_PER_WEEK % one == 0)
    return next(fitting) // free.grain


def cells_of(free: FreeTime) -> tuple[Words, Words]:
    """The cells of all mentees and of all mentors, each (words x people)."""
    grains = cell_grains(free)
    owners = np.unique(np.concatenate([free.mentees.first, free.mentors.first]))
    rows = np.zeros((free.bits.shape[0], WORDS), dtype=np.uint64)
    for first in range(0, rows.shape[0], ROWS_AT_ONCE):
        some = slice(first, first + ROWS_AT_ONCE)
        rows[some] = _coarse(free.bits[some], free.most, grains)
    if owners.size:
        rows = np.bitwise_or.reduceat(rows, owners, axis=0)
    mentees, mentors = (
        np.ascontiguousarray(rows[np.searchsorted(owners, side.first)].T)
        for side in (free.mentees, free.mentors)
    )
    return mentees, mentors


def most_points(points: NDArray[np.int32], grains: int) -> NDArray[np.int32]:
    """The most points that so many common cells allow, from points by common grains."""
    shared = np.minimum(np.arange(64 * WORDS + 1) * grains, points.size - 1)
    return points[shared]


def _coarse(bits: Words, most: int, grains: int) -> Words:
    """Rows of grains as rows of cells."""
    single = np.unpackbits(bits.view(np.uint8), axis=1, bitorder="little")[:, :most]
    taken = single[:, ::grains].copy()
    for grain in range(1, grains):
        taken |= single[:, grain::grains]
    packed = np.zeros((bits.shape[0], 8 * WORDS), dtype=np.uint8)
    some = np.packbits(taken, axis=1, bitorder="little")
    packed[:, : some.shape[1]] = some
    return packed.view(np.uint64)
