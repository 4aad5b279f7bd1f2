"""A shortlist of pairs, solved exactly and kept solved while pairs and people come and go.

Mentors have places and prices, mentees look for the greatest gain: the weight of a pair less the
price of its mentor. `settle` brings both to rest, from whatever state they are in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import ModuleType, SimpleNamespace
from typing import Final

import numpy as np

from nodement.matcher.compiled import compiled
from nodement.matcher.kernels import bidding, listing, paths
from nodement.matcher.kernels.bidding import Bids, new_bids
from nodement.matcher.kernels.paths import RADIUS, Search, new_search
from nodement.matcher.kernels.seating import BEYOND, NOBODY, Graph, Numbers, Seating, empty_graph

Kernels = ModuleType | SimpleNamespace
Watch = Callable[[], None]
"""Called every now and then; raises `Stopped` when the work should end."""

BIDS_EACH: Final = 10
"""How often everybody may bid, on the average, before shortest paths take over."""
CLOSED: Final = -1
"""The weight of a pair that may not be made."""
GENTLE: Final = 8
FEW_PLACES: Final = 64
"""So many free places that are too dear are filled one by one."""
LOOKS: Final = 2_000_000
"""How many mentees are looked at between two looks at the clock."""


class Stopped(Exception):
    """The time is up, or somebody does not want the answer any more."""


@dataclass(eq=False)
class Market:
    """Mentees, mentors with places, and the pairs on the shortlist.

    `wanted[i]` is False for mentees who take no part. `places` may change between two calls of
    `settle`. `step` is a small part of what a pair is worth, by which prices may fall at once; 0
    lets them fall only one by one.
    """

    places: Numbers
    wanted: np.ndarray[tuple[int], np.dtype[np.bool_]]
    is_large: bool
    step: int = 0
    graph: Graph = field(init=False)
    seating: Seating = field(init=False)
    search: Search = field(init=False)
    bids: Bids = field(init=False)

    def __post_init__(self) -> None:
        """Begin with an empty shortlist, nobody seated and every price at nothing."""
        rows, columns = self.wanted.size, self.places.size
        zeros = np.zeros
        self.graph = empty_graph(rows, columns)
        self.seating = Seating(
            u=zeros(rows, np.int64),
            v=zeros(columns, np.int64),
            places=self.places,
            taken=zeros(columns, np.int64),
            mentor_of=np.full(rows, NOBODY, np.int64),
            own=zeros(rows, np.int64),
            first=np.full(columns, NOBODY, np.int64),
            after=np.full(rows, NOBODY, np.int64),
            before=np.full(rows, NOBODY, np.int64),
        )
        self.search = new_search(rows, columns)
        self.bids = new_bids(rows)

    def copy(self) -> "Market":
        """The same state once more. The shortlist is shared: it is never changed in place."""
        twin = Market(self.places.copy(), self.wanted.copy(), self.is_large, self.step)
        old = self.seating
        copied = old._replace(
            **{name: array.copy() for name, array in old._asdict().items() if name != "places"}
        )
        twin.graph, twin.seating = self.graph, copied._replace(places=twin.places)
        return twin

    def close_pair(self, row: int, column: int) -> None:
        """Let a pair never be made; it stays on the shortlist, so that nobody offers it again."""
        start, end = self.graph.start[row : row + 2]
        listed = np.flatnonzero(self.graph.column[start:end] == column)
        if listed.size == 0:
            one = (np.array([number], np.int64) for number in (row, column, CLOSED))
            self.list_pairs(*one)
            return
        weight = self.graph.weight.copy()
        weight[start + listed[0]] = CLOSED
        self.graph = self.graph._replace(weight=weight)

    def forget(self, row: int) -> None:
        """Take all pairs of a mentee off the shortlist."""
        graph = self.graph
        start, end = graph.start[row : row + 2]
        shorter = graph.start.copy()
        shorter[row + 1 :] -= end - start
        gone = np.arange(start, end)
        self.graph = graph._replace(
            start=shorter,
            column=np.delete(graph.column, gone),
            weight=np.delete(graph.weight, gone),
            back_row=graph.back_row[end - start :].copy(),
            back_edge=graph.back_edge[end - start :].copy(),
            back_start=graph.back_start.copy(),
        )
        self._kernels(listing).turn_over(self.graph)

    def list_pairs(self, rows: Numbers, columns: Numbers, weights: Numbers) -> None:
        """Put pairs on the shortlist that are not there yet, in any order."""
        graph, width = self.graph, self.places.size
        order = np.argsort(rows * width + columns, kind="stable")
        rows, columns, weights = rows[order], columns[order], weights[order]
        old = np.repeat(np.arange(self.wanted.size), np.diff(graph.start)) * width + graph.column
        place = np.searchsorted(old, rows * width + columns)
        start = graph.start + np.searchsorted(rows, np.arange(self.wanted.size + 1))
        size = graph.column.size + rows.size
        self.graph = Graph(
            start,
            np.insert(graph.column, place, columns.astype(np.int32)),
            np.insert(graph.weight, place, weights),
            graph.back_start.copy(),
            np.empty(size, np.int32),
            np.empty(size, np.int64),
        )
        self._kernels(listing).turn_over(self.graph)

    def settle(self, watch: Watch, radius: int = BEYOND) -> None:
        """Bring the market to rest from any prices: the best seating of the shortlist.

        Whoever would find a seat only by a loss of more than `radius` goes on waiting, and so do
        free places that have a price.
        `watch` is called every now and then; what it raises leaves a seating that is possible,
        but not the best.
        """
        gentle = min(radius, self.step // GENTLE + 1) if self.step else radius
        self._seat(watch, gentle)
        if self.step:
            self._deflate(watch, gentle)
        self.search.state[RADIUS] = radius
        self._admit(watch)
        self.lower()
        self.search.state[RADIUS] = BEYOND if radius == BEYOND else 1
        self._kernels(paths).fill_all(self.graph, self.seating, self.search, self._dear())
        watch()
        self.search.state[RADIUS] = radius
        self._admit(watch)

    def _seat(self, watch: Watch, radius: int) -> None:
        """Let everybody who sits wrong, or nowhere, bid and then look for a path."""
        bid = self._kernels(bidding)
        bid.settle_prices(self.graph, self.seating)
        waiting = self._waiting()
        if waiting.size:
            self.bids.ring[: waiting.size] = waiting
            self.bids.state[:] = (0, waiting.size)
            bid.bid_all(self.graph, self.seating, self.bids, BIDS_EACH * waiting.size)
        watch()
        self.search.state[RADIUS] = radius
        self._admit(watch)

    def _deflate(self, watch: Watch, radius: int) -> None:
        """Lower all prices alike while many free places are too dear and few people wait.

        Bids only raise prices, and where places are about as many as people all of them can end
        too high together. To move every such place by itself would take a path through most of
        the market; lowered alike, hardly anybody sits wrong, and those take the places.
        """
        seating = self.seating
        while self._dear().size > max(FEW_PLACES, self._waiting().size):
            before = self._dear().size
            seating.v[:] = np.maximum(seating.v - self.step, 0)
            self._seat(watch, radius)
            if self._dear().size > before:
                return

    def _dear(self) -> Numbers:
        """Who has a free place with a price."""
        seating = self.seating
        return np.flatnonzero((seating.taken < seating.places) & (seating.v > 0))

    @property
    def is_at_rest(self) -> bool:
        """Whether nobody waits who would gain from a seat, and no free place has a price."""
        return self._waiting().size == 0 and self._dear().size == 0

    def lower(self) -> None:
        """Let all prices of mentors fall to the least, for a market that is at rest."""
        self._kernels(paths).lower(self.graph, self.seating, self.search)

    def _admit(self, watch: Watch) -> None:
        waiting = self._waiting()
        path = self._kernels(paths)
        while waiting.size:
            done = path.settle(self.graph, self.seating, self.search, waiting, LOOKS)
            waiting = waiting[done:]
            watch()

    def _waiting(self) -> Numbers:
        """Who takes part, sits nowhere, and would gain from a seat."""
        seating = self.seating
        return np.flatnonzero(self.wanted & (seating.mentor_of == NOBODY) & (seating.u > 0))

    def _kernels(self, module: ModuleType) -> Kernels:
        return (compiled(module) if self.is_large else None) or module
