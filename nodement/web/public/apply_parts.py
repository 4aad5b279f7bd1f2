"""The parts of a form as one person goes through them: where they are, what is done."""

from dataclasses import dataclass

from django.utils.translation import get_language

from nodement.applying.drafts import content_of, unclear_keys
from nodement.applying.models import Draft
from nodement.applying.reading import Asked, asked_in, notices_of, still_missing
from nodement.forms.asking import asked_questions, is_answered
from nodement.forms.content import Content, Question, Section
from nodement.forms.wording import section_title
from nodement.web.answers import Answer, Given, files_in
from nodement.web.types import Request


@dataclass(frozen=True)
class Said:
    """A question of the form, and what was answered, for reading it over."""

    key: str
    answer: Answer
    is_missing: bool
    is_unclear: bool
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """One page of the form."""

    number: int
    section: Section
    title: str
    said: tuple[Said, ...] = ()

    @property
    def key(self) -> str:
        return self.section.key

    @property
    def open_count(self) -> int:
        """How many answers are missing or unclear."""
        return sum(one.is_missing or one.is_unclear for one in self.said)


def asked_here(request: Request, draft: Draft) -> Asked:
    """What the questions of this form need to know."""
    language = get_language() or "en"
    return asked_in(draft.cohort.program, language=language, now=request.now)


def parts_of(draft: Draft) -> list[Part]:
    """The sections that ask this person something, numbered."""
    content = content_of(draft)
    keys = {question.key for question in asked_questions(content, draft.answers)}
    language = get_language() or "en"
    asking = [
        section
        for section in content.sections
        if any(question.key in keys for question in section.questions)
    ]
    return [
        Part(number, section, section_title(section, language))
        for number, section in enumerate(asking, start=1)
    ]


def first_open_part(draft: Draft) -> str | None:
    """The first part in which nothing was answered though something has to be, or is unclear."""
    content = content_of(draft)
    unclear = unclear_keys(draft)
    for part in parts_of(draft):
        if any(_is_open(question, content, draft, unclear) for question in part.section.questions):
            return part.key
    return None


def read_over(draft: Draft, asked: Asked) -> list[Part]:
    """Every part with what was answered, what is missing and what is unclear."""
    content = content_of(draft)
    questions = asked_questions(content, draft.answers)
    keys = {question.key for question in questions}
    missing = {question.key for question in still_missing(content, draft.answers, asked)}
    unclear = unclear_keys(draft)
    files = files_in(content, draft.answers)
    given = Given(draft.answers, files, asked.language, asked.taxonomy)

    def said(question: Question) -> Said:
        key = question.key
        notices = notices_of(question, draft.answers.get(key))
        return Said(key, given.answer_to(question), key in missing, key in unclear, notices)

    return [
        Part(
            part.number,
            part.section,
            part.title,
            tuple(said(question) for question in part.section.questions if question.key in keys),
        )
        for part in parts_of(draft)
    ]


def _is_open(question: Question, content: Content, draft: Draft, unclear: set[str]) -> bool:
    asked = {one.key for one in asked_questions(content, draft.answers)}
    is_left = question.is_required and not is_answered(question, draft.answers)
    return question.key in asked and (is_left or question.key in unclear)
