"""The package `munkres`: the Hungarian method (Kuhn 1955) on lists, with a column per place."""

from munkres import Munkres, make_cost_matrix  # type: ignore[import-not-found]  # only there

from benchmarks.matching.case import Case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import RowPair


def solve(case: Case, meter: Meter) -> list[RowPair]:
    """Its own way from profits to costs; a pair that may not be brings no profit."""
    seats = case.seats()
    with meter.part("build"):
        profit = [
            [case.worth(row, scores[seat]) if scores[seat] >= 0 else 0 for seat in seats]
            for row, scores in enumerate(case.scores())
        ]
    with meter.part("solve"):
        found = Munkres().compute(make_cost_matrix(profit))
    return [(row, seats[column]) for row, column in found if profit[row][column]]
