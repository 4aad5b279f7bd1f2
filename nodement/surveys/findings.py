"""What may be found wrong in a survey file: the whole file, a line, or a detail of a line."""

from dataclasses import dataclass
from typing import ClassVar

LONGEST_QUOTE = 80


class SheetError(Exception):
    """This file cannot be read at all; `words` say why and what to do."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about one line (0 is the whole file), told in words that are ready to show."""

    line: int
    column: str
    cell: str
    code: str
    reason: str
    refuses: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Problem(Finding):
    """Keeps the line out until somebody mends it."""

    refuses: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class Notice(Finding):
    """The line is in; this is worth knowing."""


def quoted(text: str) -> str:
    """The text of a cell on one line, cut to what fits into a report."""
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST_QUOTE else flat[: LONGEST_QUOTE - 1] + "…"
