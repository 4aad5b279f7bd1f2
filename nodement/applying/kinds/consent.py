"""Agreeing to texts of the program, each as it reads now."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.forms.content import Question


def read_consent(entry: Entry) -> list[str] | None:
    """The versions agreed to; where agreeing is required, all of them or no answer."""
    posted = set(entry.texts())
    documents = entry.asked.documents_of(entry.question)
    agreed = [document.version_id for document in documents if document.version_id in posted]
    left = [document.title for document in documents if document.version_id not in posted]
    if agreed and left and entry.question.is_required:
        raise Unclear(_("Please also agree to: %(titles)s.") % {"titles": ", ".join(left)})
    return agreed or None


def write_consent(question: Question, value: list[str]) -> Typed:
    """Every text agreed to."""
    return {control(question): list(value)}


def show_consent(question: Question, value: list[str], language: str) -> tuple[str, ...]:
    """How many texts were agreed to; which ones is kept with the texts."""
    words = ngettext("Agreed to %(count)s text", "Agreed to %(count)s texts", len(value))
    return (words % {"count": len(value)},)
