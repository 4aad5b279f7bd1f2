"""Survey files for tests: whole, small, and as broken as a test needs them."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter

from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.profile import Role
from nodement.surveys.reading import Reading, read_file
from nodement.surveys.rows import ReadingSettings

ROOT = Path(__file__).parents[2]
BIG = ROOT / "nodement/demo/sample/nodejs-cohort"
SMALL = ROOT / "tests/sample/small-cohort"

GOOD = {
    "Timestamp": "10/24/2026 14:03:00",
    "Email Address": "ada@example.org",
    "Name": "Ada Byron",
    "Time zone": "Europe/London",
    "When can you meet? [Monday]": "18:00 - 21:00",
    "Which areas would you like to work on?": "Documentation",
    "Which language do you prefer?": "English",
    "Which other languages do you speak?": "",
    "How fluent is your English? [Speaking]": "4",
    "How fluent is your English? [Understanding]": "5",
    "I have read and agree to the code of conduct": "Yes",
}
"""A form that asks for what is needed, and one person who answers all of it."""


def csv_bytes(
    rows: Iterable[Sequence[str]], encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def survey(*people: dict[str, str]) -> io.BytesIO:
    """A CSV file; each person is `GOOD` with other answers, new headings making new columns."""
    headers = list(dict.fromkeys(header for each in (GOOD, *people) for header in each))
    rows = [[(GOOD | person).get(header, "") for header in headers] for person in people]
    return io.BytesIO(csv_bytes([headers, *rows]))


def without(header: str, *people: dict[str, str]) -> io.BytesIO:
    """The same file with one question never asked."""
    rows = list(csv.reader(io.StringIO(survey(*people).getvalue().decode())))
    at = rows[0].index(header)
    return io.BytesIO(csv_bytes(row[:at] + row[at + 1 :] for row in rows))


def workbook(rows: Iterable[Sequence[object]]) -> io.BytesIO:
    """An XLSX file with these rows on its only sheet."""
    file = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False}
    dated = {"default_date_format": "yyyy-mm-dd hh:mm:ss"}
    with xlsxwriter.Workbook(file, {"in_memory": True, **plain, **dated}) as book:
        sheet = book.add_worksheet("Form Responses 1")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    file.seek(0)
    return file


def read(
    source: str | Path | io.BytesIO, role: Role | None = Role.MENTEE, **settings: object
) -> Reading:
    """Read with the taxonomy of the sample."""
    return read_file(
        source, role=role, taxonomy=NODEJS_TAXONOMY, settings=ReadingSettings(**settings)
    )


def found(reading: Reading) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """The line and code of every problem, and of every notice."""
    return (
        {(problem.line, problem.code) for problem in reading.refused},
        {(notice.line, notice.code) for notice in reading.notices},
    )
