"""A question while it is drawn: its words for the reader, and what its controls hold."""

from dataclasses import dataclass
from typing import Any

from nodement.applying.asked import Asked, Typed, control
from nodement.forms.content import Question


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question as it is asked, in words of the reader, with what its controls hold."""

    question: Question
    worded: Question
    asked: Asked
    posted: Typed
    answer: Any

    def texts(self, part: str = "") -> list[str]:
        """What a control holds."""
        return self.posted.get(control(self.question, part), [])

    def text(self, part: str = "") -> str:
        """The one thing that a control holds."""
        return next(iter(self.texts(part)), "")

    def id(self, *parts: object) -> str:
        """The id of a control on the page."""
        return "-".join(map(str, ("q", self.question.key, *parts)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The controls of a question; each kind has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something to choose; `address` is where one can read about it."""

    id: str
    value: str
    label: str
    is_chosen: bool
    address: str = ""
