"""Arrays of whole numbers of any size, as rows of 60-bit digits: exact, and as fast as NumPy."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

BITS: Final = 60
MASK: Final = 2**BITS - 1


class LongNumbers:
    """Numbers whose size is below `greatest`; sums of three of them are still exact.

    The first digit has the sign, all others are 0 to 2**60 - 1.
    """

    def __init__(self, numbers: Sequence[int], greatest: int) -> None:
        digits = greatest.bit_length() // BITS + 1
        rows = [_digits(number, digits) for number in numbers]
        table = np.array(rows, dtype=np.int64).reshape(len(rows), digits)
        self.digits = np.ascontiguousarray(table.T)

    def sign_of_rest(
        self, start: int, own: NDArray[np.int32], other: "LongNumbers", at: Numbers
    ) -> Numbers:
        """-1, 0 or 1: the sign of start + self[own] - other[at], one by one."""
        count = self.digits.shape[0]
        first = _digits(start, count)
        carry: Numbers | int = 0
        rest = np.zeros(own.size, dtype=np.bool_)
        for digit in range(count - 1, 0, -1):
            sums = (
                self.digits[digit].take(own) - other.digits[digit].take(at) + first[digit] + carry
            )
            carry = sums >> BITS
            rest |= (sums & MASK) != 0
        sums = self.digits[0].take(own) - other.digits[0].take(at)
        sums += first[0] + carry
        return np.where(sums == 0, rest, np.sign(sums))


def _digits(number: int, count: int) -> list[int]:
    """The digits of a number, the highest first."""
    lower = [number >> BITS * place & MASK for place in range(count - 1)]
    return [number >> BITS * (count - 1), *reversed(lower)]
