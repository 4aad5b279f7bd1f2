"""`nodement verify`: check a matching against its files, independently."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from nodement.cli.command import Command as Base
from nodement.cli.files import add_files, files_of
from nodement.matching.standalone import AnswerError, verify_files
from nodement.surveys.findings import SheetError


class Command(Base):
    """Check every hard rule, every score and the certificate; exits with 1 if anything is wrong."""

    help = (
        "Check a result of `nodement match`: every hard rule, every place, every score, and that\n"
        "no better matching exists. Uses no solver. Exits with 1 when something is wrong."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("result", type=Path, help="the file that `match --out` wrote")
        add_files(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            faults = verify_files(options["result"], files_of(options))
        except OSError as error:
            raise CommandError(f"{options['result']}: {error.strerror}") from error
        except SheetError as error:
            raise CommandError(error.words) from error
        except AnswerError as error:
            faults = [str(error)]
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            sys.exit(1)
        self.stdout.write("This matching holds: every rule is kept, and none is better.")
