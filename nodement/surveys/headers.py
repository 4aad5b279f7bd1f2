"""Guesses what each column of a survey file holds from its heading, and takes corrections."""

import re
from collections import abc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from nodement.surveys.cleaning import folded
from nodement.surveys.fields import KNOWN, WEEKDAYS, WORDINGS
from nodement.surveys.fields import Field as Field
from nodement.surveys.grids import GridUnclear, Hours, read_hours, weekday_named
from nodement.surveys.profile import Role

SURE, LIKELY, CORRECTED, NO_IDEA = 1.0, 0.7, 1.0, 0.0

_IN_BRACKETS = re.compile(r"\[([^\]]+)\]$")
_ASKS_WHEN = re.compile(r"availab|meet|free|hours|local time|\bwhen\b|schedule")
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+")


class MappingUnclear(Exception):
    """A correction that cannot be; `words` say why."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class Column:
    """One column, what it holds and how sure that is; `hours` for a column of the hours grid."""

    index: int
    header: str
    field: Field
    confidence: float
    hours: Hours | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that no column answers, and what follows from that."""

    field: Field
    words: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """What every column of one file holds, in the order of the file."""

    columns: tuple[Column, ...]

    def of(self, *fields: Field) -> tuple[Column, ...]:
        """The columns that hold one of these, in the order of the file."""
        return tuple(column for column in self.columns if column.field in fields)

    def with_corrections(self, corrections: abc.Mapping[str, str]) -> "Mapping":
        """What somebody said instead, by heading in any spelling; headings not here are skipped.

        Raises MappingUnclear for a field that does not exist, and for hours of the day on a
        heading that names none.
        """
        wanted = {normalise_header(header): field for header, field in corrections.items()}
        return Mapping(
            tuple(
                _corrected(column, wanted[key])
                if (key := normalise_header(column.header)) in wanted
                else column
                for column in self.columns
            )
        )

    def missing(self, role: Role | None) -> tuple[Missing, ...]:
        """What no column gives and the import needs, with what follows, in words."""
        groups = {
            Field.EMAIL: (Field.EMAIL,),
            Field.NAME: (Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME),
            Field.ROLE: (Field.ROLE,),
            Field.TIME_ZONE: (Field.TIME_ZONE,),
            Field.HOURS_OF_DAY: (*WEEKDAYS, Field.HOURS_OF_DAY),
            Field.AREAS: area_fields(role),
            Field.CONSENT: (Field.CONSENT,),
        }
        return tuple(
            Missing(field, _what_follows(field))
            for field, fields in groups.items()
            if not self.of(*fields) and not (field == Field.ROLE and role)
        )

    def as_json(self) -> list[dict[str, Any]]:
        """The columns as plain JSON types."""
        return [
            {
                "column": column.index,
                "header": column.header,
                "field": column.field.value,
                "confidence": column.confidence,
            }
            for column in self.columns
        ]


def normalise_header(text: str) -> str:
    """The heading as it is compared and remembered: case, blanks and a last `?` do not matter."""
    return _NUMBERED.sub("", folded(text)).strip(" ?:*.")


def guess(headers: Sequence[str], role: Role | None) -> Mapping:
    """What each column seems to hold; a question asked twice in other words is taken once.

    The same heading may stand over several columns (a form with branches asks again): the first
    answer in a line counts.
    """
    columns = [_guessed(index, header) for index, header in enumerate(headers)]
    other = {Role.MENTEE: Field.AREAS_OFFERED, Role.MENTOR: Field.AREAS_WANTED, None: None}[role]
    chosen: dict[Field, str] = {}
    for column in sorted(columns, key=lambda column: -column.confidence):
        chosen.setdefault(column.field, normalise_header(column.header))
    return Mapping(
        tuple(
            column
            if _stands(column, chosen) and column.field != other
            else replace(column, field=Field.IGNORED, confidence=NO_IDEA)
            for column in columns
        )
    )


def area_fields(role: Role | None) -> tuple[Field, ...]:
    """The columns that may hold somebody's areas, the best first."""
    by_role = {Role.MENTEE: (Field.AREAS_WANTED,), Role.MENTOR: (Field.AREAS_OFFERED,)}
    both = (Field.AREAS_WANTED, Field.AREAS_OFFERED)
    return (*(by_role[role] if role else both), Field.AREAS)


def _stands(column: Column, chosen: abc.Mapping[Field, str]) -> bool:
    if column.field in (*WEEKDAYS, Field.HOURS_OF_DAY, Field.IGNORED):
        return True
    return chosen[column.field] == normalise_header(column.header)


def _guessed(index: int, header: str) -> Column:
    key = normalise_header(header)
    if key in KNOWN:
        return Column(index, header, KNOWN[key], SURE)
    if grid := _of_grid(index, header, key):
        return grid
    for field, pattern in WORDINGS:
        if pattern.search(key):
            return Column(index, header, field, LIKELY)
    return Column(index, header, Field.IGNORED, NO_IDEA)


def _of_grid(index: int, header: str, key: str) -> Column | None:
    inside = _IN_BRACKETS.search(key)
    part = inside.group(1) if inside else key
    confidence = SURE if inside and _ASKS_WHEN.search(key) else LIKELY
    if hours := _hours_in(part):
        return Column(index, header, Field.HOURS_OF_DAY, confidence, hours)
    words = [part] if inside or not _ASKS_WHEN.search(key) else re.findall(r"\w+", key)
    weekdays = [day for day in map(weekday_named, words) if day is not None]
    if len(weekdays) == 1:
        return Column(index, header, WEEKDAYS[weekdays[0]], confidence)
    return None


def _hours_in(text: str) -> Hours | None:
    try:
        return read_hours(text)
    except GridUnclear:
        return None


def _corrected(column: Column, wanted: str) -> Column:
    try:
        field = Field(wanted)
    except ValueError:
        words = _("“%(field)s” is not something a column can hold.") % {"field": wanted}
        raise MappingUnclear(words) from None
    if field != Field.HOURS_OF_DAY:
        return replace(column, field=field, confidence=CORRECTED, hours=None)
    inside = _IN_BRACKETS.search(normalise_header(column.header))
    hours = _hours_in(inside.group(1) if inside else column.header)
    if hours is None:
        words = _("The heading “%(header)s” names no hours such as “[09:00 - 12:00]”.")
        raise MappingUnclear(words % {"header": column.header})
    return replace(column, field=field, confidence=CORRECTED, hours=hours)


def _what_follows(field: Field) -> str:
    words = {
        Field.EMAIL: _("No column holds an email address, so nobody in this file can be reached."),
        Field.NAME: _("No column holds a name, so no line can be taken in."),
        Field.ROLE: _("No column tells mentees and mentors apart. Say whose answers these are."),
        Field.TIME_ZONE: _("No column holds a time zone, so no line can be taken in."),
        Field.HOURS_OF_DAY: _(
            "No column says when people can meet. They are taken in, and can be matched once "
            "they have said it."
        ),
        Field.AREAS: _(
            "No column holds areas of focus for this side, so no line can be taken in. Is this "
            "the form of the other side?"
        ),
        Field.CONSENT: _(
            "No column says that people agreed to the code of conduct. Say how they agreed; "
            "until then no line can be taken in."
        ),
    }
    return words[field]
