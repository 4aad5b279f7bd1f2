"""The rules and the criteria read a second time, one pair at a time, by other means.

This shares no code with the arrays that the solver works on, so that an error there cannot hide
here. Weeks are whole numbers with one bit for each minute; clocks are asked date by date.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from nodement.matcher.problem import (
    Applicant,
    Mentee,
    Mentor,
    Problem,
)

ENGLISH = "en"


class Reading:
    """One problem, with what is needed of every person prepared once."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.policy = problem.policy
        self.nobody = {squeezed(word) for word in self.policy.no_affiliation} | {""}
        self._mentees = {one.id: _Person(one, self) for one in problem.mentees}
        self._mentors = {one.id: _Person(one, self) for one in problem.mentors}

    def is_possible(self, mentee: Mentee, mentor: Mentor, *, vetoes: bool = True) -> bool:
        """Whether every hard rule holds; the cheap ones are asked first."""
        if vetoes and (mentee.id, mentor.id) in self.problem.vetoes:
            return False
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
        left, right = self._mentees[mentee.id].ease, self._mentors[mentor.id].ease
        shared = [(-left[tag] - right[tag], -left[tag], tag) for tag in left if tag in right]
        return min(shared)[2] if shared else ""

    def shared_areas(self, mentee: Mentee, mentor: Mentor) -> tuple[str, ...]:
        """Areas of both, in the mentee's spelling and order."""
        offered = self._mentors[mentor.id].areas
        return tuple(text for one, text in self._mentees[mentee.id].areas.items() if one in offered)

    def minutes(self, mentee: Mentee, mentor: Mentor) -> int:
        """The fewest minutes in common of all weeks."""
        weeks = zip(self._mentees[mentee.id].weeks, self._mentors[mentor.id].weeks, strict=True)
        return min((one & other).bit_count() for one, other in weeks)

    def points(self, mentee: Mentee, mentor: Mentor) -> dict[str, int]:
        """The points of every criterion for one pair."""
        left, right = self._mentees[mentee.id], self._mentors[mentor.id]
        language = self.language(mentee, mentor)
        ease = left.ease[language] + right.ease[language] if language else 0
        extra = self.minutes(mentee, mentor) - self.policy.minimum_overlap
        kinds = len(left.help.keys() & right.help.keys())
        wishes = _wish(mentor.id, mentee.wishes) + _wish(mentee.id, mentor.wishes)
        both_texts = len(left.goals) + len(right.goals)
        shares = {
            "areas": (len(left.areas.keys() & right.areas.keys()), len(left.areas)),
            "help": (kinds, len(left.help)) if left.help else (1, 2),
            "language": (ease, 10),
            "overlap": (min(max(extra, 0), 240), 240),
            "experience": _ahead(mentee.experience, mentor.experience),
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
        name = self._mentees[mentee.id].affiliation
        return name in self.nobody or name != self._mentors[mentor.id].affiliation


class _Person:
    """One person's answers in the form in which pairs are compared."""

    def __init__(self, person: Mentee | Mentor, reading: Reading) -> None:
        policy = reading.policy
        text = person.goals if isinstance(person, Mentee) else person.about
        self.areas = _listed(person.areas)
        self.help = _listed(person.help)
        self.affiliation = squeezed(person.affiliation)
        self.goals = set(re.findall(r"\w{4,}", squeezed(text)))
        self.ease = _ease(person, policy.english_minimum)
        self.weeks = [0] * policy.term_weeks
        slots: dict[int, list[tuple[int, int]]] = {}
        for weekday, start, end in person.availability:
            slots.setdefault(weekday, []).append((start, end))
        beginning = _minute(datetime.combine(policy.term_start, time(), UTC))
        for day in range(-2, 7 * policy.term_weeks + 2):
            local_date = policy.term_start + timedelta(days=day)
            for start, end in slots.get(local_date.weekday(), ()):
                for first, last in _free(person.time_zone, local_date, start, end):
                    self._add(first - beginning, last - beginning)

    def _add(self, first: int, last: int) -> None:
        """Set the bit of every minute, in whichever week it falls."""
        for week in range(max(first // 10080, 0), min(last // 10080 + 1, len(self.weeks))):
            low = max(first - week * 10080, 0)
            high = min(last - week * 10080, 10080)
            if low < high:
                self.weeks[week] |= ((1 << (high - low)) - 1) << low


def squeezed(text: str) -> str:
    """A text without differences of case, width and spacing."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _listed(texts: Iterable[str]) -> dict[str, str]:
    listed: dict[str, str] = {}
    for text in texts:
        if squeezed(text) and squeezed(text) not in listed:
            listed[squeezed(text)] = text
    return listed


def _ease(person: Applicant, english_minimum: int) -> dict[str, int]:
    order: list[str] = []
    for tag in person.languages:
        primary = tag.lower().partition("-")[0]
        if primary not in order:
            order.append(primary)
    ease = {tag: 5 if place == 0 else 4 if place == 1 else 3 for place, tag in enumerate(order)}
    level = min(person.english_speaking, person.english_understanding)
    if person.only_other_language or level < english_minimum:
        ease.pop(ENGLISH, None)
        return ease
    ease[ENGLISH] = min(ease.get(ENGLISH, 3), max(level, 1))
    return ease


def _ahead(mentee: int | None, mentor: int | None) -> tuple[int, int]:
    if mentee is None or mentor is None or mentee == mentor:
        return 1, 2
    if mentor < mentee:
        return 0, 1
    return (1, 1) if mentor - mentee <= 3 else (3, 4)


def _wish(other: str, wishes: tuple[str, ...]) -> int:
    ranked = list(dict.fromkeys(wishes))
    return max(5 - ranked.index(other), 0) if other in ranked else 0


def _free(time_zone: str, local_date: date, start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of universal time, in minutes, in which the clock reads start to end."""
    midnight = _midnight(time_zone, local_date)
    if midnight is not None:
        return [(midnight + start, midnight + end)]
    runs: list[tuple[int, int]] = []
    for minute, wall in _minutes_of(time_zone, local_date):
        if not start <= wall < end:
            continue
        if runs and runs[-1][1] == minute:
            runs[-1] = (runs[-1][0], minute + 1)
            continue
        runs.append((minute, minute + 1))
    return runs


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
