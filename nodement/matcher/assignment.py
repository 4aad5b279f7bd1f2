"""The heaviest assignment: successive shortest augmenting paths with prices.

A mentor with all places is one node. Prices u (rows) and v (columns), both at least 0, keep
u + v >= weight for every pair, with equality where people are matched; v is 0 where a place is
free and u is 0 for whoever is left out. That makes every step's matching the best for the rows
let in so far (Kuhn 1955; Edmonds and Karp 1972; Jonker and Volgenant 1987).
"""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

NOBODY: Final = -1

Numbers = NDArray[Any]
"""64-bit integers, or Python's own where those would not suffice."""


def heaviest_assignment(weight: Numbers, places: NDArray[np.int64]) -> NDArray[np.int64]:
    """The column of every row, or -1: at most `places[j]` rows each, greatest sum of weights.

    `weight` is (rows x columns) of integers; a negative one forbids the pair. `places` are at
    least 1. The sum is the greatest possible; which of several equal answers is found depends
    on the order of the rows. 64-bit integers are safe below 2**60.
    """
    assignment = _Assignment(weight, places)
    for row in range(weight.shape[0] if weight.shape[1] else 0):
        assignment.insert(row)
    return assignment.column_of


@dataclass(slots=True)
class _Search:
    """A tree of shortest paths from one row: who joined at which distance, and the way back."""

    distance: Numbers
    waiting: Numbers
    parent: NDArray[np.int64]
    joined: list[tuple[int, int]]
    closed: list[tuple[int, int]]
    leaver: int
    cost: int


class _Assignment:
    """Who sits where, and the prices that prove it best."""

    def __init__(self, weight: Numbers, places: NDArray[np.int64]) -> None:
        rows, columns = weight.shape
        self.weight = weight
        self.places = places
        self.u = np.zeros(rows, dtype=weight.dtype)
        self.v = np.zeros(columns, dtype=weight.dtype)
        self.column_of = np.full(rows, NOBODY, dtype=np.int64)
        self.rows_of: list[list[int]] = [[] for _ in range(columns)]
        self.beyond = 4 * (int(weight.max(initial=0)) + 1)

    def insert(self, row: int) -> None:
        """Let one more row in, along the shortest path to a free place or to somebody's leaving."""
        search = self._start(row)
        while True:
            column = int(search.waiting.argmin())
            near = int(search.waiting[column])
            if near >= search.cost:
                self._reprice(search, search.cost)
                self._move(search, row, self._leave(search.leaver))
                return
            if len(self.rows_of[column]) < self.places[column]:
                self._reprice(search, near)
                self._move(search, row, column)
                return
            self._close(search, column, near)

    def _start(self, row: int) -> _Search:
        """Begin with the least price at which the row accepts every mentor's price."""
        reach = self.v - self.weight[row]
        self.u[row] = max(0, -int(reach.min()))
        distance = reach + self.u[row]
        parent = np.full(distance.size, row, dtype=np.int64)
        cost = int(self.u[row])
        return _Search(distance, distance.copy(), parent, [(row, 0)], [], row, cost)

    def _close(self, search: _Search, column: int, near: int) -> None:
        """All who sit at this full mentor join: each may move on, or leave."""
        search.waiting[column] = self.beyond
        search.closed.append((column, near))
        rows = np.array(self.rows_of[column], dtype=np.int64)
        search.joined.extend((row, near) for row in rows.tolist())
        leaving = self.u[rows] + near
        if leaving.min() < search.cost:
            search.leaver, search.cost = int(rows[leaving.argmin()]), int(leaving.min())

        reach = leaving[:, np.newaxis] + (self.v - self.weight[rows])
        best = reach.argmin(axis=0)
        nearest = reach[best, np.arange(best.size)]
        better = np.flatnonzero(nearest < search.distance)
        search.distance[better] = search.waiting[better] = nearest[better]
        search.parent[better] = rows[best[better]]

    def _reprice(self, search: _Search, length: int) -> None:
        for row, distance in search.joined:
            self.u[row] -= length - distance
        for column, distance in search.closed:
            self.v[column] += length - distance

    def _leave(self, row: int) -> int:
        """Take a row out; the column it sat in, or -1 if it sat nowhere yet."""
        column = int(self.column_of[row])
        if column != NOBODY:
            self.rows_of[column].remove(row)
            self.column_of[row] = NOBODY
        return column

    def _move(self, search: _Search, first: int, column: int) -> None:
        """Seat everybody along the path, back to the row that came in."""
        while column != NOBODY:
            row = int(search.parent[column])
            left = self._leave(row)
            self.column_of[row] = column
            self.rows_of[column].append(row)
            column = NOBODY if row == first else left
