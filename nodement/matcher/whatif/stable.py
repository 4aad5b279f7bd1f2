"""Stable matching by deferred acceptance, to be compared with; the matcher does not use it.

A pair *blocks* a matching when both would rather have each other than what they have. Gale and
Shapley (1962) showed that there is always a matching without blocking pairs, and how to find it:
mentees ask their best mentor; a mentor with more askers than places keeps the best and turns the
others away for good; whoever was turned away asks the next. Nobody can do better by talking to
somebody else afterwards, which matters where people cannot be held to a matching. What it costs:
nobody steps aside for somebody who has no other mentor, so more people stay without one, and the
last ones get what is left.

Here both sides rank each other by the score of the pair, and equals by lot. Then there is one
stable matching only, whoever asks (it takes the best pair of all, then the best of the rest).
"""

from collections import Counter
from heapq import heappush, heappushpop
from typing import Final

import numpy as np

from nodement.matcher.judging.lots import digests, lot
from nodement.matcher.judging.planes import IntArray
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.problem import IdPair

LOT_BITS: Final = 16
NOT_POSSIBLE: Final = -1
BEYOND: Final = 2**62
SHORTLIST: Final = 32
PAIRS_AT_ONCE: Final = 2_000_000


def stable_pairs(scored: Scored, *, shortlist: int = SHORTLIST) -> tuple[IdPair, ...]:
    """(mentee id, mentor id) of the stable matching that keeps the locks, sorted.

    Every mentee has a short list of the best mentors not asked yet and asks them in turn; those
    whose list has come to its end get a new one, all of them in one pass over blocks of pairs. A
    mentor who is full and holds only better pairs is not on a new list: asking would be in vain,
    and stays so, because mentors only ever trade up. In which order people ask makes no
    difference (McVitie and Wilson 1971). Memory grows with mentees times the length of a list.
    """
    asking = _Asking(scored, shortlist)
    short = asking.free if asking.places else asking.free[:0]
    while short.size:
        asking.list_anew(short)
        short = asking.ask(short)
    mentees, mentors = scored.planes.mentees, scored.planes.mentors
    made = {
        (mentees[row].id, mentors[column].id)
        for column, held in enumerate(asking.held)
        for _, row in held
    }
    return tuple(sorted(made | scored.problem.locks))


class _Asking:
    """Who still asks whom, and whom every mentor holds: heaps of (value, row), the least first."""

    def __init__(self, scored: Scored, shortlist: int) -> None:
        table, locks = scored.planes, dict(scored.problem.locks)
        taken = Counter(locks.values())
        free = [row for row, mentee in enumerate(table.mentees) if mentee.id not in locks]
        self.scored = scored
        self.free = np.array(free, dtype=np.int64)
        self.left = digests("mentee", (mentee.id for mentee in table.mentees))
        self.right = digests("mentor", (mentor.id for mentor in table.mentors))
        everybody = zip(table.places.tolist(), table.mentors, strict=True)
        self.places = [places - taken[mentor.id] for places, mentor in everybody]
        self.held: list[list[tuple[int, int]]] = [[] for _ in self.places]
        shape = len(table.mentees), min(shortlist, len(self.places))
        self.values = np.full(shape, NOT_POSSIBLE, dtype=np.int64)
        self.columns = np.zeros(shape, dtype=np.int32)
        self.asked = np.zeros(len(table.mentees), dtype=np.int64)

    def list_anew(self, rows: IntArray) -> None:
        """The best mentors of these mentees who may still say yes, best first."""
        least = np.array([self._least(column) for column in range(len(self.places))], np.int64)
        self.asked[rows] = 0
        height = max(1, PAIRS_AT_ONCE // max(1, least.size))
        for first in range(0, rows.size, height):
            block = rows[first : first + height]
            values = self._values(block)
            values[values <= least] = NOT_POSSIBLE
            length = self.values.shape[1]
            best = np.argpartition(values, least.size - length, axis=1)[:, least.size - length :]
            found = np.take_along_axis(values, best, axis=1)
            order = np.argsort(-found, axis=1)
            self.values[block] = np.take_along_axis(found, order, axis=1)
            self.columns[block] = np.take_along_axis(best, order, axis=1)

    def ask(self, rows: IntArray) -> IntArray:
        """Let everybody ask to the end of their lists; who could ask others after that, sorted."""
        short = []
        asking = rows.tolist()[::-1]
        while asking:
            row = asking.pop()
            number = int(self.asked[row])
            if number == self.values.shape[1]:
                short.append(row)
                continue
            value = int(self.values[row, number])
            if value == NOT_POSSIBLE:
                continue
            self.asked[row] += 1
            turned_away = self._answer(int(self.columns[row, number]), (value, row))
            if turned_away is not None:
                asking.append(turned_away)
        return np.array(sorted(short), dtype=np.int64)

    def _answer(self, column: int, asker: tuple[int, int]) -> int | None:
        """Hold the asker, if there is a place or somebody worse; who is turned away for that."""
        held = self.held[column]
        if len(held) < self.places[column]:
            heappush(held, asker)
            return None
        return heappushpop(held, asker)[1]

    def _least(self, column: int) -> int:
        """A value that is too little for a mentor."""
        if self.places[column] == 0:
            return BEYOND
        held = self.held[column]
        return held[0][0] if len(held) == self.places[column] else NOT_POSSIBLE

    def _values(self, rows: IntArray) -> IntArray:
        """Scores with the lots as their last digits."""
        score = self.scored.block(rows).astype(np.int64)
        lots = lot(self.left[rows][:, np.newaxis], self.right, LOT_BITS)
        return np.where(score < 0, NOT_POSSIBLE, (score << LOT_BITS) + lots)
