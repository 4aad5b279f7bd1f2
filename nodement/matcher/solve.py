"""Find the best matching: locks, waiting priority, most people, best total, then a stable lot."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.assignment import NOBODY, Numbers, heaviest_assignment
from nodement.matcher.levels import Levels, levels
from nodement.matcher.planes import IntArray
from nodement.matcher.problem import IdPair, Problem
from nodement.matcher.scoring import Progress, Scored, score

LOT_BITS: Final = 16
SAFE_WEIGHT: Final = 2**60


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Who goes with whom. `mentor_of[i]` is the column of row *i* of `scored`, or -1."""

    scored: Scored
    mentor_of: IntArray

    @property
    def pairs(self) -> tuple[IdPair, ...]:
        """(mentee id, mentor id) of every pair, sorted."""
        mentees, mentors = self.scored.planes.mentees, self.scored.planes.mentors
        matched = np.flatnonzero(self.mentor_of != NOBODY).tolist()
        return tuple((mentees[row].id, mentors[self.mentor_of[row]].id) for row in matched)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The ids of mentees without a mentor, sorted."""
        rows = np.flatnonzero(self.mentor_of == NOBODY).tolist()
        return tuple(self.scored.planes.mentees[row].id for row in rows)

    @property
    def matched(self) -> int:
        """How many mentees have a mentor."""
        return int(np.count_nonzero(self.mentor_of != NOBODY))

    @property
    def total(self) -> int:
        """The sum of the scores of all pairs."""
        rows = np.flatnonzero(self.mentor_of != NOBODY)
        return int(self.scored.score[rows, self.mentor_of[rows]].sum())


def solve(problem: Problem, *, progress: Progress | None = None) -> Matching:
    """The best matching of a problem; the same for every order of its people.

    In this order: locked pairs stay; most people of the highest priority class, of the next, and
    so on, which is also the most people in all; the greatest total score; a lot drawn from the
    ids alone. Exact: each level is decided among all optima of those before it. `progress` is
    called while pairs are judged. Raises `ProblemError` when a locked pair is not eligible.
    """
    scored = score(problem, progress=progress)
    open_part = levels(scored)
    mentor_of = np.full(len(scored.planes.mentees), NOBODY, dtype=np.int64)
    offered = np.flatnonzero(open_part.places)
    found = heaviest_assignment(_with_lots(open_part, scored, offered), open_part.places[offered])
    seated = found != NOBODY
    mentor_of[open_part.rows[seated]] = offered[found[seated]]
    _keep_locks(scored, mentor_of)
    return Matching(scored, mentor_of)


def _with_lots(open_part: Levels, scored: Scored, offered: IntArray) -> Numbers:
    """The weights with the lot as their last digits: all lots together never make up for one."""
    weight = open_part.weight[:, offered]
    pairs = min(open_part.rows.size, int(open_part.places.sum()))
    step = pairs * (2**LOT_BITS - 1) + 1
    roomy = weight if int(weight.max(initial=0) + 1) * step < SAFE_WEIGHT else weight.astype(object)
    mentees = [scored.planes.mentees[row].id for row in open_part.rows]
    mentors = [scored.planes.mentors[column].id for column in offered]
    return np.where(weight < 0, -1, roomy * step + _lots(mentees, mentors))


def _lots(mentees: Iterable[str], mentors: Iterable[str]) -> IntArray:
    """A number for every pair that depends on nothing but the two ids, from 0 to 65535."""
    left, right = _digests("mentee", mentees), _digests("mentor", mentors)
    mixed = left[:, np.newaxis] ^ right
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(64 - LOT_BITS)).astype(np.int64)


def _digests(role: str, ids: Iterable[str]) -> NDArray[np.uint64]:
    digests = [hashlib.sha256(f"{role}:{one}".encode()).digest()[:8] for one in ids]
    return np.array([int.from_bytes(digest) for digest in digests], dtype=np.uint64)


def _keep_locks(scored: Scored, mentor_of: IntArray) -> None:
    column = {mentor.id: number for number, mentor in enumerate(scored.planes.mentors)}
    locked = dict(scored.problem.locks)
    for row, mentee in enumerate(scored.planes.mentees):
        if mentee.id in locked:
            mentor_of[row] = column[locked[mentee.id]]
