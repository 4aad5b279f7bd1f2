"""The package `mentor-match`, through its own rules: one that gives our welfare as its points.

A mentor stands once for every place, and pairs that may not be are disqualified by its own rule.
People first is not something that its points can say, so it is not asked for that.
"""

from dataclasses import dataclass

from matching.match import Match  # type: ignore[import-not-found]  # only there
from matching.mentee import Mentee  # type: ignore[import-not-found]  # only there
from matching.mentor import Mentor  # type: ignore[import-not-found]  # only there
from matching.process import process_data  # type: ignore[import-not-found]  # only there
from matching.rules.rule import Disqualify  # type: ignore[import-not-found]  # only there

from benchmarks.matching.case import Case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import RowPair


@dataclass(frozen=True, slots=True)
class Points:
    """A rule of `mentor-match`: the points of a pair, looked up by the grades of both."""

    table: list[list[int]]

    def apply(self, match_object: Match) -> int:
        """What the pair is worth."""
        return max(self.of(match_object), 0)

    def evaluate(self, match_object: Match) -> bool:
        """Whether the pair may be."""
        return self.of(match_object) >= 0

    def of(self, match_object: Match) -> int:
        """The welfare of the pair, -1 if it may not be."""
        row: int = match_object.mentee.grade
        seat: int = match_object.mentor.grade
        return self.table[row][seat]


def solve(case: Case, meter: Meter) -> list[RowPair]:
    """A person's grade is the number of a row or a seat; its address tells people apart."""
    seats = case.seats()
    with meter.part("build"):
        table = [
            [case.phi[scores[seat]] if scores[seat] >= 0 else -1 for seat in seats]
            for scores in case.scores()
        ]
        mentees = [Mentee(grade=row, email=f"mentee{row}@example.org") for row in range(len(table))]
        mentors = [
            Mentor(grade=seat, email=f"seat{seat}@example.org") for seat in range(len(seats))
        ]
        points = Points(table)
        rules = [points, Disqualify(lambda match: not points.evaluate(match))]
    with meter.part("solve"):
        process_data(mentors, mentees, [rules])
    return [(one.grade, seats[mentor.grade]) for one in mentees for mentor in one.mentors]
