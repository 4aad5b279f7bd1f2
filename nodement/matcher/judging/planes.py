"""The answers of all people as arrays, so that many pairs are judged by a few operations.

People are in the order of their ids, whatever the order of the input. Nothing here grows with
the number of pairs.
"""

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.encoding import Bits, Marks, Sides, Texts, bits, marks, texts
from nodement.matcher.judging.free_time import FreeTime, free_time
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
Answer = TypeVar("Answer", bound=Hashable)

UNKNOWN: Final = -1
RANKS_THAT_COUNT: Final = 5
FIRST_CHOICE: Final = 5
_WORD = re.compile(r"\w{4,}")


@dataclass(frozen=True, slots=True, eq=False)
class Comfort:
    """Who is how comfortable in which languages, by classes of people who answered alike.

    `best[a, b]` is the comfort of both together in the language that suits class *a* of mentees
    and class *b* of mentors best, 0 if they share none.
    """

    of: Sides
    best: NDArray[np.int16]


@dataclass(frozen=True, slots=True, eq=False)
class Planes:
    """A problem as arrays; row *i* is `mentees[i]`, column *j* is `mentors[j]`."""

    problem: Problem
    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    places: IntArray
    free: FreeTime
    comfort: Comfort
    areas: Bits
    help: Bits
    goals: Texts
    affiliation: Sides
    experience: Sides
    waiting: IntArray
    exclusions: Marks
    vetoes: Marks
    wishes: Marks
    continuing: Marks
    current: Marks
    same_person: Marks
    given: Marks | None


def planes(problem: Problem) -> Planes:
    """Turn a problem into arrays."""
    mentees = tuple(sorted(problem.mentees, key=lambda mentee: mentee.id))
    mentors = tuple(sorted(problem.mentors, key=lambda mentor: mentor.id))
    policy, sides = problem.policy, (mentees, mentors)
    row = {mentee.id: number for number, mentee in enumerate(mentees)}
    column = {mentor.id: number for number, mentor in enumerate(mentors)}

    def marked(pairs: Iterable[IdPair]) -> Marks:
        return marks(dict.fromkeys(pairs, 1), row, column)

    return Planes(
        problem=problem,
        mentees=mentees,
        mentors=mentors,
        places=np.array([places_of(mentor, policy) for mentor in mentors], dtype=np.int64),
        free=free_time(mentees, mentors, policy),
        comfort=_comfort(mentees, mentors, policy),
        areas=bits(*_numbered([[one.areas for one in side] for side in sides], area_keys)),
        help=bits(*_numbered([[one.help for one in side] for side in sides], area_keys)),
        goals=texts(
            *_numbered([[one.goals for one in mentees], [one.about for one in mentors]], tokens)
        ),
        affiliation=_affiliations(mentees, mentors, policy),
        experience=Sides(_experience(mentees), _experience(mentors)),
        waiting=np.array([mentee.priority for mentee in mentees], dtype=np.int64),
        exclusions=marked(_excluded(mentees, mentors)),
        vetoes=marked(problem.vetoes),
        wishes=marks(_wished(mentees, mentors), row, column),
        continuing=marked(problem.continuing),
        current=marked(problem.current),
        same_person=marked((identity, identity) for identity in row.keys() & column.keys()),
        given=None if problem.scores is None else marks(problem.scores, row, column),
    )


def key(text: str) -> str:
    """A text as it is compared: without case, width or repeated spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_short_key = lru_cache(maxsize=2**14)(key)


def area_keys(texts: Iterable[str]) -> dict[str, str]:
    """The texts by what they are compared with, blank ones left out, in their own order."""
    keyed: dict[str, str] = {}
    for text in texts:
        if _short_key(text):
            keyed.setdefault(_short_key(text), text)
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


def _comfort(mentees: Sequence[Mentee], mentors: Sequence[Mentor], policy: Policy) -> Comfort:
    """Classes by languages that both sides speak, and the table of what suits two classes best."""
    sides = [_comforts(side, policy) for side in (mentees, mentors)]
    spoken = [{language for one in side for language in one} for side in sides]
    shared = sorted(spoken[0] & spoken[1])
    numbers, rows = [], []
    for side in sides:
        number_of: dict[tuple[int, ...], int] = {}
        classes = {
            id(one): number_of.setdefault(
                tuple(one.get(language, 0) for language in shared), len(number_of)
            )
            for one in {id(one): one for one in side}.values()
        }
        numbers.append(np.array([classes[id(one)] for one in side], dtype=np.int64))
        rows.append(np.array(list(number_of), dtype=np.int16).reshape(len(number_of), len(shared)))
    return Comfort(Sides(*numbers), _best(*rows))


def _comforts(side: Sequence[Applicant], policy: Policy) -> list[dict[str, int]]:
    """The comfort of everybody; the same object for those who answered the same."""
    known: dict[tuple[tuple[str, ...], int, bool], dict[str, int]] = {}
    found = []
    for one in side:
        level = min(one.english_speaking, one.english_understanding)
        answers = one.languages, level, one.only_other_language
        if answers not in known:
            known[answers] = comfort(one, policy)
        found.append(known[answers])
    return found


def _best(mentees: NDArray[np.int16], mentors: NDArray[np.int16]) -> NDArray[np.int16]:
    best = np.zeros((len(mentees), len(mentors)), dtype=np.int16)
    for language in range(mentees.shape[1]):
        left, right = np.flatnonzero(mentees[:, language]), np.flatnonzero(mentors[:, language])
        both = mentees[left, language][:, np.newaxis] + mentors[right, language]
        here = np.ix_(left, right)
        best[here] = np.maximum(best[here], both)
    return best


def _numbered(
    sides: Sequence[Sequence[Answer]], keys: Callable[[Answer], Iterable[str]]
) -> list[list[tuple[int, ...]]]:
    """A number for every key; each different answer is taken apart once."""
    number_of: dict[str, int] = {}
    known: dict[Answer, tuple[int, ...]] = {}
    for side in sides:
        for answer in side:
            if answer not in known:
                known[answer] = tuple(
                    [number_of.setdefault(one, len(number_of)) for one in keys(answer)]
                )
    return [[known[answer] for answer in side] for side in sides]


def _affiliations(mentees: Sequence[Mentee], mentors: Sequence[Mentor], policy: Policy) -> Sides:
    nothing = {key(word) for word in policy.no_affiliation} | {""}
    number_of: dict[str, int] = {}

    def number(person: Applicant) -> int:
        name = _short_key(person.affiliation)
        return UNKNOWN if name in nothing else number_of.setdefault(name, len(number_of))

    return Sides(*(np.array([number(p) for p in side], np.int64) for side in (mentees, mentors)))


def _experience(people: Sequence[Applicant]) -> IntArray:
    answers = [UNKNOWN if one.experience is None else one.experience for one in people]
    return np.array(answers, dtype=np.int64)


def _excluded(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> set[IdPair]:
    by_mentees = {(mentee.id, other) for mentee in mentees for other in mentee.exclusions}
    return by_mentees | {(other, mentor.id) for mentor in mentors for other in mentor.exclusions}


def _wished(mentees: Sequence[Mentee], mentors: Sequence[Mentor]) -> Mapping[IdPair, int]:
    """What the ranked wishes for a pair are worth, both sides together: 0 to 10."""
    worth: dict[IdPair, int] = {}
    for mentee in mentees:
        for rank, other in enumerate(dict.fromkeys(mentee.wishes)):
            worth[mentee.id, other] = worth.get((mentee.id, other), 0) + rank_value(rank)
    for mentor in mentors:
        for rank, other in enumerate(dict.fromkeys(mentor.wishes)):
            worth[other, mentor.id] = worth.get((other, mentor.id), 0) + rank_value(rank)
    return worth
