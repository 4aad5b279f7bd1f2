"""`nodement match`: match two survey files, without a database."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from rich.console import Console

from nodement.cli.command import Command as Base
from nodement.cli.files import add_files, day, files_of, new_file
from nodement.matching.standalone import Matched, match_files, write_answer, write_edges
from nodement.surveys.findings import SheetError


class Command(Base):
    """Find the best matching of two survey files."""

    help = (
        "Match mentees with mentors from two survey files (CSV or XLSX): as many people as\n"
        "possible, then the best total score, with a certificate that `nodement verify` checks.\n"
        "Needs no database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_files(parser)
        parser.add_argument(
            "--term-start", type=day, required=True, metavar="DATE", help="as in 2026-12-07"
        )
        parser.add_argument(
            "--welfare",
            choices=["total"],
            default="total",
            help="what is best among the matchings of most people: the total score",
        )
        parser.add_argument("--out", type=new_file, metavar="FILE", help="write the result as JSON")
        parser.add_argument(
            "--edges", type=new_file, metavar="FILE", help="write the score of every eligible pair"
        )
        parser.add_argument("--json", action="store_true", help="print the result as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        term_start: date = options["term_start"]
        try:
            matched = match_files(files_of(options), term_start=term_start)
        except SheetError as error:
            raise CommandError(error.words) from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        result = write_answer(matched.answer)
        try:
            _write(matched, result, out=options["out"], edges=options["edges"])
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}") from error
        if options["json"]:
            sys.stdout.write(result)
        else:
            self._say(matched)

    def _say(self, matched: Matched) -> None:
        console, answer = Console(highlight=False, soft_wrap=True), matched.answer
        mentees = len(matched.matching.scored.problem.mentees)
        console.print(f"{answer.matched} of {mentees} mentees matched, total {answer.total}.")
        causes: dict[str, int] = {}
        for one in answer.unmatched:
            causes[one.cause] = causes.get(one.cause, 0) + 1
        for cause, count in sorted(causes.items()):
            console.print(f"  {count} without a mentor: {cause.replace('_', ' ')}")
        if answer.refused_rows:
            console.print(f"{len(answer.refused_rows)} rows refused:")
        for row in answer.refused_rows:
            console.print(f"  {row.file}, line {row.line}: {row.reason}", markup=False)
        for reading in matched.readings.values():
            for notice in reading.notices:
                if notice.code == "duplicate":
                    console.print(f"{reading.name}: {notice.reason}", markup=False)


def _write(matched: Matched, result: str, *, out: Path | None, edges: Path | None) -> None:
    if out:
        out.write_text(result, encoding="utf-8")
    if edges:
        with edges.open("w", encoding="utf-8", newline="") as file:
            write_edges(matched.matching.scored, file)
