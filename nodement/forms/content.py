"""What a form holds: sections with questions, as plain frozen values."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a question asks for, and with that what its answer looks like."""

    SHORT = "short"
    LONG = "long"
    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    NUMBER = "number"
    LINK = "link"
    NAME = "name"
    EMAIL = "email"
    GITHUB = "github"
    ZONE = "zone"
    WEEK = "week"
    LANGUAGES = "languages"
    STRICT_LANGUAGE = "strict_language"
    AREAS = "areas"
    HELP = "help"
    WISHES = "wishes"
    EXCLUSIONS = "exclusions"
    LINES = "lines"
    YES_NO = "yes_no"
    FILE = "file"
    CONSENT = "consent"


class Audience(StrEnum):
    """Who will see the answer; printed beside the question."""

    ORGANIZERS = "organizers"
    PARTNER = "partner"
    PUBLIC = "public"
    NOBODY = "nobody"
    """Only counted together with all others, and destroyed when the matching closes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a question in one more language."""

    label: str = ""
    help: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Ask only if an earlier question was answered with one of these."""

    question: str
    is_one_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question.

    `key` is its name for ever; answers are kept by it. `feeds` names the answer of a profile that
    the matching reads from it: such a question can be reworded and translated, not removed.
    `options` are for one of, several of; `least` and `most` bound scales, numbers, and how many of
    several. `documents` are the kinds of documents that a consent is given to.
    """

    key: str
    kind: Kind
    label: str
    help: str = ""
    is_required: bool = False
    audience: Audience = Audience.ORGANIZERS
    feeds: str = ""
    options: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    documents: tuple[str, ...] = ()
    show_if: Condition | None = None
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Question":
        """The question that `as_json` of its content wrote."""
        shown = said.get("show_if")
        wordings = said.get("wordings", {})
        return cls(
            **{name: _frozen(value) for name, value in said.items() if name not in _NESTED},
            kind=Kind(said["kind"]),
            audience=Audience(said.get("audience", Audience.ORGANIZERS)),
            show_if=Condition(**_all_frozen(shown)) if shown else None,
            wordings={code: Wording(**_all_frozen(words)) for code, words in wordings.items()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A page of a form; `titles` and `texts` are its words in more languages."""

    key: str
    title: str
    text: str = ""
    questions: tuple[Question, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Section":
        """The section that `as_json` of its content wrote."""
        questions = tuple(Question.from_json(each) for each in said.get("questions", ()))
        plain = {name: value for name, value in said.items() if name != "questions"}
        return cls(**plain, questions=questions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A whole form, section by section."""

    sections: tuple[Section, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in the order in which they are asked."""
        return (question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """The question of this key, if the form has it."""
        return next((each for each in self.questions if each.key == key), None)

    def feeding(self, feeds: str) -> Question | None:
        """The question that gives this answer of a profile, if the form has one."""
        return next((each for each in self.questions if each.feeds == feeds), None)

    def as_json(self) -> dict[str, Any]:
        """The content as plain JSON types; `from_json` gives the same back."""
        said: dict[str, Any] = asdict(self)
        return said

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Content":
        """The content that `as_json` wrote."""
        return cls(sections=tuple(Section.from_json(each) for each in said["sections"]))


_NESTED = frozenset({"kind", "audience", "show_if", "wordings"})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _all_frozen(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _frozen(value) for name, value in said.items()}
