"""Reads a whole survey file at once; of several answers from one address the newest counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from nodement.surveys.areas import Taxonomy
from nodement.surveys.findings import Notice, Problem
from nodement.surveys.headers import Mapping as Columns
from nodement.surveys.headers import guess
from nodement.surveys.profile import Profile, Role
from nodement.surveys.rows import ReadingSettings, Row, file_notices, read_rows
from nodement.surveys.sheets import open_sheet

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who may go in."""

    line: int
    role: Role
    profile: Profile
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as read: who may go in, what keeps others out, and what is worth knowing."""

    name: str
    columns: Columns
    rows: int
    applicants: tuple[Applicant, ...]
    refused: tuple[Problem, ...]
    notices: tuple[Notice, ...]


def read_file(
    source: str | Path | BinaryIO,
    name: str = "",
    *,
    role: Role | None,
    taxonomy: Taxonomy,
    settings: ReadingSettings,
) -> Reading:
    """Read everything; of several answers from one address for one role the newest counts.

    Raises SheetError when the file is no table, and MappingUnclear when a correction cannot be.
    """
    sheet = open_sheet(source, name)
    try:
        columns = guess(sheet.headers, role).with_corrections(settings.corrections)
        rows = list(read_rows(sheet, columns, role=role, taxonomy=taxonomy, settings=settings))
    finally:
        if isinstance(source, str | Path):
            sheet.close()
    applicants, doubles = _newest(rows)
    found = (notice for row in rows for notice in row.notices)
    notices = (*file_notices(columns, settings), *found, *doubles)
    return Reading(
        name=sheet.name,
        columns=columns,
        rows=len({row.line for row in rows}),
        applicants=applicants,
        refused=tuple(problem for row in rows for problem in row.problems),
        notices=tuple(sorted(notices, key=lambda notice: notice.line)),
    )


def _newest(rows: Iterable[Row]) -> tuple[tuple[Applicant, ...], list[Notice]]:
    """One applicant for each address and role; without times the later line counts."""
    kept: dict[tuple[str, Role], Row] = {}
    doubles = []
    for row in rows:
        if row.profile is None or row.role is None:
            continue
        before = kept.get((row.email, row.role))
        if before is None:
            kept[row.email, row.role] = row
            continue
        older, newer = sorted((before, row), key=_age)
        kept[row.email, row.role] = newer
        doubles.append(_double(older, newer))
    in_order = sorted(kept.values(), key=lambda row: row.line)
    return tuple(_applicant(row) for row in in_order), doubles


def _age(row: Row) -> tuple[datetime, int]:
    return row.submitted_at or _LONG_AGO, row.line


def _double(older: Row, newer: Row) -> Notice:
    words = _("%(email)s answered twice: line %(newer)s is newer and counts, not line %(older)s.")
    numbers = {"email": older.email, "newer": newer.line, "older": older.line}
    return Notice(older.line, "", older.email, "duplicate", words % numbers)


def _applicant(row: Row) -> Applicant:
    if row.profile is None or row.role is None:
        raise ValueError("A refused row is no applicant.")
    return Applicant(row.line, row.role, row.profile, row.submitted_at)
