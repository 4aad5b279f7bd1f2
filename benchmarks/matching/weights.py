"""What pairs are worth as NumPy arrays, some hundred mentees at a time, for solvers of numbers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from benchmarks.matching.case import SCORES, Case

ROWS = 256


def weight_blocks(case: Case) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Rows and their (rows x mentors) worth, 0 where a pair is not eligible."""
    mentors = len(case.places)
    phi = np.array([*case.phi, 0], dtype=np.int64)
    first_worth = case.big * np.array(case.ranks, dtype=np.int64)
    with (case.folder / SCORES).open("rb") as file:
        for first in range(0, len(case.ranks), ROWS):
            rows = np.arange(first, min(first + ROWS, len(case.ranks)))
            scores = np.fromfile(file, dtype="<i2", count=rows.size * mentors)
            scores = scores.reshape(rows.size, mentors)
            worth = first_worth[rows, np.newaxis] + phi[scores]
            yield rows, np.where(scores < 0, 0, worth)
