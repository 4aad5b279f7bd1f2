"""What a question needs to know before its answer can be read, and how reading may fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from nodement.forms.content import Question
from nodement.surveys.areas import Taxonomy

Answers = dict[str, Any]
"""Answers by the key of their question, as plain JSON values."""

Typed = dict[str, list[str]]
"""What was posted, by the name of its control."""


class Posted(Protocol):
    """What a browser sent: any number of texts by the name of a control."""

    def getlist(self, key: str, /) -> Sequence[object]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedDocument:
    """A text as it reads now, to which people may agree."""

    kind: str
    title: str
    version_id: str
    program_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked: in which program, in which language, at which moment."""

    taxonomy: Taxonomy
    language: str
    now: datetime
    documents: tuple[AskedDocument, ...] = ()

    def documents_of(self, question: Question) -> tuple[AskedDocument, ...]:
        """The texts that this question asks to agree to, in its own order."""
        by_kind = {document.kind: document for document in self.documents}
        return tuple(by_kind[kind] for kind in question.documents if kind in by_kind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One question with what was posted for it; `saved` is the answer given before."""

    question: Question
    posted: Posted
    asked: Asked
    saved: Any = None

    def text(self, part: str = "") -> str:
        """The first text posted for a control of the question."""
        return next(iter(self.texts(part)), "")

    def texts(self, part: str = "") -> list[str]:
        """Every text posted for a control of the question; files are none."""
        posted = self.posted.getlist(control(self.question, part))
        return [each for each in posted if isinstance(each, str)]


class Unclear(Exception):
    """The answer cannot be taken; `problems` say what is wrong and what to do."""

    def __init__(self, *problems: str) -> None:
        super().__init__(*problems)
        self.problems = problems


def control(question: Question, part: str = "") -> str:
    """The name of a control: the key of its question, and the part that it asks for."""
    return f"{question.key}.{part}" if part else question.key
