"""Reads CSV text as it comes: its encoding, its delimiter, and the line each record starts in."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import BinaryIO

from django.utils.translation import gettext as _

from nodement.surveys.findings import SheetError

LONGEST_LINE = 1_000_000
CHUNK = 256 * 1024

_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"[^"]*"')


def find_encoding(source: BinaryIO) -> str:
    """UTF-8, UTF-16 or the Windows encoding of Western Europe; reads through the whole file.

    Raises SheetError when it is none of them or holds NUL.
    """
    source.seek(0)
    start = source.read(2)
    candidates: tuple[str, ...] = ("utf-8-sig", "cp1252")
    if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        candidates = ("utf-16",)
    elif b"\0" in start:
        candidates = ("utf-16-le" if start[1:] == b"\0" else "utf-16-be",)
    for encoding in candidates:
        with suppress(UnicodeError):
            _try_out(source, encoding)
            return encoding
    raise SheetError(
        _("The letters of this file are in an encoding we don't know. Please save it as UTF-8.")
    )


def read_records(source: BinaryIO, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line of the file in which it starts.

    Holds one record at a time. Raises SheetError where a quote that nobody closes swallows lines.
    """
    source.seek(0)
    text = io.TextIOWrapper(source, encoding=encoding, newline="")
    try:
        yield from _records(text)
    finally:
        text.detach()


def _try_out(source: BinaryIO, encoding: str) -> None:
    source.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    while chunk := source.read(CHUNK):
        text = decoder.decode(chunk)
        if (at := text.find("\0")) >= 0:
            raise SheetError(
                _("Line %(line)s holds bytes that are no text. Is this really a CSV file?")
                % {"line": line + text.count("\n", 0, at)}
            )
        line += text.count("\n")
    decoder.decode(b"", final=True)


def _records(text: io.TextIOWrapper) -> Iterator[tuple[int, list[str]]]:
    lines, record = _lines(text), list[str]()
    first = next(lines, "")
    line, delimiter = 1, _delimiter(first)
    if _names_delimiter(first):
        line, first = 2, next(lines, "")
    skipped = line - 1
    reader = csv.reader(_noted(first, lines, record), delimiter=delimiter)
    is_closed, started = True, line
    try:
        for cells in reader:
            is_closed = sum(part.count('"') for part in record) % 2 == 0
            record.clear()
            started, line = line, skipped + reader.line_num + 1
            yield started, cells
    except csv.Error as error:
        raise _runaway(line) from error
    if not is_closed:
        raise _runaway(started)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise _runaway(number)
        yield line


def _noted(first: str, lines: Iterator[str], record: list[str]) -> Iterator[str]:
    """The lines again, each kept in `record` until that record is done."""
    record.append(first)
    yield first
    for line in lines:
        record.append(line)
        yield line


def _names_delimiter(line: str) -> bool:
    """`sep=;`, the line that Excel writes and reads before the headings."""
    return line.strip("\r\n").casefold() in {f"sep={mark}" for mark in _DELIMITERS}


def _delimiter(line: str) -> str:
    if _names_delimiter(line):
        return line[4]
    plain = _QUOTED.sub("", line)
    return max(_DELIMITERS, key=plain.count)


def _runaway(line: int) -> SheetError:
    return SheetError(
        _(
            "What starts in line %(line)s is far too long for an answer. Perhaps a quotation mark "
            "there is never closed?"
        )
        % {"line": line}
    )
