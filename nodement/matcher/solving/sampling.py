"""Prices to begin with: solve a random sample exactly, and ask what each mentor is worth to it.

A quarter of the mentees with a quarter of the mentors want much the same as all of them. The
prices that prove the sample's optimum, extended to every mentor as the most that somebody of the
sample would pay for them, are so near the final ones that few rounds are left. The sample itself
begins with a sample.
"""

from typing import Final

import numpy as np

from nodement.matcher.judging.scan import Scan
from nodement.matcher.kernels.seating import Numbers
from nodement.matcher.solving.market import Market, Watch
from nodement.matcher.solving.pricing import Pricing, near

SMALL: Final = 4_000_000
"""So many pairs need no sample."""
SHARE: Final = 4
ROUNDS: Final = 2
SEED: Final = 1


def sample_prices(scan: Scan, places: Numbers, rows: Numbers, watch: Watch) -> Numbers:
    """A price for every mentor, at least 0; all 0 where the problem is small.

    `rows` are the mentees who take part; `places` is 0 for mentors who do not. The sample depends
    on nothing but how many they are.
    """
    columns = np.flatnonzero(places)
    if rows.size * columns.size <= SMALL:
        return np.zeros(places.size, np.int64)
    chance = np.random.default_rng(SEED)
    some = np.sort(chance.choice(rows, rows.size // SHARE, replace=False))
    offered = np.zeros_like(places)
    offered_columns = chance.choice(columns, columns.size // SHARE, replace=False)
    offered[offered_columns] = places[offered_columns]
    wanted = np.zeros(scan.size[0], np.bool_)
    wanted[some] = True
    market = Market(offered, wanted, is_large=True, step=near(scan.weights) // 2)
    pricing = Pricing(scan, market, np.sort(offered_columns))
    pricing.begin(sample_prices(scan, offered, some, watch))
    pricing.optimize(watch, ROUNDS, pricing.near)
    seating = pricing.market.seating
    return np.maximum(seating.v, scan.best_of_columns(some, columns, seating.u))
