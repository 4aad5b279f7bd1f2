"""What each idea of the best matching gives, and what it costs: one row of numbers for each.

No rule of welfare is right in itself. The greatest total lets some pairs be poor so that others
are excellent; a concave sum lifts the poor ones for a little of the total; a floor lifts the
poorest of all at any price; a stable matching lets nobody wish to swap and leaves people without
a mentor (Roth 1982 and Abdulkadiroğlu and Sönmez 2003 discuss such choices for schools).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from nodement.matcher.judging.planes import IntArray
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.problem import IdPair, Policy, Problem
from nodement.matcher.reasons.explain import places_of_pairs
from nodement.matcher.solving.solve import solve
from nodement.matcher.whatif.stable import stable_pairs

PAIRS_AT_ONCE: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class TradeoffRow:
    """One matching in numbers. Scores are of matched pairs, and 0 where there is none.

    `waited` counts the matched of higher priority than the lowest: a stable matching passes them
    over, and can look better in all that follows.
    `lowest_tenth` is the mean score of the lowest tenth of all pairs, of one pair at least.
    `blocking` counts the pairs that would both rather have each other than what they have, by
    more than the epsilon that was asked for. `wishes` counts fulfilled wishes of either side.
    """

    name: str
    matched: int
    waited: int
    total: int
    mean: float
    lowest: int
    lowest_tenth: float
    blocking: int
    wishes: int


def tradeoff(problem: Problem, epsilon: int | None = None) -> tuple[TradeoffRow, ...]:
    """The problem solved in five ways, one row each.

    `epsilon` is in points, a twentieth of a perfect score if nothing is said.

    "total", "concave" and "bands" are the kinds of welfare, "floor" is concave with the lowest
    score raised, "stable" is deferred acceptance. All but the last match as many people as can be,
    of every waiting class. Takes as long as four solutions and some passes over all pairs.
    """
    epsilon = problem.policy.perfect // 20 if epsilon is None else epsilon
    matchings = {
        name: solve(replace(problem, policy=policy))
        for name, policy in _policies(problem.policy).items()
    }
    scored = matchings["total"].scored
    pairs = {name: matching.pairs for name, matching in matchings.items()}
    pairs["stable"] = stable_pairs(scored)
    return _rows(scored, {name: _Made(scored, made) for name, made in pairs.items()}, epsilon)


def measure(scored: Scored, pairs: Iterable[IdPair], *, name: str, epsilon: int = 5) -> TradeoffRow:
    """Any matching in numbers. `pairs` are (mentee id, mentor id), eligible, one per mentee.

    One pass over all pairs, in blocks, for those that block the matching. Raises `KeyError` for
    unknown people and `ValueError` for a pair that is not eligible.
    """
    (row,) = _rows(scored, {name: _Made(scored, tuple(pairs))}, epsilon)
    return row


def _policies(policy: Policy) -> dict[str, Policy]:
    plain = replace(policy, raise_floor=False, mentors_per_mentee=1)
    return {
        "total": replace(plain, welfare="total"),
        "concave": replace(plain, welfare="concave"),
        "bands": replace(plain, welfare="bands"),
        "floor": replace(plain, welfare="concave", raise_floor=True),
    }


class _Made:
    """The pairs of a matching as numbers of rows and columns, with their scores."""

    def __init__(self, scored: Scored, pairs: Sequence[IdPair]) -> None:
        self.scored = scored
        self.rows, self.columns = places_of_pairs(scored, pairs)
        self.scores = scored.of(self.rows, self.columns).astype(np.int64)
        for number in np.flatnonzero(self.scores < 0)[:1].tolist():
            raise ValueError(f"{' and '.join(pairs[number])} are not eligible.")

    def contented(self, epsilon: int) -> tuple[IntArray, IntArray]:
        """Which score each mentee, and each mentor, would not leave what they have for.

        Whoever has nobody, and whoever has a free place, is not contented with anything.
        """
        table = self.scored.planes
        nobody = -epsilon - 1
        own = np.full(len(table.mentees), nobody, dtype=np.int64)
        own[self.rows] = self.scores
        worst = np.full(len(table.mentors), self.scored.problem.policy.perfect, dtype=np.int64)
        np.minimum.at(worst, self.columns, self.scores)
        taken = np.bincount(self.columns, minlength=worst.size)
        worst[taken < table.places] = nobody
        return own + epsilon, worst + epsilon

    @property
    def waited(self) -> int:
        """How many of the matched have a higher priority than the lowest."""
        waiting = self.scored.planes.waiting
        lowest = min(waiting.tolist(), default=0)
        return int(np.count_nonzero(waiting[self.rows] > lowest))

    @property
    def wishes(self) -> int:
        """How many people are with somebody they had wished for, counting both sides."""
        mentees, mentors = self.scored.planes.mentees, self.scored.planes.mentors
        made = [
            (mentees[row], mentors[column])
            for row, column in zip(self.rows.tolist(), self.columns.tolist(), strict=True)
        ]
        return sum(
            (mentor.id in mentee.wishes) + (mentee.id in mentor.wishes) for mentee, mentor in made
        )


def _rows(scored: Scored, made: Mapping[str, _Made], epsilon: int) -> tuple[TradeoffRow, ...]:
    blocking = _blocking(scored, [one.contented(epsilon) for one in made.values()])
    return tuple(
        _row(name, one, blocks) for (name, one), blocks in zip(made.items(), blocking, strict=True)
    )


def _row(name: str, made: _Made, blocking: int) -> TradeoffRow:
    scores = np.sort(made.scores)
    count = scores.size
    tenth = -(-count // 10)
    return TradeoffRow(
        name=name,
        matched=count,
        waited=made.waited,
        total=int(scores.sum()),
        mean=int(scores.sum()) / max(count, 1),
        lowest=int(scores[:1].sum()),
        lowest_tenth=int(scores[:tenth].sum()) / max(tenth, 1),
        blocking=blocking,
        wishes=made.wishes,
    )


def _blocking(scored: Scored, contented: Sequence[tuple[IntArray, IntArray]]) -> list[int]:
    """How many pairs would leave for each other, for several matchings in one pass."""
    mentees, mentors = len(scored.planes.mentees), len(scored.planes.mentors)
    height = max(1, PAIRS_AT_ONCE // max(1, mentors))
    found = [0] * len(contented)
    for first in range(0, mentees, height):
        rows = np.arange(first, min(first + height, mentees))
        scores = scored.block(rows)
        for number, (own, worst) in enumerate(contented):
            least = np.maximum(own[rows][:, np.newaxis], worst)
            found[number] += int(np.count_nonzero(scores > least))
    return found
