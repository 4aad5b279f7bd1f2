"""Texts that people write: a line, a paragraph, a name."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.forms.content import Question
from nodement.surveys.cleaning import can_be_seen, one_line, several_lines

LONGEST_LINE, LONGEST_TEXT, LONGEST_NAME = 300, 5_000, 200


def read_short(entry: Entry) -> str | None:
    """One line, without anything that could start a second one."""
    text = one_line(entry.text())
    _check_length(text, entry.question.most or LONGEST_LINE)
    return text or None


def read_long(entry: Entry) -> str | None:
    """A text with its own line breaks, kept as plain text whatever is in it."""
    text = several_lines(entry.text())
    _check_length(text, entry.question.most or LONGEST_TEXT)
    return text or None


def read_name(entry: Entry) -> str | None:
    """A name in any script, from one letter on; something of it can be seen."""
    name = one_line(entry.text())
    if name and not can_be_seen(name):
        raise Unclear(_("Please write a name that people can see."))
    _check_length(name, LONGEST_NAME)
    return name or None


def write_text(question: Question, value: str) -> Typed:
    """The text goes back into its one control."""
    return {control(question): [value]}


def show_text(question: Question, value: str, language: str) -> tuple[str, ...]:
    """The lines as written."""
    return tuple(value.split("\n"))


def _check_length(text: str, most: int) -> None:
    if len(text) <= most:
        return
    raise Unclear(
        ngettext(
            "This is %(letters)s letters long. Please shorten it to %(most)s letter; "
            "everything you wrote is still here.",
            "This is %(letters)s letters long. Please shorten it to %(most)s letters; "
            "everything you wrote is still here.",
            most,
        )
        % {"letters": f"{len(text):,}", "most": f"{most:,}"}
    )
