"""Put what one window saves beside what another has saved meanwhile: per question, nothing lost."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from nodement.applying.reading import SectionRead
from nodement.forms.content import Kind, Question, Section

MARK = 16


def mark_of(value: Any) -> str:
    """A short mark of an answer as it was shown; the same answer has the same mark."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:MARK]


def marks_of(section: Section, answers: Mapping[str, Any]) -> str:
    """The marks of a section's answers in one line, to travel with its page."""
    return " ".join(
        f"{question.key}:{_mark(question, answers.get(question.key))}"
        for question in section.questions
    )


def read_marks(line: str) -> dict[str, str]:
    """What `marks_of` wrote; whatever else it may be does no harm."""
    pairs = (part.rpartition(":") for part in line.split())
    return {key: mark for key, _colon, mark in pairs if key}


def merged(
    section: Section, saved: Mapping[str, Any], read: SectionRead, seen: Mapping[str, str]
) -> dict[str, Any]:
    """All answers after this section was sent: what it changed wins, what it left alone stays."""
    answers = dict(saved)
    for question in section.questions:
        if is_untouched(question, read, seen):
            continue
        answers.pop(question.key, None)
        if read.answers.get(question.key) is not None:
            answers[question.key] = read.answers[question.key]
    return answers


def is_untouched(question: Question, read: SectionRead, seen: Mapping[str, str]) -> bool:
    """Whether the page sent what it had shown; what stays empty was left alone too."""
    key = question.key
    typed = any(any(texts) for name, texts in read.typed.items() if key_of(name) == key)
    return not typed and _mark(question, read.answers.get(key)) == seen.get(key)


def key_of(name: str) -> str:
    """The question that a control belongs to."""
    return name.partition(".")[0]


def _mark(question: Question, value: Any) -> str:
    """A box that was never shown and one that is not ticked look the same."""
    if question.kind == Kind.STRICT_LANGUAGE:
        value = bool(value)
    return mark_of(value)
