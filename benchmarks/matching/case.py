"""A judged cohort in a folder, as every solver gets it; read with the standard library alone."""

import json
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

FACTS: Final = "case.json"
SCORES: Final = "scores.int16"
NOT_ELIGIBLE: Final = -1


@dataclass(frozen=True, slots=True)
class Case:
    """Who there is, and what a pair is worth.

    `places` has a number per mentor, `ranks` one per mentee: 1 for the lowest priority class that
    occurs, 2 for the next. `phi` has the welfare of every score. `eligible` is how many pairs are
    eligible, -1 before they were judged.
    """

    folder: Path
    places: list[int]
    ranks: list[int]
    phi: list[int]
    eligible: int = -1

    @property
    def big(self) -> int:
        """One more than all welfare that can be reached: what one more person is worth."""
        return min(len(self.ranks), sum(self.places)) * max(self.phi) + 1

    def worth(self, mentee: int, score: int) -> int:
        """People by their class first, then welfare, as one number."""
        return self.big * self.ranks[mentee] + self.phi[score]

    def scores(self) -> Iterator["array[int]"]:
        """Every mentee's scores with all mentors, -1 where the pair is not eligible."""
        with (self.folder / SCORES).open("rb") as file:
            for _ in self.ranks:
                row = array("h")
                row.fromfile(file, len(self.places))
                yield row

    def seats(self) -> list[int]:
        """The number of the mentor of every place, for solvers that know no places."""
        return [mentor for mentor, count in enumerate(self.places) for _ in range(count)]

    def write(self) -> None:
        """Keep everything but the scores."""
        facts = {
            "places": self.places,
            "ranks": self.ranks,
            "phi": self.phi,
            "eligible": self.eligible,
        }
        (self.folder / FACTS).write_text(json.dumps(facts))


def read_case(folder: Path) -> Case:
    """What `Case.write` kept."""
    return Case(folder, **json.loads((folder / FACTS).read_text()))
