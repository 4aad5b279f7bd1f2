"""Take the answers of an earlier application along to a form that may ask differently."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nodement.forms.content import Audience, Content, Kind, Question
from nodement.surveys.models import Application

OF_THE_MOMENT = frozenset({Kind.CONSENT, Kind.FILE})
"""What is asked anew for every cohort: consent, and files, which stay where they were sent."""

CHOSEN = frozenset({Kind.ONE, Kind.SEVERAL})

FROM_PROFILE = {
    "email": Kind.EMAIL,
    "name": Kind.NAME,
    "github": Kind.GITHUB,
    "time_zone": Kind.ZONE,
    "availability": Kind.WEEK,
    "help": Kind.HELP,
    "goals": Kind.LINES,
    "about": Kind.LONG,
    "wishes": Kind.WISHES,
    "exclusions": Kind.EXCLUSIONS,
    "affiliation": Kind.SHORT,
    "only_other_language": Kind.STRICT_LANGUAGE,
    "capacity": Kind.NUMBER,
}
"""What a profile says in the same shape as an answer: for people who came in a file."""


def carried(content: Content, application: Application, *, is_own: bool = False) -> dict[str, Any]:
    """What somebody said before, for the questions of this form that ask the same.

    A question asks the same when it has the same key or feeds the same answer of the profile,
    and is of the same kind. Choices that are no longer offered are left out; consent and files
    come along only for a change of the very application that they belong to.
    """
    known = _known(application)
    answers: dict[str, Any] = {}
    for question in content.questions:
        value = known.get(question.key, known.get(question.feeds))
        if value is None or value.kind != question.kind or question.audience == Audience.NOBODY:
            continue
        if is_own or question.kind not in OF_THE_MOMENT:
            kept = _offered(question, value.value)
            answers |= {} if kept in ("", []) else {question.key: kept}
    return answers


@dataclass(frozen=True)
class _Answer:
    """A value, and the kind of question that it answers."""

    kind: Kind
    value: Any


def _known(application: Application) -> dict[str, _Answer]:
    if application.form_version is None:
        return _of_profile(application.answers)
    known: dict[str, _Answer] = {}
    for question in application.form_version.content.questions:
        if question.key in application.given:
            answer = _Answer(question.kind, application.given[question.key])
            known |= {question.feeds: answer} if question.feeds else {}
            known[question.key] = answer
    return known


def _of_profile(answers: Mapping[str, Any]) -> dict[str, _Answer]:
    return {
        name: _Answer(kind, answers[name])
        for name, kind in FROM_PROFILE.items()
        if answers.get(name)
    }


def _offered(question: Question, value: Any) -> Any:
    if question.kind not in CHOSEN:
        return value
    if isinstance(value, list):
        return [one for one in value if one in question.options]
    return value if value in question.options else ""
