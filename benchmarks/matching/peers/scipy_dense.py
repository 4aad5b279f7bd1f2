"""SciPy's dense assignment (Crouse 2016): a mentor stands once for every place.

A pair that may not be costs nothing and is not counted, every other one costs less than nothing,
so the cheapest full assignment is the heaviest matching.
"""

import numpy as np
from scipy.optimize import linear_sum_assignment

from benchmarks.matching.case import Case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import RowPair
from benchmarks.matching.weights import weight_blocks


def solve(case: Case, meter: Meter) -> list[RowPair]:
    """Lay the matrix out as SciPy wants it, no more rows than columns: then it copies nothing."""
    seats = np.array(case.seats(), dtype=np.int64)
    mentees = len(case.ranks)
    few = mentees <= seats.size
    with meter.part("build"):
        cost = np.zeros((mentees, seats.size) if few else (seats.size, mentees))
        for rows, worth in weight_blocks(case):
            block = -worth[:, seats]
            if few:
                cost[rows] = block
            else:
                cost[:, rows] = block.T
    with meter.part("solve"):
        row, column = linear_sum_assignment(cost)
    made = cost[row, column] < 0
    row, column = (row, column) if few else (column, row)
    return list(zip(row[made].tolist(), seats[column[made]].tolist(), strict=True))
