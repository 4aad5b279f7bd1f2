"""Questions with many controls: the week, the languages, the areas."""

from dataclasses import dataclass

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from nodement.applying.asked import control
from nodement.applying.kinds.areas import level_of
from nodement.applying.kinds.choices import how_many
from nodement.applying.kinds.languages import LEVEL, ROWS, languages_to_choose
from nodement.applying.kinds.week import DAYS, HOURS, TYPED, clock
from nodement.surveys.languages import LanguageUnclear, language_name, read_language
from nodement.web.drawing import Body, Drawn

ROWS_IN_SIGHT = 3
FEW_AREAS, MANY_AREAS = 12, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The heading of a column of the week."""

    id: str
    name: str
    short: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """A row of the week: a cell for each day."""

    id: str
    name: str
    cells: tuple["Cell", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One hour of one day; `named_by` are the ids of its two headings."""

    value: str
    named_by: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekBody(Body):
    """A week of hours to tick, and a box to type others."""

    days: tuple[Day, ...]
    hours: tuple[Hour, ...]
    typed_control: str
    typed: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRow:
    """One language and how well it is spoken."""

    id: str
    number: int
    code: str
    unlisted: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguagesBody(Body):
    """Rows for languages, the preferred one first; further rows are folded away."""

    level_control: str
    languages: tuple[tuple[str, str], ...]
    levels: tuple[tuple[str, str], ...]
    rows: tuple[LanguageRow, ...]
    more: tuple[LanguageRow, ...]
    has_more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area to tick, and the control that asks how well it is known."""

    id: str
    name: str
    is_chosen: bool
    level_control: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AreasBody(Body):
    """The areas of a program; where scripts run a long list can be searched."""

    areas: tuple[Area, ...]
    levels: tuple[tuple[str, str], ...]
    is_searched: bool
    is_long: bool
    hint: str


def week_of(drawn: Drawn) -> WeekBody:
    """The week as a table: hours down, days across."""
    ticked = set(drawn.texts())
    return WeekBody(
        days=tuple(
            Day(
                id=drawn.id("day", day),
                name=str(WEEKDAYS[day]),
                short=str(WEEKDAYS_ABBR[day]),
            )
            for day in DAYS
        ),
        hours=tuple(_hour(drawn, hour, ticked) for hour in HOURS),
        typed_control=control(drawn.question, TYPED),
        typed=drawn.text(TYPED),
        example=_("%(monday)s 18:00-21:30, %(tuesday)s-%(thursday)s 7-9")
        % {
            "monday": WEEKDAYS_ABBR[0],
            "tuesday": WEEKDAYS_ABBR[1],
            "thursday": WEEKDAYS_ABBR[3],
        },
    )


def languages_of(drawn: Drawn) -> LanguagesBody:
    """A row for each language, and empty ones for further languages."""
    codes, levels = drawn.texts(), drawn.texts(LEVEL)
    offered = languages_to_choose(drawn.asked.language)
    known = {code for code, _name in offered}
    rows = []
    for number in range(ROWS):
        code = codes[number] if number < len(codes) else ""
        rows.append(
            LanguageRow(
                id=drawn.id(number + 1),
                number=number + 1,
                code=code,
                unlisted="" if code in known else _unlisted(code, drawn.asked.language),
                level=levels[number] if number < len(levels) else "",
            )
        )
    return LanguagesBody(
        level_control=control(drawn.question, LEVEL),
        languages=offered,
        levels=(
            ("1", _("1 · a few words")),
            ("2", _("2 · simple talk")),
            ("3", _("3 · everyday talk")),
            ("4", _("4 · with ease")),
            ("5", _("5 · like my own")),
        ),
        rows=tuple(rows[:ROWS_IN_SIGHT]),
        more=tuple(rows[ROWS_IN_SIGHT:]),
        has_more=any(row.code for row in rows[ROWS_IN_SIGHT:]),
    )


def areas_of(drawn: Drawn) -> AreasBody:
    """Every area of the taxonomy, in its order."""
    ticked = set(drawn.texts())
    areas = tuple(
        Area(
            id=drawn.id(number),
            name=name,
            is_chosen=name in ticked,
            level_control=control(drawn.question, level_of(name)),
            level=drawn.text(level_of(name)),
        )
        for number, name in enumerate(drawn.asked.taxonomy.areas, start=1)
    )
    return AreasBody(
        areas=areas,
        levels=(
            ("1", _("1 of 5 · new")),
            ("2", _("2 of 5")),
            ("3", _("3 of 5")),
            ("4", _("4 of 5")),
            ("5", _("5 of 5 · very well")),
        ),
        is_searched=len(areas) > FEW_AREAS,
        is_long=len(areas) > MANY_AREAS,
        hint=how_many(drawn.question),
    )


def _hour(drawn: Drawn, hour: int, ticked: set[str]) -> Hour:
    row = drawn.id("hour", hour)
    return Hour(
        id=row,
        name=clock(hour * 60),
        cells=tuple(
            Cell(
                value=f"{day}-{hour}",
                named_by=f"{drawn.id('day', day)} {row}",
                is_chosen=f"{day}-{hour}" in ticked,
            )
            for day in DAYS
        ),
    )


def _unlisted(code: str, in_language: str) -> str:
    """How a language reads that the list does not hold: by its name, or as it was typed."""
    if not code:
        return ""
    try:
        return language_name(read_language(code), in_language)
    except LanguageUnclear:
        return code
