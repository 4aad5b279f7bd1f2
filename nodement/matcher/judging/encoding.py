"""Answers as arrays: bits for what people tick, sorted numbers for their words, marked pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.problem import IdPair

IntArray = NDArray[np.int64]

WORD: Final = 64

Numbered = Sequence[tuple[int, ...]]
"""For every person the different numbers of what they named."""


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """One number per mentee and one per mentor."""

    mentees: IntArray
    mentors: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Bits:
    """What people named as bits, (words x people); `asked` counts all that each mentee named."""

    mentees: NDArray[np.uint64]
    mentors: NDArray[np.uint64]
    asked: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The words of texts: person *p* has `token[start[p] : start[p + 1]]`, ascending.

    Only words that somebody of the other side has too; `size` counts all of them.
    """

    start: IntArray
    token: NDArray[np.int32]
    size: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """The words of both sides, `tokens` different ones."""

    mentees: Tokens
    mentors: Tokens
    tokens: int


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """A few pairs with a number each, by row and then by column."""

    rows: IntArray
    columns: IntArray
    values: IntArray


def bits(mentees: Numbered, mentors: Numbered) -> Bits:
    """A bit for everything that people of both sides named, the most frequent in the first word."""
    sides = [_flat(side) for side in (mentees, mentors)]
    place = _places([numbers for _, numbers in sides])
    words = -(-int(place.max(initial=-1) + 1) // WORD)
    rows = []
    for (person, number), people in zip(sides, (mentees, mentors), strict=True):
        at, owner = place[number], person[place[number] >= 0]
        at = at[at >= 0]
        row = np.zeros((words, len(people)), dtype=np.uint64)
        np.add.at(row, (at // WORD, owner), np.uint64(1) << (at % WORD).astype(np.uint64))
        rows.append(row)
    return Bits(rows[0], rows[1], _sizes(mentees))


def texts(mentees: Numbered, mentors: Numbered) -> Texts:
    """The words of two sides; a number stands for a word."""
    sides = [_flat(side) for side in (mentees, mentors)]
    place = _places([numbers for _, numbers in sides])
    found = []
    for (person, number), people in zip(sides, (mentees, mentors), strict=True):
        token = place[number]
        person, token = person[token >= 0], token[token >= 0]
        order = np.lexsort((token, person))
        start = np.searchsorted(person[order], np.arange(len(people) + 1))
        found.append(Tokens(start.astype(np.int64), token[order].astype(np.int32), _sizes(people)))
    return Texts(found[0], found[1], int(place.max(initial=-1)) + 1)


def marks(worth: Mapping[IdPair, int], row: Mapping[str, int], column: Mapping[str, int]) -> Marks:
    """The pairs between people who are there."""
    known = sorted(
        (row[mentee], column[mentor], value)
        for (mentee, mentor), value in worth.items()
        if mentee in row and mentor in column
    )
    return Marks(*np.array(known, dtype=np.int64).reshape(-1, 3).T.copy())


def _flat(side: Numbered) -> tuple[IntArray, IntArray]:
    """Who named it, and its number, for everything that was named."""
    sizes = _sizes(side)
    number = np.fromiter(chain.from_iterable(side), dtype=np.int64, count=int(sizes.sum()))
    return np.repeat(np.arange(sizes.size), sizes), number


def _sizes(side: Numbered) -> IntArray:
    return np.fromiter(map(len, side), dtype=np.int64, count=len(side))


def _places(sides: Sequence[IntArray]) -> IntArray:
    """New numbers for what both sides named, the most frequent first; -1 for all else."""
    most = 1 + max((int(side.max(initial=-1)) for side in sides), default=-1)
    counts = [np.bincount(side, minlength=most) for side in sides]
    shared = np.flatnonzero((counts[0] > 0) & (counts[1] > 0))
    place = np.full(most, -1, dtype=np.int64)
    frequent = shared[np.argsort(-(counts[0] + counts[1])[shared], kind="stable")]
    place[frequent] = np.arange(frequent.size)
    return place
