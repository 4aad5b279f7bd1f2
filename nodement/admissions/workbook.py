"""Write rows as CSV or XLSX, piece by piece, so that no cell of them runs as a formula."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import escape

Row = Sequence[str | int | float | None]
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"
LONGEST_CELL = 32_767
"""What a spreadsheet keeps in one cell."""
MOST_BYTES = 64 * 1024
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        "</Types>"
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_NAMESPACE}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
}


def neutral(cell: str | int | float | None) -> str | int | float:
    """The cell so that a spreadsheet shows it and never computes it."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = _NOT_IN_XML.sub("", cell)[: LONGEST_CELL - 1]
    return f"'{text}" if text.startswith(DANGEROUS) else text


def csv_pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as CSV in UTF-8, with the mark by which spreadsheets know it."""
    page = io.StringIO(newline="")
    lines = csv.writer(page)
    page.write(MARK)
    for row in rows:
        lines.writerow([neutral(cell) for cell in row])
        if page.tell() > MOST_BYTES:
            yield _taken(page)
    yield _taken(page)


def _taken(page: io.StringIO) -> bytes:
    piece = page.getvalue().encode()
    page.seek(0)
    page.truncate()
    return piece


class _Tray(io.RawIOBase):
    """Takes what is written, for somebody to carry away."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        taken = bytes(memoryview(piece))  # type: ignore[arg-type]
        self._pieces.append(taken)
        return len(taken)

    def carried(self) -> bytes:
        """What lies here; then it is empty."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def xlsx_pieces(rows: Iterable[Row]) -> Iterator[bytes]:
    """The rows as the one sheet of an XLSX workbook; every text is a text, nothing is computed."""
    tray = _Tray()
    with zipfile.ZipFile(tray, "w", zipfile.ZIP_DEFLATED) as book:
        for name, words in _PARTS.items():
            book.writestr(name, _HEAD + words)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(f'{_HEAD}<worksheet xmlns="{_NAMESPACE}"><sheetData>'.encode())
            for row in rows:
                sheet.write(f"<row>{''.join(map(_cell, row))}</row>".encode())
                yield tray.carried()
            sheet.write(b"</sheetData></worksheet>")
    yield tray.carried()


def _cell(cell: str | int | float | None) -> str:
    safe = neutral(cell)
    if isinstance(safe, str):
        return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(safe)}</t></is></c>'
    return f"<c><v>{safe}</v></c>"
