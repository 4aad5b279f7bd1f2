"""Areas of focus of the program, each with how much somebody knows already."""

from typing import TypedDict

from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.applying.kinds.choices import check_count
from nodement.forms.content import Question
from nodement.surveys.findings import quoted

LEVEL = "level"
LEVELS = range(1, 6)


class Known(TypedDict):
    """An area by its name in the taxonomy, and how well it is known from 1 to 5."""

    name: str
    level: int


def read_known(entry: Entry) -> list[Known] | None:
    """The areas that were ticked, in the order of the taxonomy, each with a level."""
    posted = set(entry.texts()) - {""}
    ticked = [area for area in entry.asked.taxonomy.areas if area in posted]
    if unknown := sorted(posted - set(ticked)):
        raise Unclear(
            _("“%(area)s” is not in the list of areas. Please choose from it again.")
            % {"area": quoted(unknown[0])}
        )
    levels = {area: entry.text(level_of(area)) for area in ticked}
    unrated = [area for area, level in levels.items() if level not in map(str, LEVELS)]
    if unrated:
        raise Unclear(_("Please say how well you know: %(areas)s.") % {"areas": _some(unrated)})
    check_count(entry.question, len(ticked))
    return [Known(name=area, level=int(level)) for area, level in levels.items()] or None


def level_of(area: str) -> str:
    """The part of the control that asks how well an area is known."""
    return f"{LEVEL}.{area}"


def write_known(question: Question, value: list[Known]) -> Typed:
    """A tick and a level for each area."""
    levels = {control(question, level_of(each["name"])): [str(each["level"])] for each in value}
    return {control(question): [each["name"] for each in value], **levels}


def show_known(question: Question, value: list[Known], language: str) -> tuple[str, ...]:
    """“Testing (3 of 5)”, a line for each area."""
    return tuple(_("%(name)s (%(level)s of 5)") % each for each in value)


def _some(areas: list[str]) -> str:
    return quoted(", ".join(areas))
