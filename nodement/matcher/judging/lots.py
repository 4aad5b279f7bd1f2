"""Lots: a number for every pair that depends on nothing but the two ids."""

import hashlib
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]

MIXERS: Final = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))


def digests(role: str, ids: Iterable[str]) -> Words:
    """64 bits for every id, different for a mentee and for a mentor."""
    found = [hashlib.sha256(f"{role}:{one}".encode()).digest()[:8] for one in ids]
    return np.array([int.from_bytes(one) for one in found], dtype=np.uint64)


def lot(left: Words, right: Words, bits: int) -> NDArray[np.int64]:
    """The lot of pairs, 0 to 2**bits - 1, from the digests of both; 0 for 0 bits.

    The digests may be of any shapes that broadcast. Mixed as SplitMix64 does (Steele, Lea and
    Flood 2014).
    """
    mixed = left ^ right
    if bits == 0:
        return np.zeros(mixed.shape, dtype=np.int64)
    for shift, factor in MIXERS:
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)
