"""From a shortlist to all pairs: price every pair until none is worth more than its two prices.

Column generation (Gilmore and Gomory 1961; for assignments Volgenant 1996): a seating that is the
best of a shortlist is the best of all when u + v >= weight holds for the pairs off the list too.
Where it does not, those pairs are put on the list and it is settled again. Nothing is dropped, so
this ends, and what it ends with is the optimum of the full problem.

Not every pair is looked at every time. For each mentee we know a bound on weight less price of
the pairs off the list. While that is below their own price, only mentors who have become cheaper
by more than the difference can matter.
"""

import time
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from nodement.matcher.judging.offers import Weights
from nodement.matcher.judging.scan import Asked, Offers, Scan
from nodement.matcher.kernels.seating import BEYOND, Numbers
from nodement.matcher.solving.market import Market, Watch

FIRST_LIST: Final = 32
FEW: Final = 2
NEXT_LIST: Final = 32
NEAR: Final = 128
"""Pairs nearly as good as the best are listed too: within this part of a perfect pair."""


@dataclass(eq=False)
class Pricing:
    """A market, and what is known of the pairs that are not on its list.

    `columns` are the mentors who take part, also those whose places are all locked: so their
    prices say what a place would be worth. `unlisted[i]` is at least weight less price of
    every pair of mentee i off the list, at the prices `seen`. `excess` is how much more than the
    market's worth any matching of all pairs could reach, at most; -1 before anybody looked.
    `seconds` is how long all pairs were priced so far.
    """

    scan: Scan
    market: Market
    columns: Numbers
    unlisted: Numbers = field(init=False)
    seen: Numbers = field(init=False)
    excess: int = -1
    seconds: float = 0.0

    def __post_init__(self) -> None:
        """Nothing is known yet."""
        self.unlisted = np.full(self.market.wanted.size, BEYOND // 4, np.int64)
        self.seen = self.market.seating.v.copy()

    def copy(self) -> "Pricing":
        """The same state once more."""
        twin = Pricing(self.scan, self.market.copy(), self.columns)
        twin.unlisted, twin.seen = self.unlisted.copy(), self.seen.copy()
        twin.excess, twin.seconds = self.excess, self.seconds
        return twin

    @property
    def near(self) -> int:
        """How far below its price a pair may stay and still be listed."""
        return near(self.scan.weights)

    @property
    def worth(self) -> int:
        """The weights of all pairs of the market, added up."""
        seating = self.market.seating
        return int(seating.own[seating.mentor_of >= 0].sum())

    def begin(self, prices: Numbers) -> None:
        """List the best pairs of every mentee at these prices of mentors.

        A few mentors are looked at first: what the best of those are worth is about what it takes
        to be among the best of all, and knowing it saves most of the work.
        """
        self.market.seating.v[:] = prices
        rows = np.flatnonzero(self.market.wanted)
        few = self.columns[:: FIRST_LIST // FEW]
        few_each = np.full(rows.size, few.size)
        asked = Asked(rows, few, few_each, np.zeros(rows.size, np.int64), FEW)
        least = self.scan.best_of_rows(asked, prices, self.market.graph).unlisted
        everybody = np.full(rows.size, self.columns.size)
        asked = Asked(rows, self.columns, everybody, least, FIRST_LIST)
        offers = self.scan.best_of_rows(asked, prices, self.market.graph)
        self.unlisted[rows] = offers.unlisted
        self.seen = prices.copy()
        self._list(offers)

    def optimize(self, watch: Watch, rounds: int = 2**31, radius: int = BEYOND) -> None:
        """Settle and improve until nothing is left to improve, or so many times.

        While the shortlist is the first one, somebody without a seat often only lacks the right
        pair on it. So the market is settled within a small radius once, and within the whole one
        from then on. With the widest radius and no bound on the rounds it ends at the least
        prices of mentors that prove the optimum.
        """
        within = min(self.market.step + 1, radius)
        for _ in range(rounds):
            self.market.settle(watch, within)
            self.market.lower()
            watch()
            if not self.improve() and (within == radius or self.market.is_at_rest):
                return
            within = radius

    def improve(self) -> bool:
        """List the pairs that are worth more than their prices, or nearly; False if none is."""
        begun, seating = time.monotonic(), self.market.seating
        asked = self._doubtful()
        offers = self.scan.best_of_rows(asked, seating.v, self.market.graph)
        self._note(asked, offers)
        above = offers.best - seating.u[asked.rows]
        missed = int(above[above > 0].sum())
        prices = int(seating.u.sum()) + int((self.market.places * seating.v).sum())
        self.excess = prices + missed - self.worth
        self.seconds += time.monotonic() - begun
        if missed:
            self._list(offers)
        return missed > 0

    def _doubtful(self) -> Asked:
        """Which mentees to ask again, and about how many of the mentors who fell the most."""
        seating = self.market.seating
        fallen = (self.seen - seating.v)[self.columns]
        order = np.argsort(-fallen, kind="stable")
        margin = seating.u - self.unlisted
        margin = np.where(margin > 0, margin - margin // 8, margin)
        reach = np.searchsorted(-fallen[order], -margin, side="left")
        rows = np.flatnonzero(self.market.wanted & (reach > 0))
        least = np.maximum(seating.u[rows] - self.near, 0)
        return Asked(rows, self.columns[order], reach[rows], least, NEXT_LIST)

    def _note(self, asked: Asked, offers: Offers) -> None:
        """Carry the bounds over to the prices of now: what was not looked at rose as it fell."""
        fallen = (self.seen - self.market.seating.v)[asked.columns]
        rest = np.append(fallen, -BEYOND // 2)
        bound = self.unlisted[asked.rows] + rest[asked.reach]
        self.unlisted[self.market.wanted] += rest[0]
        self.unlisted[asked.rows] = np.maximum(offers.unlisted, bound)
        self.seen = self.market.seating.v.copy()

    def _list(self, offers: Offers) -> None:
        self.market.list_pairs(offers.row, offers.column, offers.weight)


def near(weights: Weights) -> int:
    """A small part of what a perfect pair adds."""
    return int(weights.welfare.max(initial=0)) // NEAR
