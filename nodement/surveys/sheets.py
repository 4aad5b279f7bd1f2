"""Opens a survey file, CSV or XLSX by its content, and streams its rows with their line numbers."""

import codecs
import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

from django.utils.translation import gettext as _

from nodement.surveys.delimited import find_encoding, read_records
from nodement.surveys.findings import SheetError as SheetError
from nodement.surveys.workbooks import open_workbook, read_cells

LARGEST_FILE = 50 * 1024 * 1024
MOST_COLUMNS = 500

Line = tuple[int, list[str]]

_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_OTHER_KINDS = {
    b"%PDF": "PDF",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "GZIP",
    b"{\\rtf": "RTF",
    b"7z\xbc\xaf": "7Z",
    b"Rar!": "RAR",
    b"<": "HTML",
}


class Sheet:
    """A table: its `headers`, and `rows()`, which starts anew each time it is called.

    One loop over `rows()` at a time: they share the file.
    """

    def __init__(self, source: BinaryIO, name: str) -> None:
        self.name = name
        self._source = source
        self._workbook = open_workbook(source) if _is_workbook(source) else None
        self._encoding = "" if self._workbook else find_encoding(source)
        self.header_line, headers = next(self._written(), (0, []))
        while headers and not headers[-1].strip():
            headers.pop()
        self.headers = tuple(headers)
        _refuse_odd(self.headers)

    def rows(self) -> Iterator[Line]:
        """Every row below the headings with the line it starts in, also those that are blank
        unless they end the file. Raises SheetError where the file stops making sense."""
        rows = self._written()
        next(rows)
        blank: list[Line] = []
        for line, cells in rows:
            if _is_blank(cells):
                blank.append((line, []))
                continue
            yield from blank
            blank.clear()
            yield line, cells

    def close(self) -> None:
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def _written(self) -> Iterator[Line]:
        """Everything from the headings on."""
        every = (
            read_cells(self._workbook)
            if self._workbook
            else read_records(self._source, self._encoding)
        )
        for line, cells in every:
            if not _is_blank(cells):
                yield line, cells
                break
        yield from every


def open_sheet(source: str | Path | BinaryIO, name: str = "") -> Sheet:
    """The table in a file, given by its path or as an open binary file that can be rewound.

    Raises SheetError, in words, for what is no table, is too large, or is protected.
    """
    if not isinstance(source, str | Path):
        return Sheet(source, name)
    file = io.BufferedReader(io.FileIO(source))
    try:
        return Sheet(file, name or Path(source).name)
    except SheetError:
        file.close()
        raise


def _is_workbook(source: BinaryIO) -> bool:
    """Whether it is a workbook rather than text; refuses everything that is neither."""
    if source.seek(0, os.SEEK_END) > LARGEST_FILE:
        raise SheetError(_("This file is larger than 50 MB. Please split it."))
    source.seek(0)
    start = source.read(512).removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(_OLD_OFFICE):
        raise SheetError(
            _(
                "This is an old Excel file or one with a password. Please save it as XLSX without "
                "a password, or as CSV."
            )
        )
    for mark, kind in _OTHER_KINDS.items():
        if start.startswith(mark):
            raise SheetError(
                _("This is a file of the kind %(kind)s, not a table. Please export CSV or XLSX.")
                % {"kind": kind}
            )
    return start.startswith(_ZIP)


def _refuse_odd(headers: tuple[str, ...]) -> None:
    if not headers:
        raise SheetError(_("This file is empty: its first line should hold the questions."))
    if len(headers) > MOST_COLUMNS:
        raise SheetError(
            _("This file has %(number)s columns; a survey has %(most)s at most.")
            % {"number": len(headers), "most": MOST_COLUMNS}
        )


def _is_blank(cells: list[str]) -> bool:
    return not any(cell.strip() for cell in cells)
