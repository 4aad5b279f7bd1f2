"""Judge pairs when they are asked for: who may be paired at all, and how good the pair would be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.block import Block, PairList
from nodement.matcher.judging.criteria import criteria_of
from nodement.matcher.judging.forms import Forms, forms
from nodement.matcher.judging.planes import IntArray, Planes, planes
from nodement.matcher.judging.rules import RULES
from nodement.matcher.judging.terms import FORBIDDEN
from nodement.matcher.problem import Problem, ProblemError

Progress = Callable[[int, int], None]
Scores = NDArray[np.int32]

PAIRS_PER_BLOCK: Final = 2**18


@dataclass(frozen=True, eq=False)
class Scored:
    """A problem whose pairs can be judged. Row *i* and column *j* are people in order of ids.

    Nothing here grows with the number of pairs.
    """

    planes: Planes

    @property
    def problem(self) -> Problem:
        """What is judged."""
        return self.planes.problem

    @cached_property
    def forms(self) -> Forms:
        """The same for a scan over all pairs."""
        return forms(self.planes)

    def block(self, rows: IntArray) -> Scores:
        """The scores of some mentees beside every mentor, (rows x mentors).

        -1 where a pair is not eligible. Ask for some hundred rows at a time.
        """
        found = np.empty((rows.size, len(self.planes.mentors)), dtype=np.int32)
        first = 0
        for block in blocks(self.planes, rows):
            last = first + block.rows.size
            found[first:last] = _scores(block)
            first = last
        return found

    def of(self, rows: IntArray, columns: IntArray) -> Scores:
        """The scores of single pairs, from two equally long arrays; -1 where not eligible."""
        found = np.empty(rows.shape, dtype=np.int32)
        for first in range(0, rows.size, PAIRS_PER_BLOCK):
            some = slice(first, first + PAIRS_PER_BLOCK)
            found[some] = _scores(PairList(self.planes, rows[some], columns[some]))
        return found

    def edges(self) -> Iterator[tuple[str, str, int]]:
        """Every eligible pair with its score: mentee id, mentor id, score; sorted by the ids."""
        for block in blocks(self.planes, np.arange(len(self.planes.mentees))):
            scores = _scores(block)
            rows, columns = np.nonzero(scores >= 0)
            found = zip(
                block.rows[rows].tolist(),
                columns.tolist(),
                scores[rows, columns].tolist(),
                strict=True,
            )
            for row, column, value in found:
                yield self.planes.mentees[row].id, self.planes.mentors[column].id, value


def score(problem: Problem, *, progress: Progress | None = None) -> Scored:
    """Make a problem ready to be judged.

    `progress` is called with the number of mentees read and of all. Raises `ProblemError` when a
    lock holds a pair that is not eligible, and names the rule.
    """
    scored = Scored(planes(problem))
    _check_locks(scored)
    if progress is not None:
        progress(len(problem.mentees), len(problem.mentees))
    return scored


def blocks(table: Planes, rows: IntArray) -> Iterator[Block]:
    """The mentees with these numbers, so many at a time that their pairs need little memory."""
    step = max(PAIRS_PER_BLOCK // max(len(table.mentors), 1), 1)
    for first in range(0, rows.size, step):
        yield Block(table, rows[first : first + step])


def points(pairs: Block | PairList) -> dict[str, IntArray]:
    """The points of every criterion, shaped like the pairs; meant for those that are eligible."""
    policy = pairs.planes.problem.policy
    return {
        one.name: one.term(pairs.planes, policy.weights.get(one.name, 0)).of(pairs)
        for one in criteria_of(policy)
    }


def points_of(table: Planes, rows: IntArray, columns: IntArray) -> dict[str, IntArray]:
    """The points of every criterion for single pairs, from two equally long arrays."""
    return points(PairList(table, rows, columns))


def _scores(pairs: Block | PairList) -> Scores:
    removed = np.zeros(pairs.shape, dtype=np.bool_)
    for rule in RULES:
        removed |= rule.removed(pairs)
    total = sum(points(pairs).values(), np.zeros(pairs.shape, dtype=np.int64))
    return np.where(removed, FORBIDDEN, total).astype(np.int32)


def _check_locks(scored: Scored) -> None:
    row = {mentee.id: number for number, mentee in enumerate(scored.planes.mentees)}
    column = {mentor.id: number for number, mentor in enumerate(scored.planes.mentors)}
    locks = sorted(scored.problem.locks)
    rows = np.array([row[mentee] for mentee, _ in locks], dtype=np.int64)
    columns = np.array([column[mentor] for _, mentor in locks], dtype=np.int64)
    for number in np.flatnonzero(scored.of(rows, columns) < 0)[:1].tolist():
        pair = PairList(scored.planes, rows[number : number + 1], columns[number : number + 1])
        broken = [rule.name for rule in RULES if rule.removed(pair)[0]]
        mentee, mentor = locks[number]
        message = f"{mentee} and {mentor} are locked, but not eligible: {', '.join(broken)}."
        raise ProblemError(message)
