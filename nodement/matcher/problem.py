"""What is to be matched: people, the program's policy, and what organizers decided already."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, get_args
from zoneinfo import ZoneInfo

Slot = tuple[int, int, int]
"""Weekday (0 is Monday), first minute and end minute of the local day: 0 <= start < end <= 1440."""

IdPair = tuple[str, str]
"""A mentee's id and a mentor's id."""

Welfare = Literal["concave", "total", "bands"]
"""How scores add up: nobody far below the rest, the plain sum, or few people in the worst bands."""

MINUTES_PER_DAY: Final = 24 * 60
HIGHEST_LEVEL: Final = 5
HIGHEST_WEIGHT: Final = 1_000
MOST_MENTORS: Final = 3
LONGEST_TERM: Final = 260
FIRST_YEAR, LAST_YEAR = 1970, 2200

DEFAULT_WEIGHTS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "areas": 30,
        "help": 10,
        "language": 15,
        "overlap": 10,
        "experience": 10,
        "wishes": 10,
        "goals": 5,
        "continuity": 5,
        "priority": 5,
    }
)
"""The most points each criterion gives; together 100."""

GIVEN: Final = "given"
"""The one criterion of a problem that brings its own scores; its weight is the perfect score."""

NO_AFFILIATION: Final = (
    "student",
    "freelance",
    "freelancer",
    "self-employed",
    "self employed",
    "independent",
    "unemployed",
    "between jobs",
    "looking for work",
    "retired",
    "none",
    "no",
    "not applicable",
    "n/a",
    "na",
    "-",
    "–",
    "—",
    ".",
)
"""Answers that name no employer and no group: two students are not colleagues."""

_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class ProblemError(ValueError):
    """The problem contradicts itself; the message says where, in plain words."""


@dataclass(frozen=True, slots=True)
class Applicant:
    """What both sides answer in the survey.

    `languages` are BCP 47 tags, preferred first. English is judged by its two levels (0 to 5),
    whether or not it is in the list. `wishes` and `exclusions` name people of the other side.
    """

    id: str
    time_zone: str
    availability: tuple[Slot, ...]
    areas: tuple[str, ...]
    help: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    english_speaking: int = 0
    english_understanding: int = 0
    only_other_language: bool = False
    experience: int | None = None
    affiliation: str = ""
    wishes: tuple[str, ...] = ()
    exclusions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Mentee(Applicant):
    """Somebody who looks for a mentor; higher `priority` is matched before lower."""

    goals: str = ""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Mentor(Applicant):
    """Somebody who offers to mentor up to `capacity` people, from `paused_until` on if set."""

    about: str = ""
    capacity: int = 1
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """What a program asks of every pair, and how much each criterion weighs.

    `minimum_overlap` is in minutes per week. A criterion that `weights` leaves out weighs nothing.
    `raise_floor` asks for the greatest lowest score that costs nobody their mentor.
    `mentors_per_mentee` above 1 gives places that are left to people who have a mentor already.
    """

    term_start: date
    term_weeks: int = 26
    minimum_overlap: int = 60
    english_minimum: int = 2
    shared_area_required: bool = True
    same_affiliation_allowed: bool = False
    no_affiliation: tuple[str, ...] = NO_AFFILIATION
    weights: Mapping[str, int] = field(default_factory=lambda: dict(DEFAULT_WEIGHTS))
    welfare: Welfare = "concave"
    raise_floor: bool = False
    mentors_per_mentee: int = 1

    @property
    def perfect(self) -> int:
        """The score of a pair that has all points of every criterion."""
        return sum(self.weights.values())


@dataclass(frozen=True, slots=True)
class Problem:
    """Everything the matcher knows. Checks itself; raises `ProblemError` in plain words.

    `vetoes`, `locks`, `continuing` and `current` hold (mentee id, mentor id). A lock is kept
    whatever it costs. `current` are the pairs of a matching that stands: as few of them as
    possible are changed, but nobody goes without a mentor for it. Only a lock may not name people
    who have left. One id on both sides is one person in two roles.

    `scores` are there when the scores come from elsewhere: the pairs that are eligible, with their
    scores. Then no rule counts but vetoes and places, and all points are those of `GIVEN`.
    """

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    policy: Policy
    vetoes: frozenset[IdPair] = frozenset()
    locks: frozenset[IdPair] = frozenset()
    continuing: frozenset[IdPair] = frozenset()
    current: frozenset[IdPair] = frozenset()
    scores: Mapping[IdPair, int] | None = None

    def __post_init__(self) -> None:
        """Refuse the first contradiction found, in the order of the input."""
        faults = (
            *_policy_faults(self.policy),
            *_duplicates("mentee", (mentee.id for mentee in self.mentees)),
            *_duplicates("mentor", (mentor.id for mentor in self.mentors)),
            *(fault for mentee in self.mentees for fault in _person_faults("Mentee", mentee)),
            *(fault for mentor in self.mentors for fault in _person_faults("Mentor", mentor)),
            *(fault for mentor in self.mentors for fault in _capacity_faults(mentor)),
            *_lock_faults(self),
            *_score_faults(self),
        )
        if faults:
            raise ProblemError(faults[0])


def places_of(mentor: Mentor, policy: Policy) -> int:
    """How many mentees a mentor can take when the term starts; none while paused."""
    paused = mentor.paused_until is not None and policy.term_start < mentor.paused_until
    return 0 if paused else mentor.capacity


def _policy_faults(policy: Policy) -> Iterator[str]:
    if not FIRST_YEAR <= policy.term_start.year <= LAST_YEAR:
        yield f"A term starts in {FIRST_YEAR} to {LAST_YEAR}, not on {policy.term_start}."
    if not 1 <= policy.term_weeks <= LONGEST_TERM:
        yield f"A term has 1 to {LONGEST_TERM} weeks, not {policy.term_weeks}."
    if not 0 <= policy.minimum_overlap <= 7 * MINUTES_PER_DAY:
        yield f"A week cannot have {policy.minimum_overlap} minutes in common at least."
    if not 0 <= policy.english_minimum <= HIGHEST_LEVEL:
        yield f"The least level of English is 0 to 5, not {policy.english_minimum}."
    if policy.welfare not in get_args(Welfare):
        yield f"Welfare is concave, total or bands, not {policy.welfare!r}."
    if not 1 <= policy.mentors_per_mentee <= MOST_MENTORS:
        yield f"A mentee has 1 to {MOST_MENTORS} mentors, not {policy.mentors_per_mentee}."
    yield from _weight_faults(policy.weights)


def _weight_faults(weights: Mapping[str, int]) -> Iterator[str]:
    for name, weight in weights.items():
        if name not in DEFAULT_WEIGHTS and name != GIVEN:
            yield f"There is no criterion {name!r}."
        if not 0 <= weight <= HIGHEST_WEIGHT:
            yield f"Criterion {name!r} cannot weigh {weight}."


def _duplicates(role: str, ids: Iterable[str]) -> Iterator[str]:
    for identity, times in Counter(ids).items():
        if not identity:
            yield f"A {role} has no id."
        if times > 1:
            yield f"The {role} {identity} is there {times} times."


def _person_faults(role: str, person: Applicant) -> Iterator[str]:
    name = f"{role} {person.id}"
    if not _is_zone(person.time_zone):
        yield f"{name}: {person.time_zone!r} is not a time zone."
    for slot in person.availability:
        if not _is_slot(slot):
            yield f"{name}: {slot} is not a weekday with a start before its end."
    for level in (person.english_speaking, person.english_understanding):
        if not 0 <= level <= HIGHEST_LEVEL:
            yield f"{name}: a level of English is 0 to 5, not {level}."
    for language in person.languages:
        if not _LANGUAGE_TAG.fullmatch(language):
            yield f"{name}: {language!r} is not a language tag."


def _is_slot(slot: Slot) -> bool:
    weekday, start, end = slot
    return 0 <= weekday <= 6 and 0 <= start < end <= MINUTES_PER_DAY


@cache
def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name).key)
    except (KeyError, OSError, ValueError):
        return False


def _capacity_faults(mentor: Mentor) -> Iterator[str]:
    if mentor.capacity < 0:
        yield f"Mentor {mentor.id}: a capacity of {mentor.capacity} is less than nobody."


def _lock_faults(problem: Problem) -> Iterator[str]:
    mentees = {mentee.id for mentee in problem.mentees}
    places = {mentor.id: places_of(mentor, problem.policy) for mentor in problem.mentors}
    for mentee, mentor in sorted(problem.locks):
        if mentee not in mentees or mentor not in places:
            yield f"The lock of {mentee} with {mentor} names somebody who is not there."
    for mentee, times in Counter(mentee for mentee, _ in sorted(problem.locks)).items():
        if times > 1:
            yield f"Mentee {mentee} is locked to {times} mentors."
    for mentor, times in Counter(mentor for _, mentor in sorted(problem.locks)).items():
        if times > places.get(mentor, times):
            yield f"Mentor {mentor}: places {places[mentor]}, locked mentees {times}."


def _score_faults(problem: Problem) -> Iterator[str]:
    given = GIVEN in problem.policy.weights
    if given != (problem.scores is not None) or (given and len(problem.policy.weights) > 1):
        yield f"Own scores need the criterion {GIVEN!r} and no other, and it needs own scores."
    perfect = problem.policy.perfect
    for (mentee, mentor), score in (problem.scores or {}).items():
        if not 0 <= score <= perfect:
            yield f"The score of {mentee} with {mentor} is 0 to {perfect}, not {score}."
