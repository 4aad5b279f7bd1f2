"""Judge a cohort and lay the scores down for the other solvers: `-m benchmarks.matching.judged`."""

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.matching.case import NOT_ELIGIBLE, SCORES, Case
from benchmarks.matching.cohort import cohort
from benchmarks.matching.outcome import RowPair
from nodement.matcher import Problem, score
from nodement.matcher.problem import places_of

ROWS = 256


def case_of(problem: Problem, folder: Path) -> Case:
    """What is known before any pair is judged; people in the order of their ids."""
    mentees = sorted(problem.mentees, key=lambda one: one.id)
    mentors = sorted(problem.mentors, key=lambda one: one.id)
    classes = sorted({one.priority for one in mentees})
    perfect = problem.policy.perfect
    return Case(
        folder,
        [places_of(one, problem.policy) for one in mentors],
        [1 + classes.index(one.priority) for one in mentees],
        [perfect**2 - (perfect - points) ** 2 for points in range(perfect + 1)],
    )


def judge(case: Case, problem: Problem) -> Case:
    """Write the scores of all pairs, some hundred mentees at a time, and count the eligible."""
    scored = score(problem)
    eligible = 0
    with (case.folder / SCORES).open("wb") as file:
        for first in range(0, len(case.ranks), ROWS):
            rows = np.arange(first, min(first + ROWS, len(case.ranks)))
            block = scored.block(rows)
            eligible += int(np.count_nonzero(block != NOT_ELIGIBLE))
            block.astype("<i2").tofile(file)
    return replace(case, eligible=eligible)


def scores_of(case: Case, pairs: list[RowPair]) -> list[int]:
    """The scores of some pairs, from the file that every solver was given."""
    if not pairs:
        return []
    shape = len(case.ranks), len(case.places)
    table = np.memmap(case.folder / SCORES, dtype="<i2", mode="r", shape=shape)
    rows, columns = np.array(pairs, dtype=np.int64).T
    return [int(points) for points in table[rows, columns]]


def main(mentees: str, mentors: str, seed: str, folder: str) -> None:
    """Called with the size, the seed and the folder of a case."""
    problem = cohort(int(mentees), int(mentors), int(seed))
    judge(case_of(problem, Path(folder)), problem).write()


if __name__ == "__main__":
    main(*sys.argv[1:])
