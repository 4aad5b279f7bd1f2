"""A private file: it comes by another way, and here it only stays or goes."""

from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Typed, control
from nodement.forms.content import Question

CHOSEN, REMOVED = "file", "remove"


def read_kept_file(entry: Entry) -> str | None:
    """The file of the saved answers, unless just this one is to be removed."""
    saved = entry.saved if isinstance(entry.saved, str) else None
    return None if saved in entry.texts(REMOVED) else saved


def write_file(question: Question, value: str) -> Typed:
    """Nothing asks to remove the file."""
    return {control(question, REMOVED): []}


def show_file(question: Question, value: str, language: str) -> tuple[str, ...]:
    """That there is one; its name is known where it can be fetched."""
    return (_("A private file"),)
