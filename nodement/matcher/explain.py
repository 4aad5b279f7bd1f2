"""Why this pair: points by criterion, what speaks for it and against, what the two share."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from nodement.matcher.block import Block
from nodement.matcher.criteria import CRITERIA
from nodement.matcher.criterion import Explanation, Facts
from nodement.matcher.problem import IdPair
from nodement.matcher.scoring import ROWS_PER_BLOCK, Scored, points
from nodement.matcher.solve import Matching


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

    Raises `KeyError` for unknown people and `ValueError` for a pair that is not eligible.
    """
    table = scored.planes
    row = {mentee.id: number for number, mentee in enumerate(table.mentees)}
    column = {mentor.id: number for number, mentor in enumerate(table.mentors)}
    places = [(row[mentee], column[mentor]) for mentee, mentor in pairs]
    for mentee, mentor in places:
        if not scored.eligible[mentee, mentor]:
            names = f"{table.mentees[mentee].id} and {table.mentors[mentor].id}"
            raise ValueError(f"{names} are not eligible, so there is nothing to explain.")
    explained: list[ExplainedPair] = []
    for first in range(0, len(places), ROWS_PER_BLOCK):
        explained.extend(_explain_block(scored, places[first : first + ROWS_PER_BLOCK]))
    return tuple(explained)


def _explain_block(scored: Scored, places: list[tuple[int, int]]) -> Iterable[ExplainedPair]:
    table = scored.planes
    rows = np.unique(np.array([row for row, _ in places], dtype=np.int64))
    local = {row: number for number, row in enumerate(rows.tolist())}
    pointed = points(Block(table, rows))
    for row, column in places:
        mentee, mentor = table.mentees[row], table.mentors[column]
        facts = Facts(
            mentee,
            mentor,
            scored.problem.policy,
            int(table.minutes[row, column]),
            (mentee.id, mentor.id) in scored.problem.continuing,
        )
        yield ExplainedPair(
            mentee=mentee.id,
            mentor=mentor.id,
            score=int(scored.score[row, column]),
            points={name: int(grid[local[row], column]) for name, grid in pointed.items()},
            language=facts.language,
            shared_areas=facts.shared_areas,
            common_minutes=facts.minutes,
            explanations=tuple(said for one in CRITERIA for said in one.words(facts)),
        )
