"""The rules and the criteria read a second time, one pair at a time, by other means.

This shares no code with the arrays that the solver works on, so that an error there cannot hide
here. Weeks are whole numbers with one bit for each minute; clocks are asked date by date. A problem
that brings its own scores is read as it stands: only vetoes and places count beside them.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from nodement.matcher.problem import (
    GIVEN,
    Applicant,
    Mentee,
    Mentor,
    Policy,
    Problem,
)

ENGLISH: Final = "en"
WEEK: Final = 7 * 24 * 60
REMEMBERED: Final = 4096


class Reading:
    """One problem, pair by pair; only the people asked for last are kept in mind."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.policy = problem.policy
        self.nobody = {squeezed(word) for word in self.policy.no_affiliation} | {""}
        self.weeks = _different_weeks(problem)
        self._people: dict[tuple[type, str], _Person] = {}

    def is_possible(self, mentee: Mentee, mentor: Mentor, *, vetoes: bool = True) -> bool:
        """Whether every hard rule holds; the cheap ones are asked first."""
        if vetoes and (mentee.id, mentor.id) in self.problem.vetoes:
            return False
        if self.problem.scores is not None:
            return self.places(mentor) > 0 and (mentee.id, mentor.id) in self.problem.scores
        return (
            self.places(mentor) > 0
            and mentee.id != mentor.id
            and mentor.id not in mentee.exclusions
            and mentee.id not in mentor.exclusions
            and self._are_no_colleagues(mentee, mentor)
            and (not self.policy.shared_area_required or self.shared_areas(mentee, mentor) != ())
            and self.language(mentee, mentor) != ""
            and self.minutes(mentee, mentor) >= self.policy.minimum_overlap
        )

    def places(self, mentor: Mentor) -> int:
        """Places on the first day of the term."""
        if mentor.paused_until and mentor.paused_until > self.policy.term_start:
            return 0
        return mentor.capacity

    def language(self, mentee: Mentee, mentor: Mentor) -> str:
        """The language both are most at ease in; "" if there is none."""
        left, right = self._person(mentee).ease, self._person(mentor).ease
        shared = [(-left[tag] - right[tag], -left[tag], tag) for tag in left if tag in right]
        return min(shared)[2] if shared else ""

    def shared_areas(self, mentee: Mentee, mentor: Mentor) -> tuple[str, ...]:
        """Areas of both, in the mentee's spelling and order."""
        offered = self._person(mentor).areas
        return tuple(text for one, text in self._person(mentee).areas.items() if one in offered)

    def minutes(self, mentee: Mentee, mentor: Mentor) -> int:
        """The fewest minutes in common of all weeks."""
        weeks = zip(self._person(mentee).weeks, self._person(mentor).weeks, strict=True)
        return min((one & other).bit_count() for one, other in weeks)

    def points(self, mentee: Mentee, mentor: Mentor) -> dict[str, int]:
        """The points of every criterion for one pair that is possible."""
        if self.problem.scores is not None:
            return {GIVEN: self.problem.scores[mentee.id, mentor.id]}
        left, right = self._person(mentee), self._person(mentor)
        language = self.language(mentee, mentor)
        ease = left.ease[language] + right.ease[language] if language else 0
        extra = self.minutes(mentee, mentor) - self.policy.minimum_overlap
        kinds = len(left.help.keys() & right.help.keys())
        wishes = wish(mentor.id, mentee.wishes) + wish(mentee.id, mentor.wishes)
        both_texts = len(left.goals) + len(right.goals)
        shares = {
            "areas": (len(left.areas.keys() & right.areas.keys()), len(left.areas)),
            "help": (kinds, len(left.help)) if left.help else (1, 2),
            "language": (ease, 10),
            "overlap": (min(max(extra, 0), 240), 240),
            "experience": ahead(mentee.experience, mentor.experience),
            "wishes": (wishes, 10),
            "goals": (2 * len(left.goals & right.goals), both_texts),
            "continuity": (int((mentee.id, mentor.id) in self.problem.continuing), 1),
            "priority": (min(max(mentee.priority, 0), 3), 3),
        }
        weights = self.policy.weights
        return {name: weights.get(name, 0) * a // (b or 1) for name, (a, b) in shares.items()}

    def _are_no_colleagues(self, mentee: Mentee, mentor: Mentor) -> bool:
        if self.policy.same_affiliation_allowed:
            return True
        name = squeezed(mentee.affiliation)
        return name in self.nobody or name != squeezed(mentor.affiliation)

    def _person(self, person: Mentee | Mentor) -> "_Person":
        known = type(person), person.id
        if known not in self._people:
            if len(self._people) >= REMEMBERED:
                self._people.clear()
            self._people[known] = _Person(person, self)
        return self._people[known]


class _Person:
    """One person's answers in the form in which pairs are compared."""

    def __init__(self, person: Mentee | Mentor, reading: Reading) -> None:
        policy = reading.policy
        self.areas = listed(person.areas)
        self.help = listed(person.help)
        self.goals = words(person.goals if isinstance(person, Mentee) else person.about)
        self.ease = ease(person, policy.english_minimum)
        slots: dict[int, list[tuple[int, int]]] = {}
        for weekday, start, end in person.availability:
            slots.setdefault(weekday, []).append((start, end))
        weeks = reading.weeks[person.time_zone]
        free = {week: _week(person.time_zone, slots, policy, week) for week in set(weeks)}
        self.weeks = [free[week] for week in weeks]


def squeezed(text: str) -> str:
    """A text without differences of case, width and spacing."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def listed(texts: Iterable[str]) -> dict[str, str]:
    """What the texts are compared by, with the first spelling of each; blank ones left out."""
    found: dict[str, str] = {}
    for text in texts:
        if squeezed(text) and squeezed(text) not in found:
            found[squeezed(text)] = text
    return found


def words(text: str) -> set[str]:
    """The words of four letters or more."""
    return set(re.findall(r"\w{4,}", squeezed(text)))


def ease(person: Applicant, english_minimum: int) -> dict[str, int]:
    """How much at ease somebody is in each language, 1 to 5."""
    order: list[str] = []
    for tag in person.languages:
        primary = tag.lower().partition("-")[0]
        if primary not in order:
            order.append(primary)
    found = {tag: 5 if place == 0 else 4 if place == 1 else 3 for place, tag in enumerate(order)}
    level = min(person.english_speaking, person.english_understanding)
    if person.only_other_language or level < english_minimum:
        found.pop(ENGLISH, None)
        return found
    found[ENGLISH] = min(found.get(ENGLISH, 3), max(level, 1))
    return found


def ahead(mentee: int | None, mentor: int | None) -> tuple[int, int]:
    """The share of the points for experience, as a fraction."""
    if mentee is None or mentor is None or mentee == mentor:
        return 1, 2
    if mentor < mentee:
        return 0, 1
    return (1, 1) if mentor - mentee <= 3 else (3, 4)


def wish(other: str, wishes: tuple[str, ...]) -> int:
    """5 for the first wish, 1 for the fifth."""
    ranked = list(dict.fromkeys(wishes))
    return max(5 - ranked.index(other), 0) if other in ranked else 0


def _different_weeks(problem: Problem) -> dict[str, list[int]]:
    """For every zone, what stands for each different week of the term.

    Weeks in which all clocks do the same are one. Each is told by the first week in which the
    clock of that zone did the same.
    """
    zones = sorted({one.time_zone for side in (problem.mentees, problem.mentors) for one in side})
    term = range(problem.policy.term_weeks)
    alike = []
    for zone in zones:
        first_of: dict[object, int] = {}
        clocks = (_clocks(zone, problem.policy, week) for week in term)
        alike.append([first_of.setdefault(clock, week) for week, clock in enumerate(clocks)])
    different = list(dict.fromkeys(tuple(weeks[week] for weeks in alike) for week in term))
    return {zone: [week[place] for week in different] for place, zone in enumerate(zones)}


def _clocks(time_zone: str, policy: Policy, week: int) -> tuple[object, ...]:
    """What a clock does in a week and around it."""
    start = policy.term_start + timedelta(weeks=week)
    days = (start + timedelta(days=day) for day in range(-2, 9))
    return tuple(_clock(time_zone, day, _beginning(start)) for day in days)


def _clock(time_zone: str, local_date: date, beginning: int) -> int | tuple[tuple[int, int], ...]:
    """When a local day begins, or all its minutes if the clock changes around it."""
    midnight = _midnight(time_zone, local_date)
    if midnight is not None:
        return midnight - beginning
    return tuple((minute - beginning, wall) for minute, wall in _minutes_of(time_zone, local_date))


def _week(
    time_zone: str, slots: dict[int, list[tuple[int, int]]], policy: Policy, week: int
) -> int:
    """The 7 x 24 hours of a week as one number, with the bits of the free minutes set."""
    start = policy.term_start + timedelta(weeks=week)
    bits, beginning = 0, _beginning(start)
    for day in range(-2, 9):
        local_date = start + timedelta(days=day)
        for begin, end in slots.get(local_date.weekday(), ()):
            for first, last in _free(time_zone, local_date, begin, end):
                low, high = max(first - beginning, 0), min(last - beginning, WEEK)
                if low < high:
                    bits |= ((1 << (high - low)) - 1) << low
    return bits


def _beginning(start: date) -> int:
    return _minute(datetime.combine(start, time(), UTC))


def _free(time_zone: str, local_date: date, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches of universal time, in minutes, in which the clock reads start to end."""
    midnight = _midnight(time_zone, local_date)
    if midnight is not None:
        return ((midnight + start, midnight + end),)
    return _free_around_a_change(time_zone, local_date, start, end)


@lru_cache(maxsize=2**16)
def _free_around_a_change(
    time_zone: str, local_date: date, start: int, end: int
) -> tuple[tuple[int, int], ...]:
    runs: list[tuple[int, int]] = []
    for minute, wall in _minutes_of(time_zone, local_date):
        if not start <= wall < end:
            continue
        if runs and runs[-1][1] == minute:
            runs[-1] = (runs[-1][0], minute + 1)
            continue
        runs.append((minute, minute + 1))
    return tuple(runs)


@cache
def _midnight(time_zone: str, local_date: date) -> int | None:
    """When a local day begins; nothing for a day around which the clock changes."""
    zone = ZoneInfo(time_zone)
    midnight = datetime.combine(local_date, time(), zone)
    before, after = midnight - timedelta(hours=3), midnight + timedelta(hours=27)
    return _minute(midnight) if before.utcoffset() == after.utcoffset() else None


@cache
def _minutes_of(time_zone: str, local_date: date) -> list[tuple[int, int]]:
    """Every minute of a local day, with what the clock on the wall shows then."""
    zone = ZoneInfo(time_zone)
    begin = datetime.combine(local_date, time(), UTC) - timedelta(hours=16)
    instants = [begin + timedelta(minutes=number) for number in range(56 * 60)]
    walls = [(instant, instant.astimezone(zone)) for instant in instants]
    return [
        (_minute(instant), wall.hour * 60 + wall.minute)
        for instant, wall in walls
        if wall.date() == local_date
    ]


def _minute(instant: datetime) -> int:
    return int(instant.timestamp()) // 60
