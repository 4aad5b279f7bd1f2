"""Answers that are typed one a line: those to choose from, and those on which others depend."""

from django import forms
from django.utils.translation import gettext as _

from nodement.forms.checks import LONGEST_CHOICE

MOST_ANSWERS = 300
LONGEST_TEXT = (LONGEST_CHOICE + 2) * MOST_ANSWERS


def lines_of_answers(text: str) -> tuple[str, ...]:
    """Each line once, none empty. Raises for a line that is too long, and for too many."""
    lines = tuple(
        dict.fromkeys(filter(None, (" ".join(line.split()) for line in text.splitlines())))
    )
    long = next((line for line in lines if len(line) > LONGEST_CHOICE), None)
    if long is not None:
        words = _("“%(line)s…” is longer than %(most)s letters.")
        raise forms.ValidationError(words % {"line": long[:40], "most": LONGEST_CHOICE})
    if len(lines) > MOST_ANSWERS:
        words = _("These are %(count)s answers; %(most)s are the most.")
        raise forms.ValidationError(words % {"count": len(lines), "most": MOST_ANSWERS})
    return lines


def answers_typed(text: str, offered: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The offered answers that the text names, whatever their case, and what names none."""
    by_name = {answer.casefold(): answer for answer in offered} | {each: each for each in offered}
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    read = [by_name.get(line) or by_name.get(line.casefold()) for line in lines]
    unknown = [line for line, answer in zip(lines, read, strict=True) if answer is None]
    return tuple(dict.fromkeys(filter(None, read))), unknown
