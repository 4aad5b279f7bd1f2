"""A shortlist brought to rest: prices prove the seating, from any start, compiled or not."""

import random

import numpy as np
import pytest
from scipy.optimize import linear_sum_assignment

from nodement.matcher.kernels.seating import NOBODY
from nodement.matcher.solving.market import Market


def weights_of(seed, rows, columns):
    """Some pairs with weights, -1 for the others, and places from 0 to 3."""
    chance = np.random.default_rng(seed)
    weights = chance.integers(1_000, 10_000, (rows, columns))
    weights[chance.random((rows, columns)) < 0.6] = -1
    return weights, chance.integers(0, 4, columns)


def market_of(weights, places, *, is_large, step=0):
    market = Market(places.copy(), np.ones(len(weights), bool), is_large, step)
    rows, columns = np.nonzero(weights >= 0)
    market.list_pairs(rows, columns, weights[rows, columns])
    return market


def worth(market):
    seating = market.seating
    return int(seating.own[seating.mentor_of != NOBODY].sum())


def is_proven(market, weights):
    """Whether the prices prove the seating best, by plain sums."""
    seating = market.seating
    covered = (seating.u[:, np.newaxis] + seating.v >= weights) | (weights < 0)
    taken = np.bincount(seating.mentor_of[seating.mentor_of >= 0], minlength=market.places.size)
    prices = seating.u.sum() + (market.places * seating.v).sum()
    return (
        bool(covered.all())
        and bool((seating.u >= 0).all() and (seating.v >= 0).all())
        and bool((taken <= market.places).all())
        and int(prices) == worth(market)
    )


def best_worth(weights, places):
    """The same by SciPy: a column for every place, and nobody is forced."""
    seats = np.repeat(np.maximum(weights, 0), places, axis=1)
    rows, columns = linear_sum_assignment(seats, maximize=True)
    return int(seats[rows, columns].sum())


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("seed", range(40))
def test_prices_prove_the_best_seating_of_a_shortlist(seed, is_large):
    chance = random.Random(seed)
    weights, places = weights_of(seed, chance.randint(1, 40), chance.randint(1, 25))
    market = market_of(weights, places, is_large=is_large)

    market.settle(lambda: None)

    assert is_proven(market, weights)
    assert worth(market) == best_worth(weights, places)


@pytest.mark.parametrize("seed", range(20))
def test_it_comes_to_rest_from_any_prices(seed):
    weights, places = weights_of(seed, 60, 40)
    market = market_of(weights, places, is_large=True)
    market.seating.v[:] = np.random.default_rng(seed).integers(0, 9_000, places.size)

    market.settle(lambda: None)

    assert is_proven(market, weights)


def test_compiled_kernels_and_plain_ones_seat_and_price_alike():
    weights, places = weights_of(7, 60, 40)
    plain, fast = (market_of(weights, places, is_large=is_large) for is_large in (False, True))
    for market in (plain, fast):
        market.settle(lambda: None)
        market.lower()

    for one, other in zip(plain.seating, fast.seating, strict=True):
        assert one.tolist() == other.tolist()


def test_prices_that_are_all_too_high_fall_together():
    weights, places = weights_of(3, 600, 400)
    market = market_of(weights, places, is_large=True, step=50)
    market.seating.v[:] = 8_000

    market.settle(lambda: None)

    assert is_proven(market, weights)
    assert worth(market) == best_worth(weights, places)


def test_least_prices_are_the_worth_of_one_more_place():
    weights, places = weights_of(11, 20, 6)
    market = market_of(weights, places, is_large=False)
    market.settle(lambda: None)
    market.lower()

    for column in range(places.size):
        more = places.copy()
        more[column] += 1
        gain = best_worth(weights, more) - best_worth(weights, places)
        assert market.seating.v[column] == gain
