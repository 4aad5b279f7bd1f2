"""Reads the first sheet of an XLSX file, after making sure that it is a harmless one."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import BinaryIO

import python_calamine
from django.utils.translation import gettext as _

from nodement.surveys.findings import SheetError

MOST_UNPACKED = 200 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_ROWS = 200_000
MOST_CELLS = 8_000_000
CHUNK = 256 * 1024

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_LONGEST_REFERENCE = 64
_OTHER_KINDS = {
    "xl/vbaProject.bin": "XLSM",
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
    "content.xml": "ODS",
}


def read_workbook(source: BinaryIO) -> Iterator[tuple[int, list[str]]]:
    """The rows of the first sheet that is shown, numbered as on the sheet.

    Refuses, before anything is unpacked into memory, what is no plain XLSX: macros, other
    Office files, archives that unpack to more than `MOST_UNPACKED` bytes or claim cells far away.
    """
    _inspect(source)
    source.seek(0)
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(source)
        shown = [
            sheet.name
            for sheet in workbook.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        rows = workbook.get_sheet_by_name(shown[0]).iter_rows()
    except (python_calamine.CalamineError, IndexError, ValueError, OSError) as error:
        raise _unreadable() from error
    for number, row in enumerate(rows, start=1):
        yield number, [_as_text(value) for value in row]


def _inspect(source: BinaryIO) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            entries = archive.infolist()
            _refuse_other_kinds({entry.filename for entry in entries})
            if len(entries) > MOST_ENTRIES:
                raise _too_large()
            room = MOST_UNPACKED
            for entry in entries:
                room -= _unpacked(source, entry, room)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise _unreadable() from error


def _refuse_other_kinds(names: set[str]) -> None:
    for telltale, kind in _OTHER_KINDS.items():
        if telltale in names:
            raise SheetError(
                _("This is a file of the kind %(kind)s. Please save it as XLSX or CSV.")
                % {"kind": kind}
            )
    if "xl/workbook.xml" not in names:
        raise SheetError(_("This archive holds no table. Please upload an XLSX or CSV file."))


def _unpacked(source: BinaryIO, entry: zipfile.ZipInfo, room: int) -> int:
    """How large the entry really is, whatever it says of itself; looks at cells on the way."""
    if entry.flag_bits & 1 or entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _unreadable()
    size, tail = 0, b""
    is_sheet = entry.filename.lower().startswith("xl/worksheets/")
    for chunk in _contents(source, entry):
        size += len(chunk)
        if size > room:
            raise _too_large()
        if is_sheet:
            _refuse_distant_cells(tail + chunk)
            tail = chunk[-_LONGEST_REFERENCE:]
    return size


def _contents(source: BinaryIO, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    source.seek(entry.header_offset)
    header = source.read(30)
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise _unreadable()
    source.seek(
        int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little"), 1
    )
    left = entry.compress_size
    unpack = zlib.decompressobj(-zlib.MAX_WBITS) if entry.compress_type else None
    while left > 0 and (packed := source.read(min(CHUNK, left))):
        left -= len(packed)
        if unpack is None:
            yield packed
            continue
        while packed and not unpack.eof:
            yield unpack.decompress(packed, CHUNK)
            packed = unpack.unconsumed_tail


def _refuse_distant_cells(xml: bytes) -> None:
    if b"\0" in xml:
        raise _unreadable()
    rows = columns = 1
    for letters, digits in _REFERENCE.findall(xml):
        rows = max(rows, int(digits[:9]))
        columns = max(columns, _column_number(letters))
    if rows > MOST_ROWS or rows * columns > MOST_CELLS:
        raise SheetError(
            _(
                "This sheet is too large: it reaches row %(row)s. Please delete empty rows and "
                "columns at its end, or split it."
            )
            % {"row": rows}
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:6].upper():
        number = number * 26 + letter - 64
    return number


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)


def _unreadable() -> SheetError:
    return SheetError(
        _("This XLSX file is damaged or protected. Please open it, save it again, and upload that.")
    )


def _too_large() -> SheetError:
    return SheetError(_("This file unpacks to far more than a survey needs, so it was not read."))
