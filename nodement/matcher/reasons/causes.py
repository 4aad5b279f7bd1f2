"""Why nobody: the true cause for everyone without a mentor, and for every place left free.

`cause`, `eligible` and `counts` are exact, and for organizers. The words are for the person
concerned: they are true too, but never tell what another person answered in private (`suits.py`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from nodement.matcher.judging.block import Block
from nodement.matcher.judging.planes import BoolArray, IntArray, Planes, comfort, planes
from nodement.matcher.judging.rules import RULES
from nodement.matcher.judging.scoring import blocks
from nodement.matcher.reasons.cause_words import Obstacles, free_words, left_out_words
from nodement.matcher.reasons.lines import Line, Packed, standings
from nodement.matcher.reasons.suits import OPEN_RULES, OWN_ROLE, suits, tally, verdicts
from nodement.matcher.solving.solve import Matching
from nodement.matcher.words import Words

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

    `suits` mentors suit by language, areas and hours; `line` is the shortest of people who wait
    for one of them, if the places of any are all taken. `cause`, `eligible` and `counts` are for
    organizers alone: they tell of exclusions.
    """

    mentee: str
    cause: Cause
    words: tuple[Words, ...]
    suits: int
    line: Line | None
    eligible: int
    counts: tuple[RuleCount, ...]


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """A mentor with places left: why, for organizers, and words that the mentor may read."""

    mentor: str
    places: int
    cause: FreeCause
    words: Words


def explain_unmatched(matching: Matching) -> tuple[Unmatched, ...]:
    """Every mentee without a mentor, in the order of their ids.

    One pass over blocks of these mentees beside all mentors; memory for one bit per such pair.
    """
    table = matching.scored.planes
    rows = np.flatnonzero(matching.mentor_of < 0)
    english = _speakers_of_english(table, rows)
    found = [one for block in blocks(table, rows) for one in _judged(block, english)]
    suited = [one.suited for one in found]
    has_classes = bool((table.waiting != table.waiting[:1]).any())
    return tuple(
        Unmatched(
            mentee=one.mentee,
            cause=one.cause,
            words=left_out_words(
                one.obstacles, standing, classes=has_classes, policy=table.problem.policy
            ),
            suits=one.obstacles.suits,
            line=standing.line,
            eligible=one.eligible,
            counts=one.counts,
        )
        for one, standing in zip(found, standings(matching, rows, suited), strict=True)
    )


def explain_free_places(matching: Matching) -> tuple[FreePlaces, ...]:
    """Every mentor with places left, in the order of their ids.

    One pass over blocks of all mentees beside these mentors.
    """
    table = matching.scored.planes
    taken = np.bincount(matching.mentor_of[matching.mentor_of >= 0], minlength=table.places.size)
    left = table.places - taken
    columns = np.flatnonzero(left)
    suited, eligible = np.zeros(columns.size, np.int64), np.zeros(columns.size, np.int64)
    few = _beside_few(table, columns)
    for block in blocks(few, np.arange(len(few.mentees) if columns.size else 0)):
        removed = verdicts(block)
        suited += np.count_nonzero(suits(removed), axis=0)
        eligible += np.count_nonzero(~np.logical_or.reduce([*removed.values()]), axis=0)
    return tuple(
        FreePlaces(
            mentor=mentor.id,
            places=int(left[column]),
            cause="all_matched_elsewhere" if eligible[number] else "no_eligible_mentee",
            words=free_words(int(suited[number])),
        )
        for number, (column, mentor) in enumerate(zip(columns, few.mentors, strict=True))
    )


def _beside_few(table: Planes, columns: IntArray) -> Planes:
    """Everybody beside some mentors only."""
    mentors = tuple(table.mentors[column] for column in columns)
    return planes(replace(table.problem, mentors=mentors, locks=frozenset()))


@dataclass(frozen=True, slots=True, eq=False)
class _Judged:
    """One mentee beside all mentors."""

    mentee: str
    eligible: int
    counts: tuple[RuleCount, ...]
    obstacles: Obstacles
    suited: Packed

    @property
    def cause(self) -> Cause:
        """The first that is true."""
        if self.eligible:
            return "places_taken"
        vetoed = any(one.only for one in self.counts if one.rule == "veto")
        return "vetoed" if vetoed else "no_eligible_mentor"


def _judged(block: Block, english: BoolArray) -> Iterator[_Judged]:
    table, removed = block.planes, verdicts(block)
    mentor = ~removed[OWN_ROLE]
    exact = tally([removed[rule.name] for rule in RULES])
    opened = [removed[name] & mentor for name in OPEN_RULES]
    told = tally(opened)
    suited = suits(removed)
    eligible = np.count_nonzero(~np.logical_or.reduce([*removed.values()]), axis=1)
    speechless = opened[0] & ~np.logical_or.reduce(opened[1:])
    for number, row in enumerate(block.rows.tolist()):
        only = dict(zip(OPEN_RULES, told.only[:, number].tolist(), strict=True))
        openers = {name for name in ("areas", "availability") if only[name]}
        if _rules_english_out(table, row) and (speechless[number] & english).any():
            openers.add("english")
        yield _Judged(
            mentee=table.mentees[row].id,
            eligible=int(eligible[number]),
            counts=tuple(
                RuleCount(
                    rule.name, int(exact.first[place, number]), int(exact.only[place, number])
                )
                for place, rule in enumerate(RULES)
            ),
            obstacles=Obstacles(
                mentors=int(np.count_nonzero(mentor[number])),
                suits=int(np.count_nonzero(suited[number])),
                first=dict(zip(OPEN_RULES, told.first[:, number].tolist(), strict=True)),
                openers=frozenset(openers),
            ),
            suited=np.packbits(suited[number]),
        )


def _rules_english_out(table: Planes, row: int) -> bool:
    """Whether English is ruled out by the mentee's own answer alone."""
    mentee = table.mentees[row]
    level = min(mentee.english_speaking, mentee.english_understanding)
    return mentee.only_other_language and level >= table.problem.policy.english_minimum


def _speakers_of_english(table: Planes, rows: IntArray) -> BoolArray:
    """The mentors for whom English counts; only looked up if it could help one of the mentees."""
    if not any(_rules_english_out(table, row) for row in rows.tolist()):
        return np.zeros(len(table.mentors), dtype=np.bool_)
    policy = table.problem.policy
    return np.array(["en" in comfort(mentor, policy) for mentor in table.mentors], dtype=np.bool_)
