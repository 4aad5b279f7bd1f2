"""A question and a section in the language of whoever reads them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from nodement.forms.content import Content, Question, Section

Words = TypeVar("Words")


def worded(question: Question, language: str) -> Question:
    """The question as it reads in a language; what nobody has translated stays as it is.

    Its options keep their order, so the answer that is kept for the n-th of them is the n-th
    option of the question itself, whatever language it was read in.
    """
    words = _in(question.wordings, language)
    if words is None:
        return question
    given = words.options[: len(question.options)]
    translated = (option or own for option, own in zip(given, question.options, strict=False))
    return replace(
        question,
        label=words.label or question.label,
        help=words.help or question.help,
        options=(*translated, *question.options[len(given) :]),
    )


def section_title(section: Section, language: str) -> str:
    """The title of a section in a language, or as it was written first."""
    return _in(section.titles, language) or section.title


def section_text(section: Section, language: str) -> str:
    """What stands under the title, in a language, or as it was written first."""
    return _in(section.texts, language) or section.text


def languages_of(content: Content) -> tuple[str, ...]:
    """The codes of the languages that something of the form is translated into."""
    codes: set[str] = set()
    for section in content.sections:
        codes |= {*section.titles, *section.texts}
        for question in section.questions:
            codes |= {*question.wordings}
    return tuple(sorted(codes))


def _in(words: Mapping[str, Words], language: str) -> Words | None:
    """The words of `pt-br`, or else those of `pt`; codes are compared without their case."""
    by_code = {code.lower(): said for code, said in words.items()}
    code = language.lower()
    return by_code.get(code) or by_code.get(code.partition("-")[0])
