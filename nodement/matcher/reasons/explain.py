"""Why this pair: points by criterion, what speaks for it and against, what the two share."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nodement.matcher.judging.criteria import criteria_of
from nodement.matcher.judging.criterion import Explanation, Facts
from nodement.matcher.judging.planes import IntArray
from nodement.matcher.judging.scoring import PAIRS_PER_BLOCK, Scored, points_of
from nodement.matcher.problem import IdPair
from nodement.matcher.solving.solve import Matching


@dataclass(frozen=True, slots=True)
class ExplainedPair:
    """One pair with its reasons. `common_minutes` is the least of any week of the term."""

    mentee: str
    mentor: str
    score: int
    points: Mapping[str, int]
    language: str
    shared_areas: tuple[str, ...]
    common_minutes: int
    explanations: tuple[Explanation, ...]

    @property
    def for_both(self) -> tuple[Explanation, ...]:
        """What the two themselves may read; nothing in it tells of the other's private answers."""
        return tuple(one for one in self.explanations if one.audience == "both")


def explain_matching(matching: Matching) -> tuple[ExplainedPair, ...]:
    """Explain every pair of a matching, in the order of the mentees' ids."""
    return explain_pairs(matching.scored, matching.pairs)


def explain_pairs(scored: Scored, pairs: Iterable[IdPair]) -> tuple[ExplainedPair, ...]:
    """Explain any eligible pairs, in the order given.

    Time and memory grow with the pairs asked for alone. Raises `KeyError` for unknown people and
    `ValueError` for a pair that is not eligible.
    """
    wanted = tuple(pairs)
    rows, columns = places_of_pairs(scored, wanted)
    scores = scored.of(rows, columns)
    for number in np.flatnonzero(scores < 0)[:1].tolist():
        names = " and ".join(wanted[number])
        raise ValueError(f"{names} are not eligible, so there is nothing to explain.")
    return tuple(
        explained
        for first in range(0, len(wanted), PAIRS_PER_BLOCK)
        for explained in _explained(
            scored,
            rows[first : first + PAIRS_PER_BLOCK],
            columns[first : first + PAIRS_PER_BLOCK],
        )
    )


def places_of_pairs(scored: Scored, pairs: Sequence[IdPair]) -> tuple[IntArray, IntArray]:
    """The rows and the columns of pairs of ids; raises `KeyError` for unknown people."""
    table = scored.planes
    row = {mentee.id: number for number, mentee in enumerate(table.mentees)}
    column = {mentor.id: number for number, mentor in enumerate(table.mentors)}
    rows = np.array([row[mentee] for mentee, _ in pairs], dtype=np.int64)
    return rows, np.array([column[mentor] for _, mentor in pairs], dtype=np.int64)


def _explained(scored: Scored, rows: IntArray, columns: IntArray) -> Iterator[ExplainedPair]:
    table, problem = scored.planes, scored.problem
    criteria = criteria_of(problem.policy)
    pointed = points_of(table, rows, columns)
    by_pair = zip(*(points.tolist() for points in pointed.values()), strict=True)
    minutes = table.free.common(rows, columns).tolist()
    places = zip(rows.tolist(), columns.tolist(), minutes, by_pair, strict=True)
    for row, column, common, points in places:
        mentee, mentor = table.mentees[row], table.mentors[column]
        is_going_on = (mentee.id, mentor.id) in problem.continuing
        facts = Facts(mentee, mentor, problem.policy, common, is_going_on)
        yield ExplainedPair(
            mentee=mentee.id,
            mentor=mentor.id,
            score=sum(points),
            points=dict(zip(pointed, points, strict=True)),
            language=facts.language,
            shared_areas=facts.shared_areas,
            common_minutes=common,
            explanations=tuple(said for one in criteria for said in one.words(facts)),
        )
