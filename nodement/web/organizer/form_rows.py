"""A form as its overview shows it: sections and questions, with what is to be said of each."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from nodement.forms.checks import Fault
from nodement.forms.content import Content, Question, Section
from nodement.forms.models import Form
from nodement.forms.needed import is_needed
from nodement.forms.words import AUDIENCES, KINDS

MOST_SHOWN = 3


@dataclass(frozen=True)
class QuestionRow:
    """One question with the words beside it."""

    question: Question
    kind: Promise
    audience: Promise
    condition: str
    is_needed: bool
    faults: list[str]


@dataclass(frozen=True)
class SectionRow:
    """One section with its questions."""

    section: Section
    questions: list[QuestionRow]
    faults: list[str]


def section_rows(form: Form, content: Content, faults: Sequence[Fault]) -> list[SectionRow]:
    return [
        SectionRow(
            section=section,
            questions=[_row(form, content, question, faults) for question in section.questions],
            faults=[fault.words for fault in faults if fault.section == section.key],
        )
        for section in content.sections
    ]


def condition_words(question: Question, content: Content) -> str:
    """On which answers a question depends, in a sentence; long lists are cut short."""
    condition = question.show_if
    if condition is None:
        return ""
    earlier = content.question(condition.question)
    names = {"yes": _("Yes"), "no": _("No")}
    shown = [f"“{names.get(each, each)}”" for each in condition.is_one_of[:MOST_SHOWN]]
    more = "…" if len(condition.is_one_of) > MOST_SHOWN else ""
    words = _("Only after %(answers)s to “%(label)s”")
    label = earlier.label if earlier else condition.question
    return words % {"answers": ", ".join(shown) + more, "label": label}


def _row(form: Form, content: Content, question: Question, faults: Sequence[Fault]) -> QuestionRow:
    return QuestionRow(
        question=question,
        kind=KINDS[question.kind].name,
        audience=AUDIENCES[question.audience],
        condition=condition_words(question, content),
        is_needed=is_needed(question, form.role),
        faults=[fault.words for fault in faults if fault.question == question.key],
    )
