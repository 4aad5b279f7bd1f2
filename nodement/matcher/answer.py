"""The answer to a problem as it is kept in a file: pairs, people without a mentor, the proof."""

from collections.abc import Mapping
from dataclasses import dataclass

from nodement.matcher.problem import IdPair, Policy


@dataclass(frozen=True, slots=True)
class Certificate:
    """Prices that prove a matching best: `u` of mentees without a lock, `v` of all mentors."""

    big: int
    u: Mapping[str, int]
    v: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class AnsweredPair:
    """One pair: its score, the points that make it up, and what the two have in common."""

    mentee: str
    mentor: str
    score: int
    points: Mapping[str, int]
    language: str
    shared_areas: tuple[str, ...]
    common_minutes: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mentee without a mentor, and why: `no_eligible_mentor`, `places_taken` or `vetoed`."""

    mentee: str
    cause: str
    words: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of an input file that did not make it into the problem."""

    file: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """What organizers had decided before: vetoes, locks, and pairs that go on."""

    vetoes: frozenset[IdPair] = frozenset()
    locks: frozenset[IdPair] = frozenset()
    continuing: frozenset[IdPair] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a reader needs to check a matching beside its input."""

    input_sha256: str
    policy: Policy
    decisions: Decisions
    matched: int
    total: int
    pairs: tuple[AnsweredPair, ...]
    unmatched: tuple[LeftOut, ...]
    refused_rows: tuple[RefusedRow, ...]
    certificate: Certificate
