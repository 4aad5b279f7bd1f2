"""Pairs to judge: some mentees beside every mentor, or a list of pairs."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.encoding import Marks, Texts
from nodement.matcher.judging.planes import IntArray, Planes


@dataclass(frozen=True, eq=False)
class Block:
    """The mentees with the numbers `rows` beside every mentor."""

    planes: Planes
    rows: IntArray

    @property
    def left(self) -> IntArray:
        """Numbers of mentees, as a column."""
        return self.rows[:, np.newaxis]

    @property
    def right(self) -> IntArray:
        """Numbers of mentors, as a row."""
        return np.arange(len(self.planes.mentors))[np.newaxis, :]

    @property
    def shape(self) -> tuple[int, ...]:
        """How many mentees, how many mentors."""
        return self.rows.size, len(self.planes.mentors)

    @cached_property
    def minutes(self) -> IntArray:
        """The least common minutes of any week."""
        return self.planes.free.beside_all(self.rows)

    def marked(self, marks: Marks, otherwise: int = 0) -> IntArray:
        """The numbers of marked pairs, and the same number for all others."""
        order = np.argsort(self.rows, kind="stable")
        begin = np.searchsorted(self.rows[order], marks.rows, "left")
        end = np.searchsorted(self.rows[order], marks.rows, "right")
        values = np.full(self.shape, otherwise, dtype=np.int64)
        here = np.repeat(np.arange(marks.rows.size), end - begin)
        within = np.arange(here.size) - np.repeat(
            np.cumsum(end - begin) - (end - begin), end - begin
        )
        values[order[begin[here] + within], marks.columns[here]] = marks.values[here]
        return values

    def shared_tokens(self, texts: Texts) -> IntArray:
        """How many words two texts have in common, by the mentors who have each word."""
        mentors = texts.mentors
        owner = np.repeat(np.arange(mentors.size.size), np.diff(mentors.start))
        by_token = np.argsort(mentors.token, kind="stable")
        holders, first = owner[by_token], _starts(mentors.token, texts.tokens)
        row, place = _expanded(texts.mentees.start, self.rows)
        pair, holder = _expanded(first, texts.mentees.token[place])
        flat = row[pair] * self.shape[1] + holders[holder]
        counts = np.bincount(flat, minlength=self.shape[0] * self.shape[1])
        return counts.reshape(self.shape)


@dataclass(frozen=True, eq=False)
class PairList:
    """The mentees with the numbers `left`, each beside the mentor with the number in `right`."""

    planes: Planes
    left: IntArray
    right: IntArray

    @property
    def shape(self) -> tuple[int, ...]:
        """How many pairs."""
        return self.left.shape

    @cached_property
    def minutes(self) -> IntArray:
        """The least common minutes of any week."""
        return self.planes.free.common(self.left, self.right)

    def marked(self, marks: Marks, otherwise: int = 0) -> IntArray:
        """The numbers of marked pairs, and the same number for all others."""
        mentors = len(self.planes.mentors)
        keys = np.append(marks.rows * mentors + marks.columns, -1)
        pairs = self.left * mentors + self.right
        place = np.searchsorted(keys[:-1], pairs)
        return np.where(keys[place] == pairs, np.append(marks.values, otherwise)[place], otherwise)

    def shared_tokens(self, texts: Texts) -> IntArray:
        """How many words two texts have in common."""
        mentors = texts.mentors
        owner = np.repeat(np.arange(mentors.size.size), np.diff(mentors.start))
        keys = np.append(owner * texts.tokens + mentors.token, -1)
        pair, token = _expanded(texts.mentees.start, self.left)
        wanted = self.right[pair] * texts.tokens + texts.mentees.token[token]
        found = keys[np.searchsorted(keys[:-1], wanted)] == wanted
        return np.bincount(pair[found], minlength=self.left.size)


def _starts(numbers: NDArray[np.int32], most: int) -> IntArray:
    """Where each number starts when they are sorted."""
    return np.concatenate([[0], np.cumsum(np.bincount(numbers, minlength=most))])


def _expanded(start: IntArray, which: IntArray | NDArray[np.int32]) -> tuple[IntArray, IntArray]:
    """The stretches from one start to the next: whose place in `which`, and which number."""
    counts = start[which + 1] - start[which]
    owner = np.repeat(np.arange(which.size), counts)
    within = np.arange(owner.size) - np.repeat(np.cumsum(counts) - counts, counts)
    return owner, start[which][owner] + within
