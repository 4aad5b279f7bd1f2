"""The levels of the objective as one whole number per pair, and prices taken apart again.

One level outweighs all below it together when its unit is more than so many people can add up
to. That takes very large numbers, and most of it is never needed: prices rarely reach further
than a few people. So the solver counts with a smaller *reach*, and afterwards the prices show
whether it was enough: every price must lie near a multiple of each unit. Then the multiples and
the rests are prices for each level of their own, which proves the order of the levels exactly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.problem import Policy, ProblemError

Numbers = NDArray[np.int64]

BANDS: Final = 5
LOT_BITS: Final = 16
LOTS: Final = 2**LOT_BITS - 1
LONGEST_REACH: Final = 256
SHORTEST_REACH: Final = 4
LONGER: Final = 4
ROOM: Final = 2**60


@dataclass(frozen=True, slots=True)
class Scale:
    """The worth of one step of every level, highest first, for so many people (`reach`).

    `classes`: one person of the next class. `kept`: one pair of the standing matching, 0 without
    one. `bands`: one person fewer in each band, the worst first, () unless welfare has bands.
    `one`: one point of welfare; less than that are lots.
    """

    classes: int
    kept: int
    bands: tuple[int, ...]
    one: int

    @property
    def units(self) -> tuple[int, ...]:
        """All of them that mean something, the greatest first."""
        return tuple(unit for unit in (self.classes, self.kept, *self.bands, self.one) if unit)


def scale(policy: Policy, reach: int, *, kept: bool, lots: bool) -> Scale:
    """The least units with which every level outweighs all below it among `reach` people."""
    one = reach * LOTS + 1 if lots else 1
    bands: tuple[int, ...] = ()
    if policy.welfare == "bands":
        step = (reach * policy.perfect + 1) * one
        bands = tuple(step * (reach + 1) ** power for power in range(BANDS - 2, -1, -1))
    best = welfare(policy, bands, one)[-1] + (LOTS if lots else 0)
    keep = reach * best + 1 if kept else 0
    return Scale(reach * (keep + best) + 1, keep, bands, one)


def welfare(policy: Policy, bands: tuple[int, ...], one: int) -> list[int]:
    """What a pair with each score from 0 to the perfect one adds: phi in units of `one`.

    *concave*: the square of what is missing to the perfect score is lost, so that raising
    somebody low counts for more than raising somebody high. *total*: the score. *bands*: fewest
    people in the worst fifth of all scores, then in the next, then the greatest total.
    """
    perfect = policy.perfect
    if policy.welfare == "total":
        return [one * score for score in range(perfect + 1)]
    if policy.welfare == "concave":
        return [one * (perfect**2 - (perfect - score) ** 2) for score in range(perfect + 1)]
    lost = (*bands, 0)
    return [
        bands[0] - lost[min(BANDS - 1, BANDS * score // perfect) if perfect else -1] + one * score
        for score in range(perfect + 1)
    ]


def reaches(policy: Policy, people: int, *, classes: int, kept: bool) -> Iterator[int]:
    """How many people to count with: first few, then more, at last all, as 64 bits allow.

    Four times as many as there are is always enough: the least prices are sums along a chain
    that meets everybody once, so they stay within a quarter of every unit. Ends with
    `ProblemError` when the weights of the criteria are too large for that.
    """
    enough = 4 * (people + 2)
    reach = min(enough, LONGEST_REACH)

    def fits() -> bool:
        units = scale(policy, reach, kept=kept, lots=True)
        return units.classes * (classes + 1) < ROOM

    while not fits() and reach > SHORTEST_REACH:
        reach //= 2
    while fits():
        yield reach
        if reach == enough:
            break
        reach = min(enough, reach * LONGER)
    message = "The weights of the criteria are too large to be added up exactly."
    raise ProblemError(message)


def digits(prices: Numbers, units: tuple[int, ...]) -> Numbers | None:
    """Prices as multiples of each unit, (units x prices); what is less than the last is dropped.

    Nothing when a price lies too far from a multiple, a quarter of the unit: then the unit did
    not outweigh what lies below it, and a longer reach is needed.
    """
    multiples = nearest_digits(prices, units)
    rest = prices.copy()
    for unit, multiple in zip(units, multiples, strict=True):
        rest -= multiple * unit
        if unit > 1 and (np.abs(rest) > unit // 4).any():
            return None
    return multiples


def nearest_digits(prices: Numbers, units: tuple[int, ...]) -> Numbers:
    """The same, however far prices are from the multiples."""
    rest = prices.copy()
    found = []
    for unit in units:
        multiple = (rest + unit // 2) // unit
        rest = rest - multiple * unit
        found.append(multiple)
    return np.array(found)
