"""The answers of all people as arrays, so that a block of pairs is judged by a few products.

People are in the order of their ids, whatever the order of the input. A 0/1 product counts at
most a few hundred things, which 32-bit floating point holds exactly.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.availability import least_common_minutes
from nodement.matcher.problem import (
    Applicant,
    IdPair,
    Mentee,
    Mentor,
    Policy,
    Problem,
    places_of,
)

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

UNKNOWN: Final = -1
RANKS_THAT_COUNT: Final = 5
FIRST_CHOICE: Final = 5
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """One property of both sides: a row (or a number) per mentee and per mentor."""

    mentees: NDArray[np.float32] | IntArray
    mentors: NDArray[np.float32] | IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """A few pairs with a number each; all other pairs have 0."""

    rows: IntArray
    columns: IntArray
    values: IntArray


@dataclass(frozen=True, slots=True, eq=False)
class Planes:
    """A problem as arrays; row *i* is `mentees[i]`, column *j* is `mentors[j]`."""

    problem: Problem
    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    places: IntArray
    minutes: IntArray
    languages: tuple[str, ...]
    comfort: Sides
    areas: Sides
    help: Sides
    goals: Sides
    affiliation: Sides
    experience: Sides
    waiting: IntArray
    exclusions: Marks
    vetoes: Marks
    wishes: Marks
    continuing: Marks
    same_person: Marks


def planes(problem: Problem) -> Planes:
    """Turn a problem into arrays."""
    mentees = tuple(sorted(problem.mentees, key=lambda mentee: mentee.id))
    mentors = tuple(sorted(problem.mentors, key=lambda mentor: mentor.id))
    policy = problem.policy
    comforts = tuple([comfort(person, policy) for person in side] for side in (mentees, mentors))
    languages = tuple(sorted({language for side in comforts for one in side for language in one}))
    row = {mentee.id: number for number, mentee in enumerate(mentees)}
    column = {mentor.id: number for number, mentor in enumerate(mentors)}

    def marks(pairs: Iterable[IdPair]) -> Marks:
        return _marks(dict.fromkeys(pairs, 1), row, column)

    return Planes(
        problem=problem,
        mentees=mentees,
        mentors=mentors,
        places=np.array([places_of(mentor, policy) for mentor in mentors], dtype=np.int64),
        minutes=least_common_minutes(mentees, mentors, policy),
        languages=languages,
        comfort=Sides(*(_comfort_rows(side, languages) for side in comforts)),
        areas=_incidence(*([area_keys(p.areas) for p in side] for side in (mentees, mentors))),
        help=_incidence(*([area_keys(p.help) for p in side] for side in (mentees, mentors))),
        goals=_incidence([tokens(m.goals) for m in mentees], [tokens(m.about) for m in mentors]),
        affiliation=_affiliations(mentees, mentors, policy),
        experience=Sides(_experience(mentees), _experience(mentors)),
        waiting=np.array([mentee.priority for mentee in mentees], dtype=np.int64),
        exclusions=marks(_excluded(mentees, mentors)),
        vetoes=marks(problem.vetoes),
        wishes=_marks(_wished(mentees, mentors), row, column),
        continuing=marks(problem.continuing),
        same_person=marks((identity, identity) for identity in row.keys() & column.keys()),
    )


def key(text: str) -> str:
    """A text as it is compared: without case, width or repeated spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def area_keys(texts: Iterable[str]) -> dict[str, str]:
    """The texts by what they are compared with, blank ones left out, in their own order."""
    keyed: dict[str, str] = {}
    for text in texts:
        if key(text):
            keyed.setdefault(key(text), text)
    return keyed


def tokens(text: str) -> frozenset[str]:
    """The words of at least four letters in a text."""
    return frozenset(_WORD.findall(key(text)))


def rank_value(rank: int) -> int:
    """What a wish is worth: 5 for the first, 1 for the fifth, 0 for later ones."""
    return max(RANKS_THAT_COUNT - rank, 0)


def comfort(person: Applicant, policy: Policy) -> dict[str, int]:
    """How comfortable a person is in each language that counts, 1 to 5.

    Primary subtags are compared, so pt-BR and pt meet. The preferred language has 5, the next 4,
    every later one 3. English counts for those who reach the program's level in speaking and
    understanding and did not rule it out; it is never more comfortable than the lower level.
    """
    order = dict.fromkeys(tag.split("-")[0].lower() for tag in person.languages)
    found = {tag: max(FIRST_CHOICE - place, 3) for place, tag in enumerate(order)}
    place = found.pop("en", 3)
    level = min(person.english_speaking, person.english_understanding)
    if level >= policy.english_minimum and not person.only_other_language:
        found["en"] = min(place, max(level, 1))
    return found


def _comfort_rows(side: Sequence[Mapping[str, int]], languages: tuple[str, ...]) -> IntArray:
    rows = [[one.get(language, 0) for language in languages] for one in side]
    return np.array(rows, dtype=np.int64).reshape(len(side), len(languages))


def _incidence(mentees: Sequence[Collection[str]], mentors: Sequence[Collection[str]]) -> Sides:
    """0/1 rows over all keys that somebody of either side has."""
    keys = sorted({one for side in (mentees, mentors) for person in side for one in person})
    number_of = {one: number for number, one in enumerate(keys)}
    sides = []
    for side in (mentees, mentors):
        rows = np.zeros((len(side), len(keys)), dtype=np.float32)
        for row, person in zip(rows, side, strict=True):
            row[[number_of[one] for one in person]] = 1
        sides.append(rows)
    return Sides(*sides)


def _affiliations(mentees: Sequence[Mentee], mentors: Sequence[Mentor], policy: Policy) -> Sides:
    nothing = {key(word) for word in policy.no_affiliation} | {""}
    number_of: dict[str, int] = {}

    def number(person: Applicant) -> int:
        name = key(person.affiliation)
        return UNKNOWN if name in nothing else number_of.setdefault(name, len(number_of))

    return Sides(*(np.array([number(p) for p in side], int) for side in (mentees, mentors)))


def _experience(people: Sequence[Applicant]) -> IntArray:
    answers = [UNKNOWN if one.experience is None else one.experience for one in people]
    return np.array(answers, dtype=np.int64)


def _excluded(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> set[IdPair]:
    by_mentees = {(mentee.id, other) for mentee in mentees for other in mentee.exclusions}
    return by_mentees | {(other, mentor.id) for mentor in mentors for other in mentor.exclusions}


def _wished(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> dict[IdPair, int]:
    """What the ranked wishes for a pair are worth, both sides together: 0 to 10."""
    worth: dict[IdPair, int] = {}
    for mentee in mentees:
        for rank, other in enumerate(dict.fromkeys(mentee.wishes)):
            worth[mentee.id, other] = worth.get((mentee.id, other), 0) + rank_value(rank)
    for mentor in mentors:
        for rank, other in enumerate(dict.fromkeys(mentor.wishes)):
            worth[other, mentor.id] = worth.get((other, mentor.id), 0) + rank_value(rank)
    return worth


def _marks(worth: Mapping[IdPair, int], row: Mapping[str, int], column: Mapping[str, int]) -> Marks:
    """The pairs between people who are there."""
    known = [
        (row[mentee], column[mentor], value)
        for (mentee, mentor), value in sorted(worth.items())
        if mentee in row and mentor in column
    ]
    return Marks(*np.array(known, dtype=np.int64).reshape(-1, 3).T)
