"""Shows answers to people: a few plain lines for each, in the reader's language."""

from typing import Any

from nodement.applying.kinds.table import KINDS
from nodement.forms.content import Kind, Question
from nodement.surveys.areas import Taxonomy


def shown(
    question: Question, value: Any, language: str, taxonomy: Taxonomy | None = None
) -> tuple[str, ...]:
    """The answer in lines of plain text; nothing where there is none.

    With a taxonomy, areas stand in its order. Text stays what people wrote: whoever prints it
    escapes it, and whoever puts it into a sheet disarms formulas.
    """
    if value is None:
        return ()
    if question.kind == Kind.AREAS and taxonomy is not None:
        order = {name: place for place, name in enumerate(taxonomy.areas)}
        value = sorted(value, key=lambda known: order.get(known["name"], len(order)))
    return KINDS[question.kind].show(question, value, language)
