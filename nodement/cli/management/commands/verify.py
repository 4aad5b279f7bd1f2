"""`nodement verify`: check a matching against its files, independently."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from nodement.cli.command import Command as Base
from nodement.cli.files import add_aims, add_files, aims_of, files_of, problem_of
from nodement.cli.outcome import proven
from nodement.matching.standalone import (
    Answer,
    AnswerError,
    ProblemError,
    verify_files,
    verify_problem,
)
from nodement.surveys.findings import SheetError


class Command(Base):
    """Check every hard rule, every score and the certificate; exits with 1 if anything is wrong."""

    help = (
        "Check a result of `nodement match`: every hard rule, every place, every score, and that\n"
        "no better matching exists. Uses no solver. Give --welfare, --floor and\n"
        "--mentors-per-mentee as `match` had them. Exits with 1 when something is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("result", type=Path, help="the file that `match --out` wrote")
        add_files(parser)
        add_aims(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            answer, faults = _checked(options)
        except OSError as error:
            raise CommandError(f"{options['result']}: {error.strerror}") from error
        except SheetError as error:
            raise CommandError(error.words) from error
        except (AnswerError, ProblemError) as error:
            raise CommandError(str(error)) from error
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write(f"This matching holds: every rule is kept. {proven(answer)}")


def _checked(options: Mapping[str, Any]) -> tuple[Answer, list[str]]:
    problem, aims = problem_of(options), aims_of(options)
    if problem:
        return verify_problem(options["result"], problem, aims=aims)
    return verify_files(options["result"], files_of(options), aims=aims)
