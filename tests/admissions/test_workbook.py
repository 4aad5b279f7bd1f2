"""Files that a spreadsheet shows and never computes."""

import csv
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from nodement.admissions.workbook import csv_pieces, neutral, xlsx_pieces

ATTACKS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\n=1",
    "＝1",
    '=HYPERLINK("http://evil.test")',
]
PLAIN = ["Grace", "a=b", "1+1", "", "שלום", "🙂", "a\nb", "<b>&</b>", " ", "x" * 40_000]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def read_xlsx(content: bytes) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_formula_gets_an_apostrophe_before_it(attack):
    assert neutral(attack) == f"'{attack}"
    assert read_csv(b"".join(csv_pieces([[attack]]))) == [[f"'{attack}"]]
    assert "<f>" not in sheet_of(b"".join(xlsx_pieces([[attack]])))


def sheet_of(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()


def test_any_other_text_comes_back_as_it_was():
    kept = [text[:32_766] for text in PLAIN]

    assert read_csv(b"".join(csv_pieces([PLAIN]))) == [kept]
    assert read_xlsx(b"".join(xlsx_pieces([PLAIN]))) == [kept]


def test_numbers_stay_numbers_and_nothing_stays_empty():
    rows = [["Name", "Places"], ["Ada", -2], [None, 4.5]]

    assert read_xlsx(b"".join(xlsx_pieces(rows))) == [["Name", "Places"], ["Ada", -2.0], ["", 4.5]]
    assert read_csv(b"".join(csv_pieces(rows)))[1] == ["Ada", "-2"]


def test_what_no_file_may_hold_is_left_out():
    assert neutral("a\x00\x0b\ud800\uffffb") == "ab"
    assert neutral("\x00=1") == "'=1"
    assert read_xlsx(b"".join(xlsx_pieces([["a\x00b"]]))) == [["ab"]]


@pytest.mark.parametrize("pieces", [csv_pieces, xlsx_pieces])
def test_it_is_written_while_the_rows_come(pieces):
    taken = 0

    def rows():
        nonlocal taken
        for number in range(5000):
            taken += 1
            yield [f"Grace {number}", "x" * 200]

    first = next(pieces(rows()))

    assert first
    assert taken < 5000
