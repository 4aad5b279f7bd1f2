"""`nodement doctor`: say what is right and what is wrong with this installation."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from nodement.cli.command import Command as Base
from nodement.cli.examination import examine


class Command(Base):
    """Look at settings, disk, database and letters; exits with 1 when something is wrong."""

    help = (
        "Look at settings, disk, database, tables and letters, and say what is wrong.\n"
        "Exits with 1 when something is."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = examine()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(finding) for finding in findings], indent=1))
        else:
            for finding in findings:
                sign = "well " if finding.is_well else "WRONG"
                self.stdout.write(f"{sign}  {finding.subject}: {finding.words}")
        if not all(finding.is_well for finding in findings):
            sys.exit(1)
