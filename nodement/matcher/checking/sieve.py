"""One mentee beside all mentors at once, for checking billions of pairs.

The rules that cost little leave a few mentors with a bound that no score exceeds; the rest, common
time and texts, is computed for those alone for whom it matters. Tested equal to `plain.Reading`,
which says the same for one pair in words that can be read.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.checking.clock_cells import ClockCells, Words
from nodement.matcher.checking.plain import ahead, ease, listed, squeezed, wish, words
from nodement.matcher.checking.sieve_marks import (
    Marks,
    Numbers,
    Texts,
    Things,
    Tongues,
    excluded_pairs,
)
from nodement.matcher.problem import Mentee, Mentor, Problem, places_of

Points = NDArray[np.int32]

NEVER: Final = -(2**24)
REMEMBERED: Final = 64
PLENTY: Final = 240
AT_ONCE: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One mentee: every eligible mentor is among `columns`, and no score is above `bound`.

    Columns are the numbers of mentors in the order of the problem, rising. `words` are those of
    the mentee's goals.
    """

    mentee: Mentee
    columns: Numbers
    bound: Points
    words: Collection[str] = ()


class Sieve(Protocol):
    """A problem, mentee by mentee."""

    def row(self, mentee: Mentee) -> Row:
        """Who may be eligible at all."""
        ...

    def scores(self, row: Row, chosen: Numbers) -> Points:
        """The scores of the mentors at these places of the row; -1 for those not eligible."""
        ...


def sieve_of(problem: Problem) -> Sieve:
    """The sieve for a problem, with rules or with scores of its own."""
    return RuleSieve(problem) if problem.scores is None else GivenSieve(problem)


class RuleSieve:
    """Rules and criteria."""

    def __init__(self, problem: Problem) -> None:
        policy, mentors = problem.policy, problem.mentors
        self._policy, self._mentors = policy, mentors
        column = {one.id: number for number, one in enumerate(mentors)}
        self._clocks = ClockCells(problem)
        self._weeks = _stacked([self._clocks.words(one) for one in mentors], self._clocks)
        self._areas = Things([listed(one.areas) for one in mentors])
        self._help = Things([listed(one.help) for one in mentors])
        self._texts = Texts([words(one.about) for one in mentors])
        self._tongues = Tongues(mentors, policy.english_minimum)
        self._closed = np.array([places_of(one, policy) == 0 for one in mentors], dtype=np.bool_)
        self._employers, self._employer = _employers(problem)
        self._steps, self._step = _steps(mentors)
        self._forbidden = Marks(((pair, 1) for pair in excluded_pairs(problem)), column)
        self._continuing = Marks(((pair, 1) for pair in problem.continuing), column)
        self._wished = Marks(
            (
                ((other, mentor.id), wish(other, mentor.wishes))
                for mentor in mentors
                for other in set(mentor.wishes)
            ),
            column,
        )
        self._column = column
        self._kept = _Memory()

    def row(self, mentee: Mentee) -> Row:
        """Who is left by all rules but common time; all points of time and texts count."""
        areas, own = listed(mentee.areas), ease(mentee, self._policy.english_minimum)
        points = self._area_table(len(areas)).take(self._areas.shared(areas))
        points += self._kept.get(("ease", *sorted(own.items())), lambda: self._language(own))
        wanted = listed(mentee.help).keys()
        points += self._kept.get(("help", *sorted(wanted)), lambda: self._help_points(wanted))
        points += self._kept.get(("step", mentee.experience), lambda: self._ahead(mentee))
        goals = words(mentee.goals)
        points += self._text_bound(len(goals))
        points += self._weight("priority") * min(max(mentee.priority, 0), 3) // 3
        points += self._weight("overlap")
        self._mark(mentee, points)
        columns = np.flatnonzero(points >= 0)
        return Row(mentee, columns, points[columns], goals)

    def scores(self, row: Row, chosen: Numbers) -> Points:
        """Put the true points of common time and texts in the place of all of them."""
        weeks = self._clocks.words(row.mentee)
        parts = [
            self._some_scores(row, weeks, chosen[first : first + AT_ONCE])
            for first in range(0, chosen.size, AT_ONCE)
        ]
        return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int32)

    def _some_scores(self, row: Row, weeks: Words, chosen: Numbers) -> Points:
        columns, minimum = row.columns[chosen], self._policy.minimum_overlap
        minutes = self._clocks.common(weeks, self._weeks[columns])
        bound = self._text_bound(len(row.words))[columns]
        points = row.bound[chosen] - self._weight("overlap") - bound
        beyond = (minutes - minimum).clip(0, PLENTY)
        points += (self._weight("overlap") * beyond // PLENTY).astype(np.int32)
        if row.words and self._weight("goals"):
            both = len(row.words) + self._texts.size[columns]
            shared = self._texts.shared(row.words, columns)
            points += (self._weight("goals") * 2 * shared // both).astype(np.int32)
        return np.where(minutes >= minimum, points, np.int32(-1))

    def _weight(self, name: str) -> int:
        return self._policy.weights.get(name, 0)

    def _mark(self, mentee: Mentee, points: Points) -> None:
        """Add what few pairs have: wishes, continuity; take out what few pairs may not be."""
        wishes = dict(self._wished.of(mentee.id))
        for other in set(mentee.wishes) & self._column.keys():
            number = self._column[other]
            wishes[number] = wishes.get(number, 0) + wish(other, mentee.wishes)
        for number, worth in wishes.items():
            points[number] += self._weight("wishes") * worth // 10
        for number in self._continuing.of(mentee.id):
            points[number] += self._weight("continuity")
        for number in self._forbidden.of(mentee.id):
            points[number] = NEVER
        employer = self._employer.get(squeezed(mentee.affiliation))
        if employer is not None:
            points[self._employers == employer] = NEVER

    def _area_table(self, asked: int) -> Points:
        table = self._weight("areas") * np.arange(asked + 1) // max(asked, 1)
        if self._policy.shared_area_required:
            table[0] = NEVER
        return table.astype(np.int32)

    def _language(self, own: dict[str, int]) -> Points:
        best = self._tongues.best(own)
        points = self._weight("language") * best.astype(np.int32) // 10
        return np.where((best == 0) | self._closed, np.int32(NEVER), points)

    def _help_points(self, wanted: Collection[str]) -> Points:
        if not wanted:
            return np.full(len(self._mentors), self._weight("help") // 2, dtype=np.int32)
        shared = self._help.shared(wanted).astype(np.int32)
        return self._weight("help") * shared // np.int32(len(wanted))

    def _ahead(self, mentee: Mentee) -> Points:
        shares = (ahead(mentee.experience, step) for step in self._steps)
        points = [self._weight("experience") * share // whole for share, whole in shares]
        return np.array(points, dtype=np.int32)[self._step]

    def _text_bound(self, goals: int) -> Points:
        """Points for texts if the shorter text were contained in the longer."""

        def bound() -> Points:
            size = self._texts.size
            shared = 2 * self._weight("goals") * np.minimum(size, goals)
            return (shared // np.maximum(size + goals, 1)).astype(np.int32)

        return self._kept.get(("goals", goals), bound)


class GivenSieve:
    """Scores of the problem's own."""

    def __init__(self, problem: Problem) -> None:
        closed = {one.id for one in problem.mentors if places_of(one, problem.policy) == 0}
        column = {one.id: number for number, one in enumerate(problem.mentors)}
        scores = problem.scores or {}
        self._scores = Marks(
            (
                (pair, score)
                for pair, score in scores.items()
                if pair not in problem.vetoes and pair[1] not in closed
            ),
            column,
        )

    def row(self, mentee: Mentee) -> Row:
        """Exactly the eligible, with their scores."""
        scores = sorted(self._scores.of(mentee.id).items())
        columns, points = np.array(scores, dtype=np.int64).reshape(-1, 2).T
        return Row(mentee, columns, points.astype(np.int32))

    def scores(self, row: Row, chosen: Numbers) -> Points:
        """The bounds are exact."""
        return row.bound[chosen]


class _Memory:
    """The arrays that were asked for last."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Points] = OrderedDict()

    def get(self, name: Hashable, compute: Callable[[], Points]) -> Points:
        found = self._kept.pop(name, None)
        if found is None:
            found = compute()
        self._kept[name] = found
        if len(self._kept) > REMEMBERED:
            self._kept.popitem(last=False)
        return found


def _stacked(weeks: list[Words], clocks: ClockCells) -> Words:
    return np.stack(weeks) if weeks else np.zeros((0, *clocks.shape), dtype=np.uint64)


def _employers(problem: Problem) -> tuple[Numbers, dict[str, int]]:
    """The number of every mentor's affiliation, -1 for none; and the numbers by name."""
    number_of: dict[str, int] = {}
    nobody = {squeezed(word) for word in problem.policy.no_affiliation} | {""}
    if problem.policy.same_affiliation_allowed:
        return np.full(len(problem.mentors), -1), number_of
    numbers = []
    for mentor in problem.mentors:
        name = squeezed(mentor.affiliation)
        numbers.append(-1 if name in nobody else number_of.setdefault(name, len(number_of)))
    return np.array(numbers, dtype=np.int64), number_of


def _steps(mentors: tuple[Mentor, ...]) -> tuple[list[int | None], Numbers]:
    """The different experiences, and which of them every mentor has."""
    number_of: dict[int | None, int] = {}
    numbers = [number_of.setdefault(one.experience, len(number_of)) for one in mentors]
    return list(number_of), np.array(numbers, dtype=np.int64)
