"""Numbers: on a scale whose ends have names, or counted."""

import re

from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.applying.kinds.choices import option_words
from nodement.forms.content import Question
from nodement.surveys.cleaning import folded, one_line
from nodement.surveys.findings import quoted

LOWEST, HIGHEST = 1, 5
LONGEST_SCALE = 11
FEWEST, MOST = 0, 1_000_000

_WHOLE = re.compile(r"[+-]?\d{1,12}")


def scale_of(question: Question) -> range:
    """The points of the scale, never so many that they could not be drawn."""
    least = LOWEST if question.least is None else question.least
    most = HIGHEST if question.most is None else question.most
    return range(least, min(max(most, least), least + LONGEST_SCALE - 1) + 1)


def bounds_of(question: Question) -> tuple[int, int]:
    """The smallest and the largest number that may be given."""
    least = FEWEST if question.least is None else question.least
    return least, max(least, MOST if question.most is None else question.most)


def read_scale(entry: Entry) -> int | None:
    """A point of the scale."""
    points = scale_of(entry.question)
    number = _number(entry.text())
    if number is None or number in points:
        return number
    raise _out_of_bounds(points[0], points[-1])


def read_number(entry: Entry) -> int | None:
    """A whole number within its bounds."""
    least, most = bounds_of(entry.question)
    number = _number(entry.text())
    if number is None or least <= number <= most:
        return number
    raise _out_of_bounds(least, most)


def write_number(question: Question, value: int) -> Typed:
    """The number in figures."""
    return {control(question): [str(value)]}


def show_scale(question: Question, value: int, language: str) -> tuple[str, ...]:
    """“4 of 5”, with the name of that point where it has one."""
    points = scale_of(question)
    words = _("%(point)s of %(highest)s") % {"point": value, "highest": points[-1]}
    name = point_names(question, language).get(value)
    return (f"{words} · {name}" if name else words,)


def show_number(question: Question, value: int, language: str) -> tuple[str, ...]:
    """The number alone."""
    return (str(value),)


def point_names(question: Question, language: str) -> dict[int, str]:
    """The names of the points of a scale: of all when it has as many options, or of its ends."""
    points = scale_of(question)
    names = [*option_words(question, language).values()]
    if len(names) == len(points):
        return dict(zip(points, names, strict=True))
    return {points[0]: names[0], points[-1]: names[-1]} if len(names) == 2 else {}


def _number(text: str) -> int | None:
    typed = folded(one_line(text)).replace(" ", "")
    if not typed:
        return None
    if not _WHOLE.fullmatch(typed):
        raise Unclear(
            _("“%(typed)s” is not a whole number. Please write it in figures, such as 3.")
            % {"typed": quoted(typed)}
        )
    return int(typed)


def _out_of_bounds(least: int, most: int) -> Unclear:
    return Unclear(
        _("Please give a number from %(least)s to %(most)s.")
        % {"least": f"{least:,}", "most": f"{most:,}"}
    )
