"""What the sieve knows of all mentors: things they have in common with one mentee, marked pairs."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.checking.plain import ease
from nodement.matcher.problem import IdPair, Mentor, Problem

Numbers = NDArray[np.int64]
Counts = NDArray[np.uint16]

WORD: Final = 64


class Things:
    """Which things each mentor has, as bits: areas or kinds of help."""

    def __init__(self, had: Sequence[Collection[str]]) -> None:
        self._bit: dict[str, int] = {}
        for things in had:
            for one in things:
                self._bit.setdefault(one, len(self._bit))
        self._words = np.zeros((len(self._bit) // WORD + 1, len(had)), dtype=np.uint64)
        for mentor, things in enumerate(had):
            for one in things:
                self._words[self._bit[one] // WORD, mentor] |= np.uint64(1 << self._bit[one] % WORD)

    def shared(self, wanted: Iterable[str]) -> Counts:
        """How many of the things wanted each mentor has."""
        masks: dict[int, int] = {}
        for one in wanted:
            if one in self._bit:
                word, bit = divmod(self._bit[one], WORD)
                masks[word] = masks.get(word, 0) | 1 << bit
        counts = np.zeros(self._words.shape[1], dtype=np.uint16)
        for word, mask in masks.items():
            counts += np.bitwise_count(self._words[word] & np.uint64(mask))
        return counts


class Texts:
    """Which words each mentor uses: the words of all, one mentor after the other."""

    def __init__(self, used: Sequence[Collection[str]]) -> None:
        self.size = np.array([len(words) for words in used], dtype=np.int64)
        self._first = np.cumsum(self.size) - self.size
        self._number: dict[str, int] = {}
        numbers = [self._number.setdefault(one, len(self._number)) for u in used for one in u]
        self._words = np.array(numbers, dtype=np.int32)

    def shared(self, words: Iterable[str], columns: Numbers) -> Numbers:
        """How many of the words each of some mentors uses."""
        wanted = np.zeros(len(self._number), dtype=np.int64)
        wanted[[self._number[one] for one in words if one in self._number]] = 1
        size = self.size[columns]
        end = np.cumsum(size)
        place = np.arange(size.sum()) + np.repeat(self._first[columns] - end + size, size)
        found = np.concatenate(([0], np.cumsum(wanted[self._words[place]])))
        counts: Numbers = found[end] - found[end - size]
        return counts


class Tongues:
    """How much at ease each mentor is in each language."""

    def __init__(self, mentors: Sequence[Mentor], english_minimum: int) -> None:
        self._ease: dict[str, Counts] = {}
        for number, mentor in enumerate(mentors):
            for language, level in ease(mentor, english_minimum).items():
                if language not in self._ease:
                    self._ease[language] = np.zeros(len(mentors), dtype=np.uint16)
                self._ease[language][number] = level
        self._nobody = np.zeros(len(mentors), dtype=np.uint16)

    def best(self, own: Mapping[str, int]) -> Counts:
        """The ease of both together in the language that suits them best, 0 without one."""
        best = self._nobody
        for language, level in own.items():
            theirs = self._ease.get(language, self._nobody)
            best = np.maximum(best, (theirs + np.uint16(level)) * (theirs > 0))
        return best


class Marks:
    """Marked pairs by mentee: the numbers of the mentors, and what the mark is worth."""

    def __init__(self, pairs: Iterable[tuple[IdPair, int]], column: Mapping[str, int]) -> None:
        self._of: dict[str, dict[int, int]] = {}
        for (mentee, mentor), worth in pairs:
            if mentor in column:
                mine = self._of.setdefault(mentee, {})
                mine[column[mentor]] = mine.get(column[mentor], 0) + worth

    def of(self, mentee: str) -> Mapping[int, int]:
        """Worth by number of mentor."""
        return self._of.get(mentee, {})


def excluded_pairs(problem: Problem) -> Iterable[IdPair]:
    """Pairs that an exclusion of either side, a veto or being one person forbids."""
    yield from problem.vetoes
    for mentee in problem.mentees:
        yield mentee.id, mentee.id
        for other in mentee.exclusions:
            yield mentee.id, other
    for mentor in problem.mentors:
        for other in mentor.exclusions:
            yield other, mentor.id
