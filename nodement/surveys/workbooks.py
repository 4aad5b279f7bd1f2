"""Reads the first sheet of an XLSX file, after making sure that it is a harmless one."""

import codecs
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import BinaryIO

import python_calamine
from django.utils.translation import gettext as _

from nodement.surveys.findings import SheetError

MOST_UNPACKED = 128 * 1024 * 1024
MOST_ENTRIES = 2_000
MOST_ROWS = 200_000
MOST_CELLS = 8_000_000
CHUNK = 256 * 1024

_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_TAG = re.compile(rb"""<(?:\w+:)?(c|row)(?=[\s/>])(?:[^>]*?\s(r)\s*=)?""")
_LONGEST_TAG = 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_OTHER_KINDS = {
    "xl/vbaProject.bin": "XLSM",
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
    "content.xml": "ODS",
}


def open_workbook(source: BinaryIO) -> python_calamine.CalamineSheet:
    """The first sheet that is shown.

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
        return workbook.get_sheet_by_name(shown[0])
    except (python_calamine.CalamineError, IndexError, ValueError, OSError) as error:
        raise _unreadable() from error


def read_cells(sheet: python_calamine.CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """The rows as text, numbered as on the sheet."""
    for number, row in enumerate(sheet.iter_rows(), start=1):
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
    size, extent = 0, None
    for chunk in _contents(source, entry):
        if size == 0 and chunk.startswith(_UTF_16):
            raise _unreadable()
        if size == 0 and chunk.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<"):
            extent = _Extent()
        size += len(chunk)
        if size > room:
            raise _too_large()
        if extent:
            extent.grow(chunk)
    return size


class _Extent:
    """How far the cells of a sheet reach: the reader makes room for all in between.

    Any XML may be a sheet, whatever its name. Cells that don't say where they are count as if
    each were in a row or column of its own.
    """

    def __init__(self) -> None:
        self.rows = self.columns = self.unplaced_rows = self.unplaced_cells = 0
        self.rest = b""

    def grow(self, chunk: bytes) -> None:
        xml = self.rest + chunk
        end = xml.rfind(b">") + 1
        self.rest = xml[end:]
        if len(self.rest) > _LONGEST_TAG:
            raise _unreadable()
        for letters, digits in _REFERENCE.findall(xml):
            self.rows = max(self.rows, int(digits[:9]))
            self.columns = max(self.columns, _column_number(letters))
        tags = Counter(_TAG.findall(xml[:end]))
        self.unplaced_rows += tags[b"row", b""]
        self.unplaced_cells += tags[b"c", b""]
        self._refuse_distant_cells()

    def _refuse_distant_cells(self) -> None:
        rows, columns = self.rows + self.unplaced_rows, self.columns + self.unplaced_cells
        if rows > MOST_ROWS or rows * columns > MOST_CELLS:
            raise SheetError(
                _(
                    "This sheet is too large: it reaches row %(row)s. Please delete empty rows "
                    "and columns at its end, or split it."
                )
                % {"row": rows}
            )


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
