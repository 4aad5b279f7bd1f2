"""Makes the profile that the matching reads from the answers to a form."""

from collections.abc import Callable, Mapping
from typing import Any

from nodement.forms.asking import kept_answers
from nodement.forms.content import Content, Kind, Question
from nodement.surveys.grids import merged
from nodement.surveys.languages import LanguageUnclear, read_language
from nodement.surveys.profile import Profile

LOWEST, HIGHEST = 1, 5
ENOUGH_ENGLISH = 3
MOST_CAPACITY, MOST_HOURS = 20, 168


def profile_of(content: Content, answers: Mapping[str, Any], email: str) -> Profile:
    """The answers in the words of the matching; `email` is the address that counts.

    Only questions that are asked give answers, so what somebody wrote before they changed their
    mind says nothing. Where a level of English is missing, whoever names English is taken to
    manage (3), everybody else not to (1).
    """
    kept = kept_answers(content, answers)
    facts: dict[str, Any] = {}
    for question in content.questions:
        read = _READ.get(question.feeds)
        if read is not None and question.key in kept:
            facts[question.feeds] = read(question, kept[question.key])
    facts = {name: fact for name, fact in facts.items() if fact is not None}
    return Profile(**(_usual(facts) | facts | {"email": email}))


def _usual(facts: Mapping[str, Any]) -> dict[str, Any]:
    english = ENOUGH_ENGLISH if "en" in facts.get("languages", ()) else LOWEST
    return {
        "name": "",
        "time_zone": "UTC",
        "english_speaking": english,
        "english_understanding": english,
    }


def _text(question: Question, value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _texts(question: Question, value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return tuple(line for line in str(value).splitlines() if line)


def _yes(question: Question, value: Any) -> bool:
    return value is True


def _areas(question: Question, value: Any) -> tuple[str, ...]:
    if question.kind == Kind.AREAS:
        return tuple(known["name"] for known in value)
    return _texts(question, value)


def _languages(question: Question, value: Any) -> tuple[str, ...]:
    if question.kind == Kind.LANGUAGES:
        return tuple(spoken["code"] for spoken in value)
    codes = (_code(name) for name in _texts(question, value))
    return tuple(dict.fromkeys(code for code in codes if code))


def _code(name: str) -> str:
    try:
        return read_language(name)
    except LanguageUnclear:
        return ""


def _week(question: Question, value: Any) -> tuple[tuple[int, int, int], ...]:
    return merged((day, start, end) for day, start, end in value)


def _within(least: int, most: int) -> Callable[[Question, Any], int | None]:
    def read(question: Question, value: Any) -> int | None:
        return max(least, min(most, value)) if isinstance(value, int) else None

    return read


_READ: Mapping[str, Callable[[Question, Any], Any]] = {
    "name": _text,
    "github": _text,
    "time_zone": _text,
    "availability": _week,
    "areas": _areas,
    "help": _texts,
    "languages": _languages,
    "english_speaking": _within(LOWEST, HIGHEST),
    "english_understanding": _within(LOWEST, HIGHEST),
    "only_other_language": _yes,
    "experience": _within(LOWEST, HIGHEST),
    "hours": _within(0, MOST_HOURS),
    "affiliation": _text,
    "goals": _texts,
    "about": _text,
    "capacity": _within(0, MOST_CAPACITY),
    "wishes": _texts,
    "exclusions": _texts,
    "heard_of": _text,
    "listed": _yes,
}
"""How each answer of a profile is read from the question that feeds it."""
