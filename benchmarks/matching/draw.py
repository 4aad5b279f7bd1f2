"""Draws from weights, from a seed, by nothing but uniform numbers from 0 to 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Draw:
    """A source of numbers that answers questions about people."""

    source: np.random.Generator

    def choice(self, weights: Sequence[float], count: int) -> IntArray:
        """So many numbers of weights, each as often as it weighs."""
        borders = np.cumsum(np.array(weights, dtype=np.float64))
        found = np.searchsorted(borders, self.source.random(count) * borders[-1], side="right")
        numbers: IntArray = np.minimum(found, len(weights) - 1).astype(np.int64)
        return numbers

    def whole(self, low: int, high: int, count: int) -> IntArray:
        """So many whole numbers from `low` to `high`, both included."""
        drawn = self.source.random(count) * (high - low + 1)
        numbers: IntArray = np.floor(drawn).astype(np.int64) + low
        return numbers


def zipf(count: int, exponent: float = 1.0) -> list[float]:
    """The weights of Zipf's law: the second is as frequent as 1/2**exponent of the first."""
    return [(rank + 1) ** -exponent for rank in range(count)]
