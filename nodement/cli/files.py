"""What `match` and `verify` read, two surveys or one problem, as words of a command."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from nodement.matching.standalone import MOST_MENTORS, WELFARES, Aims, Files
from nodement.surveys.areas import NODEJS_TAXONOMY, Taxonomy
from nodement.surveys.rows import ReadingSettings

SURVEYS = ("mentees", "mentors")
READING = ("areas", "consent", "term_start")
WRONG_CALL = 2


def add_files(parser: ArgumentParser) -> None:
    """Let a command take the files of both sides, and say how to read them; or a problem."""
    parser.add_argument("--mentees", type=_file, metavar="FILE", help="their survey, CSV or XLSX")
    parser.add_argument("--mentors", type=_file, metavar="FILE", help="their survey, CSV or XLSX")
    parser.add_argument(
        "--areas",
        type=_file,
        metavar="FILE",
        help="areas of focus, one a line (those of the Node.js program if left out)",
    )
    parser.add_argument(
        "--consent",
        metavar="WORDS",
        help="how people agreed to take part, if the form did not ask",
    )
    parser.add_argument(
        "--problem",
        type=_file,
        metavar="FILE",
        help="instead of surveys: people or scores of your own as JSON (docs/matching-files.md)",
    )


def add_aims(parser: ArgumentParser) -> None:
    """Let a command take what the matching aims at, otherwise than by default."""
    parser.add_argument(
        "--welfare",
        choices=WELFARES,
        help="how scores add up: nobody far behind (concave, the default), the plain total, or as "
        "few as possible in the lowest bands",
    )
    parser.add_argument(
        "--floor",
        action="store_true",
        help="first raise the lowest score as far as it costs nobody their mentor",
    )
    parser.add_argument(
        "--mentors-per-mentee",
        type=int,
        choices=range(1, MOST_MENTORS + 1),
        metavar="N",
        help="give places that are left to people who have a mentor already",
    )


def problem_of(options: Mapping[str, Any]) -> Path | None:
    """The file of a problem, or nothing where two surveys were named.

    Raises `CommandError` for a call that names both, or neither in full.
    """
    problem: Path | None = options["problem"]
    if problem:
        named = [_option(name) for name in (*SURVEYS, *READING) if options.get(name) is not None]
        if named:
            message = f"--problem brings its own people and rules: leave {named[0]} out."
            raise CommandError(message, returncode=WRONG_CALL)
        return problem
    needed = [name for name in (*SURVEYS, "term_start") if options.get(name, "") is None]
    if needed:
        names = ", ".join(map(_option, needed))
        message = f"Two surveys or a --problem are matched. Missing: {names}."
        raise CommandError(message, returncode=WRONG_CALL)
    return None


def files_of(options: Mapping[str, Any]) -> Files:
    """The two surveys, and how to read them."""
    taxonomy = NODEJS_TAXONOMY
    if options["areas"]:
        lines = options["areas"].read_text(encoding="utf-8").splitlines()
        areas = tuple(line.strip() for line in lines if line.strip())
        taxonomy = Taxonomy(areas, NODEJS_TAXONOMY.kinds_of_help)
    settings = ReadingSettings(consent_given=options["consent"] or "")
    return Files(options["mentees"], options["mentors"], settings, taxonomy)


def aims_of(options: Mapping[str, Any]) -> Aims:
    """What was asked for."""
    welfare = WELFARES[options["welfare"]] if options["welfare"] else None
    return Aims(welfare, options["floor"], options["mentors_per_mentee"])


def seconds(text: str) -> float:
    """A time that can end."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < float("inf"):
        raise ArgumentTypeError(f"“{text}” is no number of seconds")
    return found


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}” is not a day as in 2026-12-07") from error


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


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
