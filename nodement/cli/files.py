"""The two files that `match` and `verify` read, as words of a command."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from nodement.matching.standalone import Files
from nodement.surveys.areas import NODEJS_TAXONOMY, Taxonomy
from nodement.surveys.rows import ReadingSettings


def add_files(parser: ArgumentParser) -> None:
    """Let a command take the files of both sides, and say how to read them."""
    parser.add_argument("--mentees", type=_file, required=True, metavar="FILE")
    parser.add_argument("--mentors", type=_file, required=True, metavar="FILE")
    parser.add_argument(
        "--areas",
        type=_file,
        metavar="FILE",
        help="areas of focus, one a line (those of the Node.js program if left out)",
    )
    parser.add_argument(
        "--consent",
        default="",
        metavar="WORDS",
        help="how people agreed to take part, if the form did not ask",
    )


def files_of(options: Mapping[str, Any]) -> Files:
    taxonomy = NODEJS_TAXONOMY
    if options["areas"]:
        lines = options["areas"].read_text(encoding="utf-8").splitlines()
        areas = tuple(line.strip() for line in lines if line.strip())
        taxonomy = Taxonomy(areas, NODEJS_TAXONOMY.kinds_of_help)
    settings = ReadingSettings(consent_given=options["consent"])
    return Files(options["mentees"], options["mentors"], settings, taxonomy)


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day as in 2026-12-07") from error


def _file(text: str) -> Path:
    path = Path(text)
    if not path.is_file():
        raise ArgumentTypeError(f"there is no file {text}")
    return path


def new_file(text: str) -> Path:
    """A file to write: its folder is there, and it is no folder itself."""
    path = Path(text)
    if path.is_dir() or not path.parent.is_dir():
        raise ArgumentTypeError(f"there is no place for a file {text}")
    return path
