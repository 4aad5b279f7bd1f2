"""Opening survey files of every kind, also hostile ones."""

import io
import struct
import zipfile
from datetime import datetime
from itertools import islice

import pytest

from nodement.surveys.sheets import SheetError, open_sheet
from nodement.surveys.workbooks import MOST_UNPACKED
from tests.surveys.files import csv_bytes, workbook

TABLE = [["Name", "City"], ["Zoë", "Łódź"], ["", ""], ["José", "Köln, Porz"]]
WESTERN = [["Name", "City"], ["Zoë", "Köln"], ["José", "São Paulo"]]


def opened(content: bytes, name: str = "answers.csv"):
    return open_sheet(io.BytesIO(content), name)


def zipped(entries: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return file.getvalue()


def rezipped(book: io.BytesIO, changes: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(book) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    return zipped(entries | changes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_is_the_same_in_every_encoding_and_with_every_delimiter(encoding, delimiter):
    sheet = opened(csv_bytes(TABLE, encoding, delimiter))

    assert sheet.headers == ("Name", "City")
    assert list(sheet.rows()) == [(2, ["Zoë", "Łódź"]), (3, []), (4, ["José", "Köln, Porz"])]


def test_a_file_from_a_western_windows_is_read():
    assert list(opened(csv_bytes(WESTERN, "cp1252", ";")).rows()) == [
        (2, ["Zoë", "Köln"]),
        (3, ["José", "São Paulo"]),
    ]


def test_a_western_letter_late_in_the_file_is_noticed():
    content = csv_bytes([["Name"], *[["plain"]] * 40_000, ["Zoë"]], "cp1252")

    assert list(opened(content).rows())[-1] == (40_002, ["Zoë"])


def test_excel_may_name_the_delimiter_in_the_first_line():
    sheet = opened(b"sep=;\r\nName;City\r\nAda;London, UK\r\n")

    assert (sheet.headers, sheet.header_line) == (("Name", "City"), 2)
    assert list(sheet.rows()) == [(3, ["Ada", "London, UK"])]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_row_has_the_line_in_which_it_starts(newline):
    lines = ["Name,Goal", 'Ada,"one', "two", 'three"', "Bo,x", 'Cy,"a', 'b"', "Di,y"]

    sheet = opened((newline.join(lines) + newline).encode())

    assert [(line, cells[0]) for line, cells in sheet.rows()] == [
        (2, "Ada"),
        (5, "Bo"),
        (6, "Cy"),
        (8, "Di"),
    ]


def test_rows_can_be_read_again_also_after_a_loop_was_left():
    sheet = opened(csv_bytes(TABLE))

    assert list(islice(sheet.rows(), 1)) == [(2, ["Zoë", "Łódź"])]
    assert list(sheet.rows()) == list(sheet.rows())


def test_empty_lines_at_the_end_are_left_out_and_those_between_are_not():
    sheet = opened(b"\n\nName,City\n\nAda,x\n,\n\n")

    assert sheet.header_line == 3
    assert list(sheet.rows()) == [(4, []), (5, ["Ada", "x"])]


def test_a_path_is_opened_and_closed(tmp_path):
    path = tmp_path / "people.csv"
    path.write_bytes(csv_bytes(TABLE))

    with open_sheet(path) as sheet:
        assert (sheet.name, sheet.headers) == ("people.csv", ("Name", "City"))


def test_a_workbook_is_known_by_its_content_whatever_its_name():
    sheet = open_sheet(workbook(TABLE), "answers.csv")

    assert sheet.headers == ("Name", "City")
    assert list(sheet.rows()) == [(2, ["Zoë", "Łódź"]), (3, []), (4, ["José", "Köln, Porz"])]


def test_cells_of_a_workbook_become_plain_text():
    moment = datetime.fromisoformat("2026-10-24 14:03:00")
    rows = [["A", "B", "C", "D", "E"], [5, 2.5, True, "=1+1", moment]]

    sheet = open_sheet(workbook(rows), "answers.xlsx")

    assert list(sheet.rows()) == [(2, ["5", "2.5", "TRUE", "=1+1", "2026-10-24 14:03:00"])]


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "empty.csv", "is empty"),
        (b"\n , \n", "blank.csv", "is empty"),
        (b"<!DOCTYPE html><html></html>", "page.csv", "kind HTML"),
        (b"\xef\xbb\xbf\n <html>", "page.csv", "kind HTML"),
        (b"%PDF-1.7 ...", "paper.xlsx", "kind PDF"),
        (b"\x89PNG\r\n", "picture.csv", "kind PNG"),
        (b"\x1f\x8b\x08", "answers.csv.gz", "kind GZIP"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "locked.xlsx", "password"),
        (b"Name,City\nAda,Lon\0don\n", "nul.csv", "Line 2 holds bytes"),
        (b"Name\n\x81\x8d\x8f\n", "odd.csv", "encoding we don't know"),
        (b",".join(b"Q%d" % n for n in range(10_000)), "wide.csv", "has 10000 columns"),
        (b"PK\x03\x04 broken", "broken.xlsx", "damaged or protected"),
        (zipped({"readme.txt": b"hello"}), "archive.xlsx", "holds no table"),
        (zipped({"word/document.xml": b""}), "letter.xlsx", "kind DOCX"),
        (zipped({"xl/vbaProject.bin": b""}), "macros.xlsx", "kind XLSM"),
        (zipped({"xl/workbook.xml": b"<workbook"}), "torn.xlsx", "damaged or protected"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content, name, words):
    with pytest.raises(SheetError, match=words) as refused:
        opened(content, name)

    assert refused.value.words == str(refused.value)


def test_a_cell_of_a_megabyte_is_refused_with_its_line():
    sheet = opened(b"Name,City\nAda,x\nBo," + b"y" * 1_000_000 + b"\n")

    with pytest.raises(SheetError, match="line 3"):
        list(sheet.rows())


def test_a_quote_that_is_never_closed_is_refused_with_its_line():
    lines = b"".join(b"Someone,x\n" for _ in range(50))

    sheet = opened(b'Name,City\nAda,x\nBo,"y\n' + lines)

    with pytest.raises(SheetError, match="line 3"):
        list(sheet.rows())


def test_a_file_over_fifty_megabytes_is_refused_unread(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 + 1)

    with pytest.raises(SheetError, match="larger than 50 MB"):
        open_sheet(path)


@pytest.mark.parametrize("entry", ["xl/worksheets/sheet1.xml", "xl/media/picture.png"])
def test_a_zip_bomb_is_refused_before_it_is_unpacked(entry):
    bomb = rezipped(workbook(TABLE), {entry: b" " * (MOST_UNPACKED + 1)})

    with pytest.raises(SheetError, match="unpacks to far more"):
        opened(bomb, "bomb.xlsx")


def test_a_zip_bomb_that_lies_about_its_size_is_refused_too():
    honest = rezipped(workbook(TABLE), {"xl/media/picture.png": b" " * (MOST_UNPACKED + 7)})
    truth, lie = struct.pack("<L", MOST_UNPACKED + 7), struct.pack("<L", 10)
    assert honest.count(truth) == 2, "the size stands beside the entry and in the directory"

    with pytest.raises(SheetError, match="unpacks to far more"):
        opened(honest.replace(truth, lie), "bomb.xlsx")


@pytest.mark.parametrize("cell", ["XFD1048576", "A900000"])
def test_a_cell_at_the_end_of_the_world_is_refused(cell):
    book = workbook(TABLE)
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    row = f'<row r="{cell.lstrip("AXFD")}"><c r="{cell}"><v>1</v></c></row></sheetData>'

    far = rezipped(book, {"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", row.encode())})

    with pytest.raises(SheetError, match="too large: it reaches row"):
        opened(far, "far.xlsx")


def test_cells_that_hide_where_they_are_are_counted():
    rows = b"<row><c><v>1</v></c></row>" * 5_000 + b"<row>" + b"<c><v>1</v></c>" * 5_000 + b"</row>"
    book = workbook(TABLE)
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").replace(b"</sheetData>", rows)

    with pytest.raises(SheetError, match="too large"):
        opened(rezipped(book, {"xl/elsewhere.xml": sheet}), "hidden.xlsx")


def test_a_sheet_in_an_encoding_that_hides_its_cells_is_refused():
    sheet = "<worksheet/>".encode("utf-16")

    with pytest.raises(SheetError, match="damaged or protected"):
        opened(rezipped(workbook(TABLE), {"xl/worksheets/sheet1.xml": sheet}), "hidden.xlsx")


def test_a_large_workbook_is_read():
    rows = [["Name", "City"], *[[f"Person {number}", "Köln"] for number in range(3_000)]]

    assert sum(1 for _row in open_sheet(workbook(rows), "large.xlsx").rows()) == 3_000
