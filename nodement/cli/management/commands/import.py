"""`nodement import`: take survey files of a cohort in."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.utils import timezone
from rich.console import Console
from rich.progress import Progress

from nodement.cli.command import Command as Base
from nodement.programs.models import Cohort
from nodement.surveys.actions import Corrections, confirm_import, correct_import, upload_survey
from nodement.surveys.chores import read_now, take_in_now
from nodement.surveys.models import SurveyImport


class Command(Base):
    """Take one survey file into a cohort, with progress and a report of every refused row."""

    help = (
        "Take a survey file (CSV or XLSX) into a cohort. Rows that are not complete are reported\n"
        "with line, cell and reason; the rest goes in. The same file twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("cohort", help="name or public id of the cohort")
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--as", dest="of", choices=SurveyImport.Of.values, required=True, help="whose answers"
        )
        parser.add_argument(
            "--consent", default="", metavar="WORDS", help="how people agreed, if not in the form"
        )
        parser.add_argument("--json", action="store_true", help="print the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        cohort, now = _cohort(options["cohort"]), timezone.now()
        try:
            with options["file"].open("rb") as file:
                kept = upload_survey(cohort, file, of=options["of"], by=None, at=now)
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        if options["consent"]:
            correct_import(kept, Corrections(consent_given=options["consent"]), by=None, at=now)
        with Progress(console=Console(stderr=True), transient=True) as progress:
            reading = progress.add_task("reading", total=None)
            kept = read_now(
                kept, at=now, watch=lambda done, _of: progress.update(reading, completed=done)
            )
            if kept.state == SurveyImport.State.READY:
                confirm_import(kept, by=None, at=now)
                taking = progress.add_task("taking in", total=kept.rows)
                kept = take_in_now(
                    kept, at=now, watch=lambda done, _of: progress.update(taking, completed=done)
                )
        if kept.trouble:
            raise CommandError(kept.trouble)
        sys.stdout.write(_as_json(kept) if options["json"] else _as_text(kept))


def _cohort(name: str) -> Cohort:
    found = Cohort.objects.filter(public_id=name) or Cohort.objects.filter(name=name)
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f"Several cohorts are called “{name}”: use the public id of one.")
    known = ", ".join(f"“{cohort}”" for cohort in Cohort.objects.order_by("name")[:20])
    raise CommandError(f"There is no cohort “{name}”. There are: {known or 'none yet'}.")


def _as_text(kept: SurveyImport) -> str:
    refused = "".join(
        f"  line {one.line}{f', {one.column}' if one.column else ''}: {one.reason}\n"
        for one in kept.remarks.filter(refuses=True)
    )
    return (
        f"{kept.rows} rows: {kept.added} added, {kept.changed} changed, "
        f"{kept.unchanged} unchanged, {kept.refused} refused.\n{refused}"
    )


def _as_json(kept: SurveyImport) -> str:
    numbers = {
        name: getattr(kept, name) for name in ("rows", "added", "changed", "unchanged", "refused")
    }
    remarks = list(kept.remarks.values("line", "column", "cell", "code", "reason", "refuses"))
    return json.dumps({**numbers, "remarks": remarks}, ensure_ascii=False, indent=1) + "\n"
