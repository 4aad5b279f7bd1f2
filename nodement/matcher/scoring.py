"""Judge every pair: who may be paired at all, and how good the pair would be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from nodement.matcher.block import Block
from nodement.matcher.criteria import CRITERIA
from nodement.matcher.planes import BoolArray, IntArray, Planes, planes
from nodement.matcher.problem import Problem, ProblemError
from nodement.matcher.rules import RULES

Progress = Callable[[int, int], None]

ROWS_PER_BLOCK: Final = 512


@dataclass(frozen=True, slots=True, eq=False)
class Scored:
    """A problem with its verdicts. Row *i* and column *j* are people in the order of their ids.

    `eligible` and `score` are (mentees x mentors); `score` is 0 where a pair is not eligible.
    """

    planes: Planes
    eligible: BoolArray
    score: IntArray

    @property
    def problem(self) -> Problem:
        """What was judged."""
        return self.planes.problem

    def edges(self) -> Iterator[tuple[str, str, int]]:
        """Every eligible pair with its score: mentee id, mentor id, score; sorted by the ids."""
        for row, column in np.argwhere(self.eligible).tolist():
            mentee, mentor = self.planes.mentees[row], self.planes.mentors[column]
            yield mentee.id, mentor.id, int(self.score[row, column])


def score(problem: Problem, *, progress: Progress | None = None) -> Scored:
    """Judge all pairs, block by block.

    `progress` is called with the number of mentees judged and of all. Raises `ProblemError` when
    a lock holds a pair that is not eligible, and names the rule.
    """
    table = planes(problem)
    shape = len(table.mentees), len(table.mentors)
    eligible, total = np.zeros(shape, dtype=np.bool_), np.zeros(shape, dtype=np.int64)
    for block in blocks(table, np.arange(shape[0])):
        eligible[block.rows] = ~np.logical_or.reduce([rule.removed(block) for rule in RULES])
        total[block.rows] = np.where(eligible[block.rows], sum(points(block).values()), 0)
        if progress is not None:
            progress(int(block.rows[-1]) + 1, shape[0])
    scored = Scored(table, eligible, total)
    _check_locks(scored)
    return scored


def blocks(table: Planes, rows: IntArray) -> Iterator[Block]:
    """The mentees with these numbers, some hundred at a time."""
    for first in range(0, rows.size, ROWS_PER_BLOCK):
        yield Block(table, rows[first : first + ROWS_PER_BLOCK])


def points(block: Block) -> dict[str, IntArray]:
    """The points of every criterion for the pairs of a block."""
    weights = block.planes.problem.policy.weights
    return {
        criterion.name: criterion.points(block, weights.get(criterion.name, 0))
        for criterion in CRITERIA
    }


def _check_locks(scored: Scored) -> None:
    row = {mentee.id: number for number, mentee in enumerate(scored.planes.mentees)}
    column = {mentor.id: number for number, mentor in enumerate(scored.planes.mentors)}
    for mentee, mentor in sorted(scored.problem.locks):
        if scored.eligible[row[mentee], column[mentor]]:
            continue
        block = Block(scored.planes, np.array([row[mentee]]))
        broken = [rule.name for rule in RULES if rule.removed(block)[0, column[mentor]]]
        message = f"{mentee} and {mentor} are locked, but not eligible: {', '.join(broken)}."
        raise ProblemError(message)
