"""OR-Tools' min-cost flow (Goldberg and Tarjan 1990) on all eligible pairs, as arrays at once."""

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # type: ignore[import-untyped]

from benchmarks.matching.case import Case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import RowPair
from benchmarks.matching.weights import weight_blocks

Numbers = NDArray[np.int32] | NDArray[np.int64]


def solve(case: Case, meter: Meter) -> list[RowPair]:
    """Everybody flows through a mentor or, at no cost, directly to the end."""
    mentees, mentors = len(case.ranks), len(case.places)
    end = mentees + mentors
    flow = SimpleMinCostFlow()
    with meter.part("build"):
        tails, heads, costs = _arcs(case)
        arcs = flow.add_arcs_with_capacity_and_unit_cost(tails, heads, 1, costs)
        del tails, heads, costs
        everybody, guides = np.arange(mentees), np.arange(mentees, end)
        flow.add_arcs_with_capacity_and_unit_cost(everybody, end, 1, 0)
        flow.add_arcs_with_capacity_and_unit_cost(guides, end, np.array(case.places), 0)
        flow.set_nodes_supplies(everybody, 1)
        flow.set_node_supply(end, -mentees)
    with meter.part("solve"):
        status = flow.solve()
    if status != flow.OPTIMAL:
        raise SystemExit(f"The flow ended as {status}.")
    used = arcs[flow.flows(arcs) > 0]
    return [(flow.tail(arc), flow.head(arc) - mentees) for arc in used.tolist()]


def _arcs(case: Case) -> tuple[Numbers, Numbers, Numbers]:
    """Tail, head and cost of every eligible pair."""
    tails = np.empty(case.eligible, dtype=np.int32)
    heads = np.empty(case.eligible, dtype=np.int32)
    costs = np.empty(case.eligible, dtype=np.int64)
    last = 0
    for rows, worth in weight_blocks(case):
        row, column = np.nonzero(worth)
        part = slice(last, last + row.size)
        tails[part], heads[part] = rows[row], len(case.ranks) + column
        costs[part] = -worth[row, column]
        last += row.size
    return tails, heads, costs
