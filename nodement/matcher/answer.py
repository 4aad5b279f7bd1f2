"""The answer to a problem as it is kept in a file: pairs, people without a mentor, the proof."""

from collections.abc import Mapping
from dataclasses import dataclass

from nodement.matcher.problem import IdPair, Policy


@dataclass(frozen=True, slots=True)
class FloorProof:
    """Two sets of prices: the lowest score costs nobody their mentor, and a higher one would.

    Each mentee without a lock counts 1 + the rank of their priority class. `reached` prices cover
    every eligible pair and add up to what the matched count; `above` prices cover every eligible
    pair with a score above `value` and add up to less.
    """

    value: int
    reached_u: Mapping[str, int]
    reached_v: Mapping[str, int]
    above_u: Mapping[str, int]
    above_v: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Certificate:
    """Prices that prove a matching best: `u` of mentees without a lock, `v` of all mentors.

    One more person counts `big`, one more pair that stays counts `keep`. `gap` is 0 when the proof
    is complete; else no matching is better by more than that. `floor` is there when the program
    asked for the greatest lowest score and it was found.
    """

    big: int
    keep: int
    u: Mapping[str, int]
    v: Mapping[str, int]
    gap: int = 0
    floor: FloorProof | None = None


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
    """What was decided before: vetoes, locks, pairs that go on, and the matching that stands."""

    vetoes: frozenset[IdPair] = frozenset()
    locks: frozenset[IdPair] = frozenset()
    continuing: frozenset[IdPair] = frozenset()
    current: frozenset[IdPair] = frozenset()


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything a reader needs to check a matching beside its input.

    `kept` counts the pairs of the matching that stood before and stay. `floor` is the lowest score
    of the pairs without a lock where the program asked to raise it, nothing where it did not or
    where there is no such pair. `co` answers who gets one more mentor from the places left: the
    answer to a problem of its own, there when the policy allows more than one mentor.
    """

    input_sha256: str
    policy: Policy
    decisions: Decisions
    matched: int
    total: int
    kept: int
    floor: int | None
    pairs: tuple[AnsweredPair, ...]
    unmatched: tuple[LeftOut, ...]
    refused_rows: tuple[RefusedRow, ...]
    certificate: Certificate
    co: "Answer | None" = None
