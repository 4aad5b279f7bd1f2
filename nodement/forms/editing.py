"""How organizers change a form: each function gives the content as it is then."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import gettext as _

from nodement.forms.conditions import depending_on
from nodement.forms.content import Condition, Content, Kind, Question, Section, Wording
from nodement.forms.needed import is_last_consent, is_needed
from nodement.kit.errors import Refusal

MOST_QUESTIONS = 200
MOST_SECTIONS = 40
READS_LIKE = {Kind.SHORT: (Kind.LONG, Kind.ONE, Kind.LINK), Kind.LONG: (Kind.SHORT, Kind.ONE)}
"""Kinds that can show what was answered to the kinds beside them."""

Change = Callable[[tuple[Question, ...]], tuple[Question, ...]]
Thing = TypeVar("Thing", Question, Section)
Words = TypeVar("Words", str, Wording)


def keeps_answers(before: Kind, after: Kind) -> bool:
    """Whether answers to a question of one kind still answer it as the other."""
    return before == after or before in READS_LIKE.get(after, ())


def add_question(content: Content, section: str, question: Question) -> Content:
    """Put a question at the end of a section. Refuses a key that is taken, and too many."""
    _section(content, section)
    if content.question(question.key) is not None:
        raise Refusal(_("This question is in the form already."))
    if sum(1 for _each in content.questions) >= MOST_QUESTIONS:
        raise Refusal(_("A form has at most %(most)s questions.") % {"most": MOST_QUESTIONS})
    return _in_section(content, section, lambda kept: (*kept, question))


def change_question(content: Content, key: str, to: Question) -> Content:
    """Put a question in the place of the one with this key; what depended on it still does.

    Refuses when the matching would lose what it reads, and a key that another question has.
    """
    question = _question(content, key)
    if question.feeds and (to.feeds != question.feeds or to.key != key):
        raise Refusal(_("The matching reads this answer: reword it, but let it ask the same."))
    if to.key != key and content.question(to.key) is not None:
        raise Refusal(_("Another question has this key already."))
    if to.options != question.options and to.wordings == question.wordings:
        to = replace(to, wordings=_carried(question, to.options))
    return _each_question(
        content, lambda each: to if each.key == key else _following(each, key, to)
    )


def remove_question(content: Content, key: str, *, role: str) -> Content:
    """Take a question out. Refuses one that the matching or other questions need."""
    question = _question(content, key)
    if is_needed(question, role):
        raise Refusal(_("The matching needs this question. You can reword it, but not remove it."))
    if is_last_consent(question, content):
        raise Refusal(_("Somebody has to agree to the texts, so this question stays."))
    others = depending_on(content, key)
    if others:
        words = _("“%(label)s” is only asked because of this one. Please change that first.")
        raise Refusal(words % {"label": others[0].label})
    return _every_section(content, lambda kept: tuple(each for each in kept if each.key != key))


def move_question(content: Content, key: str, steps: int) -> Content:
    """Move a question down by some steps, or up by negative ones; past an end it stays there."""
    section = section_of(content, key)
    return _in_section(content, section.key, lambda kept: _moved(kept, key, steps))


def place_question(content: Content, key: str, section: str) -> Content:
    """Move a question to the end of a section; where it is already, it keeps its place."""
    question = _question(content, key)
    if section_of(content, key).key == _section(content, section).key:
        return content
    without = _every_section(content, lambda kept: tuple(each for each in kept if each.key != key))
    return _in_section(without, section, lambda kept: (*kept, question))


def add_section(content: Content, section: Section) -> Content:
    """Put a section at the end. Refuses a key that is taken, and too many."""
    if any(each.key == section.key for each in content.sections):
        raise Refusal(_("This section is in the form already."))
    if len(content.sections) >= MOST_SECTIONS:
        raise Refusal(_("A form has at most %(most)s sections.") % {"most": MOST_SECTIONS})
    return Content(sections=(*content.sections, section))


def change_section(content: Content, key: str, *, title: str, text: str) -> Content:
    """Give a section this title and this text; its questions and translations stay."""
    section = _section(content, key)
    return _replaced(content, replace(section, title=title, text=text))


def remove_section(content: Content, key: str) -> Content:
    """Take a section out. Refuses one that still has questions: none is lost by the way."""
    if _section(content, key).questions:
        raise Refusal(_("This section still has questions. Please move or remove them first."))
    return Content(sections=tuple(each for each in content.sections if each.key != key))


def move_section(content: Content, key: str, steps: int) -> Content:
    """Move a section down by some steps, or up by negative ones; past an end it stays there."""
    _section(content, key)
    return Content(sections=_moved(content.sections, key, steps))


def translate_section(content: Content, key: str, code: str, title: str, text: str) -> Content:
    """Keep the words of a section in a language; empty ones are taken away."""
    section = _section(content, key)
    titles, texts = {**section.titles, code: title}, {**section.texts, code: text}
    return _replaced(
        content, replace(section, titles=_without_empty(titles), texts=_without_empty(texts))
    )


def translate_question(content: Content, key: str, code: str, words: Wording) -> Content:
    """Keep the words of a question in a language; empty ones are taken away."""
    question = _question(content, key)
    wordings = _without_empty({**question.wordings, code: words if words != Wording() else None})
    changed = replace(question, wordings=wordings)
    return _each_question(content, lambda each: changed if each.key == key else each)


def section_of(content: Content, key: str) -> Section:
    """The section in which the question of this key stands."""
    _question(content, key)
    return next(
        section
        for section in content.sections
        if any(question.key == key for question in section.questions)
    )


def _following(question: Question, key: str, to: Question) -> Question:
    """What depended on the question of this key depends on what stands in its place."""
    condition = question.show_if
    if condition is None or condition.question != key or to.key == key:
        return question
    follows = Condition(question=to.key, is_one_of=condition.is_one_of)
    return replace(question, show_if=follows)


def _carried(question: Question, options: tuple[str, ...]) -> dict[str, Wording]:
    """The translations of a question whose answers changed: each stays with its own answer."""
    carried = {}
    for code, words in question.wordings.items():
        known = dict(zip(question.options, words.options, strict=False))
        kept = tuple(known.get(option, "") for option in options)
        carried[code] = replace(words, options=kept if any(kept) else ())
    return carried


def _question(content: Content, key: str) -> Question:
    question = content.question(key)
    if question is None:
        raise Refusal(_("This question is not in the form any more."))
    return question


def _section(content: Content, key: str) -> Section:
    section = next((each for each in content.sections if each.key == key), None)
    if section is None:
        raise Refusal(_("This section is not in the form any more."))
    return section


def _replaced(content: Content, section: Section) -> Content:
    return Content(
        sections=tuple(section if each.key == section.key else each for each in content.sections)
    )


def _in_section(content: Content, key: str, change: Change) -> Content:
    section = _section(content, key)
    return _replaced(content, replace(section, questions=change(section.questions)))


def _every_section(content: Content, change: Change) -> Content:
    return Content(
        sections=tuple(
            replace(section, questions=change(section.questions)) for section in content.sections
        )
    )


def _each_question(content: Content, change: Callable[[Question], Question]) -> Content:
    return _every_section(content, lambda kept: tuple(change(each) for each in kept))


def _moved(things: tuple[Thing, ...], key: str, steps: int) -> tuple[Thing, ...]:
    moved = list(things)
    here = [each.key for each in things].index(key)
    moved.insert(min(max(here + steps, 0), len(moved) - 1), moved.pop(here))
    return tuple(moved)


def _without_empty(words: Mapping[str, Words | None]) -> dict[str, Words]:
    return {code: said for code, said in words.items() if said}
