"""The questions that prices must answer for every eligible pair, many pairs at once."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.answer import Certificate
from nodement.matcher.checking.long_numbers import LongNumbers, Numbers
from nodement.matcher.checking.proof import OpenPart, greatest_weight
from nodement.matcher.problem import Mentee, Problem

Scores = NDArray[np.int32]
Truths = NDArray[np.bool_]
TwoSides = tuple[Mapping[str, int], Mapping[str, int]]
"""Prices of mentees and of mentors."""


class Question(Protocol):
    """Asked of eligible pairs of a mentee: is one of them a fault?

    A greater score only ever makes a pair more suspicious, so that bounds sort out most pairs.
    """

    @property
    def words(self) -> str:
        """The fault, up to the names of the two."""
        ...

    def suspects(self, mentee: Mentee, columns: Numbers, bounds: Scores) -> Truths:
        """The pairs whose true scores are needed, when no score is above its bound."""
        ...

    def faults(self, mentee: Mentee, columns: Numbers, scores: Scores) -> Truths:
        """The pairs that are faults, given true scores of eligible pairs."""
        ...


class Outbid:
    """No pair may be worth more than its two prices, or it would be better made.

    Where locks took all places of a mentor, the price is what a place would be worth: then one
    pair has to be worth just as much. `unexplained` are the mentors for whom none was seen yet.
    """

    words = "The prices do not rule out"

    def __init__(self, problem: Problem, part: OpenPart, proof: Certificate) -> None:
        mentors = [one.id for one in problem.mentors]
        column = {one: number for number, one in enumerate(mentors)}
        greatest = greatest_weight(part, proof)
        self._part, self._proof, self._mentors = part, proof, mentors
        self._lowest = 0 if proof.floor is None else proof.floor.value
        self._worth = LongNumbers(part.worth, greatest)
        self._price = LongNumbers([proof.v[one] for one in mentors], greatest)
        self._current: dict[str, list[int]] = {}
        for mentee, mentor in problem.current:
            if mentor in column:
                self._current.setdefault(mentee, []).append(column[mentor])
        self.unexplained = np.array(
            [part.places[one] == 0 and proof.v[one] > 0 for one in mentors], dtype=np.bool_
        )

    def suspects(self, mentee: Mentee, columns: Numbers, bounds: Scores) -> Truths:
        """Worth more than the prices, or as much where that is still to be seen."""
        sign = self._sign(mentee, columns, bounds)
        asked: Truths = (sign > 0) | ((sign == 0) & self.unexplained[columns])
        return asked & (bounds >= self._lowest)

    def faults(self, mentee: Mentee, columns: Numbers, scores: Scores) -> Truths:
        """Worth more than the prices; whoever is worth as much explains a price."""
        sign = self._sign(mentee, columns, scores)
        allowed = scores >= self._lowest
        self.unexplained[columns[(sign == 0) & allowed]] = False
        outbid: Truths = (sign > 0) & allowed
        return outbid

    def _sign(self, mentee: Mentee, columns: Numbers, scores: Scores) -> Numbers:
        proof = self._proof
        start = self._part.importance[mentee.id] * proof.big - proof.u[mentee.id]
        sign = self._worth.sign_of_rest(start, scores, self._price, columns)
        for current in self._current.get(mentee.id, ()):
            for place in np.flatnonzero(columns == current).tolist():
                worth = start + proof.keep + self._part.worth[scores[place]]
                rest = worth - proof.v[self._mentors[current]]
                sign[place] = (rest > 0) - (rest < 0)
        return sign


class Uncovered:
    """Every open pair with a score above `above` must be covered: prices up to the importance.

    Mentors without an open place do not count.
    """

    def __init__(self, words: str, part: OpenPart, above: int, prices: TwoSides) -> None:
        self.words = words
        self._importance, self._above = part.importance, above
        self._u, v = prices
        self._v = np.array([v[one] for one in part.places], dtype=np.int64)
        self._open = np.array([places > 0 for places in part.places.values()], dtype=np.bool_)

    def suspects(self, mentee: Mentee, columns: Numbers, bounds: Scores) -> Truths:
        """Too cheap, and perhaps above the score."""
        missing = self._importance[mentee.id] - self._u[mentee.id]
        asked: Truths = self._open[columns] & (bounds > self._above)
        return asked & (self._v[columns] < missing)

    def faults(self, mentee: Mentee, columns: Numbers, scores: Scores) -> Truths:
        """Too cheap, and above the score."""
        return self.suspects(mentee, columns, scores)
