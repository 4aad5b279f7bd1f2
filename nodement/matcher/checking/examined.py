"""The one pass over all pairs: every eligible pair is held against the questions of a proof."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from nodement.matcher.checking.long_numbers import Numbers
from nodement.matcher.checking.prices import Question, Scores
from nodement.matcher.checking.sieve import Row, Sieve, sieve_of
from nodement.matcher.problem import Mentee, Problem

MOST: Final = 20
ENOUGH: Final = 1000
FIRST_LOOK: Final = 256


@dataclass(slots=True)
class Findings:
    """The faults by question, and who of those left out could be paired with somebody."""

    faults: list[str] = field(default_factory=list)
    suited: set[str] = field(default_factory=set)


def examine(problem: Problem, questions: Sequence[Question], left_out: Collection[str]) -> Findings:
    """Ask every question of every eligible pair of mentees without a lock.

    Memory grows with people, not with pairs. A question that found a thousand faults is not asked
    any more.
    """
    sieve = sieve_of(problem)
    locked = {mentee for mentee, _ in problem.locks}
    tallies = [_Tally(question, [one.id for one in problem.mentors]) for question in questions]
    findings = Findings()
    for mentee in problem.mentees:
        if mentee.id in locked or not (tallies or mentee.id in left_out):
            continue
        row = sieve.row(mentee)
        anybody = _ask(sieve, row, [one for one in tallies if one.count < ENOUGH])
        if mentee.id in left_out and (anybody or _is_suited(sieve, row)):
            findings.suited.add(mentee.id)
    for tally in tallies:
        findings.faults.extend(tally.sentences())
    return findings


class _Tally:
    """The first faults of a question in words, and how many there are."""

    def __init__(self, question: Question, mentors: Sequence[str]) -> None:
        self.question = question
        self.count = 0
        self._mentors = mentors
        self._said: list[str] = []

    def note(self, mentee: Mentee, columns: Numbers, scores: Scores) -> None:
        faults = columns[self.question.faults(mentee, columns, scores)]
        self.count += faults.size
        for column in faults[: MOST - len(self._said)].tolist():
            names = f"{mentee.id} with {self._mentors[column]}"
            self._said.append(f"{self.question.words} {names}.")

    def sentences(self) -> list[str]:
        if self.count <= MOST:
            return self._said
        least = "at least " if self.count >= ENOUGH else ""
        return [*self._said, f"… and {least}{self.count - MOST:,} more pairs like these."]


def _ask(sieve: Sieve, row: Row, tallies: Sequence[_Tally]) -> bool:
    """Put the questions to one mentee's pairs; whether an eligible pair was among those asked."""
    asked = np.zeros(row.columns.size, dtype=np.bool_)
    for tally in tallies:
        asked |= tally.question.suspects(row.mentee, row.columns, row.bound)
    chosen = np.flatnonzero(asked)
    if chosen.size == 0:
        return False
    scores = sieve.scores(row, chosen)
    columns, scores = row.columns[chosen[scores >= 0]], scores[scores >= 0]
    for tally in tallies:
        tally.note(row.mentee, columns, scores)
    return columns.size > 0


def _is_suited(sieve: Sieve, row: Row) -> bool:
    """Whether anybody is eligible: a few first, and all if nobody was among them."""
    places = np.arange(row.columns.size)
    looks = (places[:FIRST_LOOK], places[FIRST_LOOK:])
    return any(bool((sieve.scores(row, look) >= 0).any()) for look in looks)
