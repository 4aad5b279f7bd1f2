"""Nodement's own measurement, in a process of its own: `-m benchmarks.matching.ours`."""

import sys
from pathlib import Path

import numpy as np

from benchmarks.matching.cohort import cohort
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import Measured
from nodement.matcher import Matching, Problem, answer_of, certificate, solve, verify

THREADS = 2


def measure(problem: Problem, *, explained: bool = True) -> Measured:
    """Judge, solve and prove; then, beside the comparison, explain and verify.

    The parts of `solve` come from its own clock, and the processor's time from ours. The peak of
    memory is that of `solve`: the problem was there before. Exits when the answer does not hold.
    """
    meter = Meter()
    meter.begin()
    with meter.part("whole"):
        matching = solve(problem, threads=THREADS)
        with meter.part("prove"):
            certificate(matching)
    megabytes = meter.peak()
    if explained:
        _explain(problem, matching, meter)
    pairs, scores = _pairs(matching)
    seconds = dict(matching.seconds) | meter.seconds
    return Measured(seconds, meter.processor, ["whole"], megabytes, pairs, scores)


def _explain(problem: Problem, matching: Matching, meter: Meter) -> None:
    with meter.part("explain"):
        answer = answer_of(matching)
    with meter.part("verify"):
        faults = verify(problem, answer)
    if faults:
        sys.exit(f"The answer does not hold: {faults[0]}")


def _pairs(matching: Matching) -> tuple[list[tuple[int, int]], list[int]]:
    rows = np.flatnonzero(matching.mentor_of >= 0)
    columns = matching.mentor_of[rows]
    scores = matching.scored.of(rows, columns)
    return list(zip(rows.tolist(), columns.tolist(), strict=True)), scores.tolist()


def main(mentees: str, mentors: str, seed: str, folder: str) -> None:
    """Called with the size, the seed and the folder of a case; a small run loads the kernels."""
    solve(cohort(1700, 1300, int(seed)), threads=THREADS)
    measure(cohort(int(mentees), int(mentors), int(seed))).write(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
