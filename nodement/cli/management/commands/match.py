"""`nodement match`: match two survey files or a problem of one's own, without a database."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from nodement.cli.command import Command as Base
from nodement.cli.files import (
    add_aims,
    add_files,
    aims_of,
    day,
    files_of,
    new_file,
    problem_of,
    seconds,
)
from nodement.cli.outcome import told
from nodement.matching.standalone import (
    Matched,
    answer_pieces,
    match_files,
    match_problem,
    write_edges,
)
from nodement.surveys.findings import SheetError


class Command(Base):
    """Find the best matching of two survey files, or of a problem."""

    help = (
        "Match mentees with mentors from two survey files (CSV or XLSX), or from a problem of\n"
        "your own (JSON): as many people as possible, then the best scores, with a certificate\n"
        "that `nodement verify` checks. Needs no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_files(parser)
        parser.add_argument(
            "--term-start", type=day, metavar="DATE", help="as in 2026-12-07; surveys need it"
        )
        add_aims(parser)
        parser.add_argument(
            "--time-limit",
            type=seconds,
            metavar="SECONDS",
            help="stop then, with the best found and how far from the best it can be",
        )
        parser.add_argument("--out", type=new_file, metavar="FILE", help="write the result as JSON")
        parser.add_argument(
            "--edges", type=new_file, metavar="FILE", help="write the score of every eligible pair"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            matched = _matched(options)
        except SheetError as error:
            raise CommandError(error.words) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        try:
            _write(matched, out=options["out"], edges=options["edges"])
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        if options["json"]:
            sys.stdout.writelines(answer_pieces(matched.answer))
        else:
            sys.stdout.writelines(f"{line}\n" for line in told(matched))


def _matched(options: Mapping[str, Any]) -> Matched:
    problem, aims, limit = problem_of(options), aims_of(options), options["time_limit"]
    if problem:
        return match_problem(problem, aims=aims, seconds=limit)
    start = options["term_start"]
    return match_files(files_of(options), term_start=start, aims=aims, seconds=limit)


def _write(matched: Matched, *, out: Path | None, edges: Path | None) -> None:
    if out:
        with out.open("w", encoding="utf-8", newline="") as file:
            file.writelines(answer_pieces(matched.answer))
    if edges:
        with edges.open("w", encoding="utf-8", newline="") as file:
            write_edges(matched.matching.scored, file)
