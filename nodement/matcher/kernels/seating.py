"""Who sits where: pairs on the shortlist, seats, prices, and the steps that all kernels share.

Prices u (mentees) and v (mentors) are at least 0 and keep u + v >= weight for every pair on the
shortlist, with equality where people are matched. Weights, prices and distances are 64-bit
integers below 2**61; a negative weight closes a pair.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

NOBODY = -1
BEYOND = 2**62


class Graph(NamedTuple):
    """The shortlist twice: by mentee with weights, by mentor with places of the same pairs."""

    start: Numbers
    column: NDArray[np.int32]
    weight: Numbers
    back_start: Numbers
    back_row: NDArray[np.int32]
    back_edge: Numbers


def empty_graph(rows: int, columns: int) -> Graph:
    """A shortlist of so many people on which nobody is yet."""
    return Graph(
        np.zeros(rows + 1, np.int64),
        np.zeros(0, np.int32),
        np.zeros(0, np.int64),
        np.zeros(columns + 1, np.int64),
        np.zeros(0, np.int32),
        np.zeros(0, np.int64),
    )


class Seating(NamedTuple):
    """Prices, places, and for every mentor a chain of the mentees who sit there."""

    u: Numbers
    v: Numbers
    places: Numbers
    taken: Numbers
    mentor_of: Numbers
    own: Numbers
    first: Numbers
    after: Numbers
    before: Numbers


def sit(seating: Seating, row: int, column: int, weight: int) -> None:
    """Seat somebody who sits nowhere."""
    head = seating.first[column]
    seating.after[row] = head
    seating.before[row] = NOBODY
    if head != NOBODY:
        seating.before[head] = row
    seating.first[column] = row
    seating.mentor_of[row] = column
    seating.own[row] = weight
    seating.taken[column] += 1


def rise(seating: Seating, row: int) -> int:
    """Let somebody stand up; the mentor they leave, or -1 if they sat nowhere."""
    column = seating.mentor_of[row]
    if column == NOBODY:
        return NOBODY
    after, before = seating.after[row], seating.before[row]
    if before == NOBODY:
        seating.first[column] = after
    if before != NOBODY:
        seating.after[before] = after
    if after != NOBODY:
        seating.before[after] = before
    seating.mentor_of[row] = NOBODY
    seating.taken[column] -= 1
    return int(column)
