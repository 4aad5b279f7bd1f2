"""What a decision changes: how many have a mentor, the total, and who moves."""

from dataclasses import dataclass

import numpy as np

from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.seating import NOBODY, Numbers


@dataclass(frozen=True, slots=True)
class Move:
    """A mentee whose mentor changes; an empty id is nobody."""

    mentee: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """The difference between two matchings: people, points of all pairs, and every move."""

    matched: int
    total: int
    moves: tuple[Move, ...]


def change_between(scored: Scored, before: Numbers, after: Numbers) -> Change:
    """Compare two matchings of the same people, given as the column of every mentee or -1."""
    rows = np.flatnonzero(before != after)
    table = scored.planes

    def name(column: int) -> str:
        return "" if column == NOBODY else table.mentors[column].id

    moves = (
        Move(table.mentees[row].id, name(before[row]), name(after[row])) for row in rows.tolist()
    )
    return Change(
        matched=int(np.count_nonzero(after != NOBODY) - np.count_nonzero(before != NOBODY)),
        total=_points(scored, rows, after) - _points(scored, rows, before),
        moves=tuple(moves),
    )


def _points(scored: Scored, rows: Numbers, mentor_of: Numbers) -> int:
    seated = rows[mentor_of[rows] != NOBODY]
    return int(scored.of(seated, mentor_of[seated]).sum())
