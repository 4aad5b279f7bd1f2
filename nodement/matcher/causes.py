"""Why nobody: the true cause for everyone without a mentor, and for every place left free.

The words never tell what another person answered in private. Exclusions, vetoes, shared
employers and missing places are one neutral number.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from nodement.matcher.block import Block
from nodement.matcher.cause_words import (
    change_words,
    first_removals,
    rule_words,
    sole_removals,
    taken_words,
)
from nodement.matcher.planes import BoolArray
from nodement.matcher.rules import RULES
from nodement.matcher.scoring import Scored, blocks
from nodement.matcher.solve import Matching
from nodement.matcher.words import Words, gettext_noop, ngettext_lazy

Cause = Literal["no_eligible_mentor", "places_taken", "vetoed"]
FreeCause = Literal["no_eligible_mentee", "all_matched_elsewhere"]


@dataclass(frozen=True, slots=True)
class RuleCount:
    """What one rule does to one mentee, for organizers alone.

    `first` mentors are removed by this rule and by none before it; `only` by no other rule.
    """

    rule: str
    first: int
    only: int


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A mentee without a mentor: the cause, words they may read themselves, and counts.

    `counts` are for organizers alone: they tell of exclusions.
    """

    mentee: str
    cause: Cause
    words: tuple[Words, ...]
    eligible: int
    counts: tuple[RuleCount, ...]


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """A mentor with places left, and why."""

    mentor: str
    places: int
    cause: FreeCause
    words: Words


def explain_unmatched(matching: Matching) -> tuple[Unmatched, ...]:
    """Every mentee without a mentor, in the order of their ids."""
    table = matching.scored.planes
    return tuple(
        _unmatched(matching, row, removed)
        for block in blocks(table, np.flatnonzero(matching.mentor_of < 0))
        for row, removed in _removed(block)
    )


def explain_free_places(matching: Matching) -> tuple[FreePlaces, ...]:
    """Every mentor with places left, in the order of their ids."""
    scored = matching.scored
    taken = np.bincount(
        matching.mentor_of[matching.mentor_of >= 0], minlength=scored.planes.places.size
    )
    left = scored.planes.places - taken
    return tuple(
        _free_places(scored, column, int(left[column])) for column in np.flatnonzero(left).tolist()
    )


def _removed(block: Block) -> Iterator[tuple[int, BoolArray]]:
    """For every mentee of a block: which rule (rows) removes which mentor (columns)."""
    verdicts = np.stack([rule.removed(block) for rule in RULES])
    for number, row in enumerate(block.rows.tolist()):
        yield row, verdicts[:, number, :]


def _unmatched(matching: Matching, row: int, removed: BoolArray) -> Unmatched:
    scored = matching.scored
    mentee = scored.planes.mentees[row]
    eligible = int(np.count_nonzero(scored.eligible[row]))
    counts = _counts(removed)
    only = {count.rule: count.only for count in counts}
    if eligible:
        said = taken_words(matching, row)
        return Unmatched(mentee.id, "places_taken", said, eligible, counts)
    if only["veto"]:
        words = Words(gettext_noop("The organizers decided against the pairs that were possible."))
        return Unmatched(mentee.id, "vetoed", (words,), 0, counts)
    others = np.array([mentor.id != mentee.id for mentor in scored.planes.mentors], dtype=np.bool_)
    said = (
        *rule_words(removed[:, others], scored.problem.policy),
        *change_words(scored.planes, row, removed),
    )
    return Unmatched(mentee.id, "no_eligible_mentor", said, 0, counts)


def _counts(removed: BoolArray) -> tuple[RuleCount, ...]:
    first, only = first_removals(removed), sole_removals(removed)
    return tuple(
        RuleCount(rule.name, int(first[number].sum()), int(only[number].sum()))
        for number, rule in enumerate(RULES)
    )


def _free_places(scored: Scored, column: int, places: int) -> FreePlaces:
    mentor = scored.planes.mentors[column].id
    suited = int(np.count_nonzero(scored.eligible[:, column]))
    if suited == 0:
        words = Words(gettext_noop("Nobody who applied can be paired with this mentor."))
        return FreePlaces(mentor, places, "no_eligible_mentee", words)
    words = ngettext_lazy(
        "%(count)s person suits this mentor, and has a mentor already.",
        "%(count)s people suit this mentor, and all have a mentor already.",
        suited,
    )
    return FreePlaces(mentor, places, "all_matched_elsewhere", words)
