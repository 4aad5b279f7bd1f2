"""Reads what was posted for a section of a form: answers, and words about what is unclear."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from nodement.applying.asked import (
    Answers,
    Asked,
    AskedDocument,
    Entry,
    Posted,
    Typed,
    Unclear,
)
from nodement.applying.kinds.addresses import likely_address
from nodement.applying.kinds.choices import options_of
from nodement.applying.kinds.table import KINDS, controls_of
from nodement.documents.models import Document
from nodement.documents.queries import current_of
from nodement.forms.asking import is_answered, is_asked, missing
from nodement.forms.content import Content, Kind, Question, Section
from nodement.programs.models import Program, Topic
from nodement.programs.queries import topics
from nodement.surveys.areas import Taxonomy
from nodement.surveys.cleaning import several_lines

__all__ = [
    "Asked",
    "AskedDocument",
    "Posted",
    "SectionRead",
    "asked_in",
    "can_be_answered",
    "notices_of",
    "read_section",
    "still_missing",
]

LONGEST_KEPT, MOST_KEPT = 50_000, 1_000
"""What cannot be taken is kept for mending: so many letters of a text, so many texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRead:
    """The answers of a section, what is wrong with others, and what was typed for those.

    `answers` holds those of this section alone: an answer that was taken back has no key, and a
    question that is not asked any more has none. `problems` and `notices` go by the key of the
    question, `typed` by the name of the control. A notice keeps nobody from going on.
    """

    answers: Answers
    problems: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    typed: Typed = field(default_factory=dict)


def asked_in(program: Program, *, language: str, now: datetime) -> Asked:
    """What the questions of a program's forms need to know; three queries."""
    return Asked(
        taxonomy=Taxonomy(topics(program, Topic.Kind.AREA), topics(program, Topic.Kind.HELP)),
        language=language,
        now=now,
        documents=tuple(
            AskedDocument(
                kind=version.document.kind,
                title=version.document.get_kind_display(),
                version_id=version.public_id,
                program_id=program.public_id,
            )
            for version in current_of(program, Document.Kind)
        ),
    )


def read_section(
    section: Section, posted: Posted, answers: Mapping[str, Any], asked: Asked
) -> SectionRead:
    """Read every question of the section that is asked, given the answers so far.

    Nothing that is posted raises: what cannot be taken is a problem beside its question, and kept
    as it was typed. A file is taken from `answers`, unless its removal is posted; that a required
    one is missing is for `still_missing` to say, for it comes by another way.
    """
    said = _without(section, answers)
    read = SectionRead(answers={})
    for question in section.questions:
        if is_asked(question, said):
            entry = Entry(question, posted, asked, answers.get(question.key))
            _read_question(entry, read)
            if question.key in read.answers:
                said[question.key] = read.answers[question.key]
    _check_strict_language(section, read)
    return read


def can_be_answered(question: Question, asked: Asked) -> bool:
    """Whether there is anything to choose: a list may be empty, a text not published yet."""
    if question.kind == Kind.AREAS:
        return bool(asked.taxonomy.areas)
    if question.kind == Kind.CONSENT:
        return bool(asked.documents_of(question))
    if question.kind in (Kind.ONE, Kind.SEVERAL, Kind.HELP):
        return bool(options_of(question, asked))
    return True


def still_missing(content: Content, answers: Mapping[str, Any], asked: Asked) -> list[Question]:
    """What keeps these answers from being sent; a question that nobody can answer does not.

    Whoever agreed to a text that has changed since is asked again.
    """
    outdated = {
        question.key
        for question in content.questions
        if question.kind == Kind.CONSENT and not _agrees_to_all(question, answers, asked)
    }
    current = {key: answer for key, answer in answers.items() if key not in outdated}
    return [each for each in missing(content, current) if can_be_answered(each, asked)]


def notices_of(question: Question, answer: object) -> tuple[str, ...]:
    """What is worth a second look though the answer was taken."""
    if question.kind != Kind.EMAIL or not isinstance(answer, str):
        return ()
    if likely := likely_address(answer):
        words = _("Is this address right? Perhaps you mean %(likely)s.")
        return (words % {"likely": likely},)
    return ()


def _read_question(entry: Entry, read: SectionRead) -> None:
    question = entry.question
    try:
        answer = KINDS[question.kind].read(entry)
    except Unclear as unclear:
        _note_problem(entry, read, unclear.problems)
        return
    if answer is not None:
        read.answers[question.key] = answer
        if notices := notices_of(question, answer):
            read.notices[question.key] = notices
    if _lacks_answer(entry, answer):
        _note_problem(entry, read, (_words_for_nothing(question),))


def _lacks_answer(entry: Entry, answer: object) -> bool:
    question = entry.question
    if not question.is_required or question.kind == Kind.FILE:
        return False
    return not is_answered(question, {question.key: answer}) and can_be_answered(
        question, entry.asked
    )


def _note_problem(entry: Entry, read: SectionRead, problems: tuple[str, ...]) -> None:
    read.problems[entry.question.key] = problems
    for name in controls_of(entry.question, entry.asked):
        texts = [each for each in entry.posted.getlist(name) if isinstance(each, str)]
        kept = [several_lines(text[:LONGEST_KEPT]) for text in texts[:MOST_KEPT]]
        if any(kept) or name == entry.question.key:
            read.typed[name] = kept


def _check_strict_language(section: Section, read: SectionRead) -> None:
    """To need another language than English, one has to be named."""
    for question in section.questions:
        if question.kind != Kind.STRICT_LANGUAGE or not read.answers.get(question.key):
            continue
        named = [read.answers.get(each.key) for each in _of(section, Kind.LANGUAGES)]
        if any(spoken and all(each["code"] == "en" for each in spoken) for spoken in named):
            words = _("You name only English. Please add the language that you need, or untick.")
            read.problems[question.key] = (words,)
            ticked = read.answers.pop(question.key)
            read.typed.update(KINDS[question.kind].write(question, ticked))


def _of(section: Section, kind: Kind) -> list[Question]:
    return [question for question in section.questions if question.kind == kind]


def _without(section: Section, answers: Mapping[str, Any]) -> Answers:
    keys = {question.key for question in section.questions}
    return {key: answer for key, answer in answers.items() if key not in keys}


def _agrees_to_all(question: Question, answers: Mapping[str, Any], asked: Asked) -> bool:
    current = {document.version_id for document in asked.documents_of(question)}
    return current <= set(answers.get(question.key) or ())


def _words_for_nothing(question: Question) -> str:
    """What to do where a question has to be answered and is not."""
    words = {
        Kind.AREAS: _("Please choose at least one area."),
        Kind.CONSENT: _("Please read these texts and agree to each of them to go on."),
        Kind.EMAIL: _("Please write your email address: it is how we reach you."),
        Kind.HELP: _("Please choose at least one."),
        Kind.LANGUAGES: _("Please choose at least one language."),
        Kind.NAME: _("Please write your name. One letter is enough, in any script."),
        Kind.ONE: _("Please choose one of these."),
        Kind.SCALE: _("Please choose a number."),
        Kind.SEVERAL: _("Please choose at least one."),
        Kind.WEEK: _("Please choose at least one hour: without it nobody can meet you."),
        Kind.YES_NO: _("Please choose yes or no."),
        Kind.ZONE: _("Please choose your time zone, so that nobody comes an hour late."),
    }
    return words.get(question.kind, _("Please answer this question."))
