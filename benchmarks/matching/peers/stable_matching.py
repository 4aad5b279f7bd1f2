"""The package `matching`: stable matching (Gale and Shapley 1962), mentees propose.

Both sides rank each other by the score of the pair, ties by their number: with these, nobody
would rather swap, and more people than necessary may stay without a mentor.
"""

import sys

from matching.games import HospitalResident  # type: ignore[import-not-found]  # only there

from benchmarks.matching.case import Case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import RowPair

DEEP = 100_000


def solve(case: Case, meter: Meter) -> list[RowPair]:
    """Who has no eligible person on the other side takes no part. It copies itself recursively."""
    sys.setrecursionlimit(DEEP)
    with meter.part("build"):
        wanted: dict[int, list[tuple[int, int]]] = {}
        offered: dict[int, list[tuple[int, int]]] = {}
        for row, scores in enumerate(case.scores()):
            for column, score in enumerate(scores):
                if score >= 0:
                    wanted.setdefault(row, []).append((-score, column))
                    offered.setdefault(column, []).append((-score, row))
        mentees = {f"mentee {row}": _ranked("mentor", some) for row, some in wanted.items()}
        mentors = {f"mentor {column}": _ranked("mentee", some) for column, some in offered.items()}
        places = {f"mentor {column}": case.places[column] for column in offered}
    with meter.part("solve"):
        game = HospitalResident.create_from_dictionaries(mentees, mentors, places)
        found = game.solve()
    return [
        (int(one.name.split()[1]), int(mentor.name.split()[1]))
        for mentor, some in found.items()
        for one in some
    ]


def _ranked(role: str, choices: list[tuple[int, int]]) -> list[str]:
    return [f"{role} {number}" for _, number in sorted(choices)]
