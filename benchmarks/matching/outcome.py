"""What one measurement found, as its process hands it over, and how good it is by our reading."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.matching.case import NOT_ELIGIBLE, Case
from benchmarks.matching.meter import Meter

RESULT: Final = "result.json"

RowPair = tuple[int, int]
"""The row of a mentee and the column of a mentor."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The pairs and what they cost: seconds by part, and of these the parts that are compared."""

    seconds: dict[str, float]
    processor: dict[str, float]
    compared: list[str]
    megabytes: float
    pairs: list[RowPair]
    scores: list[int] = field(default_factory=list)
    version: str = ""

    @property
    def wall(self) -> float:
        """The figure of the table: seconds of the parts that are compared."""
        return sum(self.seconds[name] for name in self.compared)

    @property
    def busy(self) -> float:
        """Seconds of all processors in the parts that are compared."""
        return sum(self.processor.get(name, 0.0) for name in self.compared)

    def write(self, folder: Path) -> None:
        """Hand over to the process that asked."""
        (folder / RESULT).write_text(json.dumps(asdict(self)))


def measured(
    meter: Meter, pairs: list[RowPair], compared: tuple[str, ...], version: str = ""
) -> Measured:
    """What a meter saw; call it at once, because it reads the peak of memory."""
    return Measured(
        meter.seconds, meter.processor, list(compared), meter.peak(), pairs, version=version
    )


def read_measured(folder: Path) -> Measured:
    """What `Measured.write` handed over."""
    facts = json.loads((folder / RESULT).read_text())
    facts["pairs"] = [(row, column) for row, column in facts["pairs"]]
    return Measured(**facts)


@dataclass(frozen=True, slots=True)
class Worth:
    """Of the pairs that may be: people, welfare, total score, and all of it as one number.

    `invalid` counts pairs that break a hard rule, a mentor's places or the one mentor of a mentee.
    """

    people: int
    welfare: int
    total: int
    value: int
    invalid: int


def worth_of(case: Case, pairs: list[RowPair], scores: list[int]) -> Worth:
    """Judge pairs by the scores given for them, whoever found them."""
    seekers: Counter[int] = Counter()
    guides: Counter[int] = Counter()
    people = welfare = total = value = 0
    for (row, column), score in zip(pairs, scores, strict=True):
        crowded = seekers[row] >= 1 or guides[column] >= case.places[column]
        if crowded or score == NOT_ELIGIBLE:
            continue
        seekers[row] += 1
        guides[column] += 1
        people += 1
        welfare += case.phi[score]
        total += score
        value += case.worth(row, score)
    return Worth(people, welfare, total, value, len(pairs) - people)
