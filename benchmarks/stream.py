"""A survey file of 50,000 rows: time and memory while it streams in."""

import csv
import resource
import tempfile
from datetime import date
from pathlib import Path

from django.utils import timezone
from rich.table import Table

from benchmarks.clock import Clock
from benchmarks.job import SAMPLE, quiet
from nodement.people.actions import Introduction, appoint_keeper, welcome_person
from nodement.programs.actions import Beginning, start_program
from nodement.surveys.actions import confirm_import, upload_survey
from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.chores import read_now, take_in_now

ROWS = 50_000


def measured() -> Table:
    """Read and take in; the memory is the growth of the process's peak."""
    now, clock = timezone.now(), Clock()
    keeper = welcome_person(Introduction("streamer@example.org", "Keeper"), at=now)
    appoint_keeper(keeper)
    start = Beginning(
        "Streaming",
        "Stream",
        "Long",
        date(2026, 12, 7),
        NODEJS_TAXONOMY.areas,
        NODEJS_TAXONOMY.kinds_of_help,
    )
    cohort = start_program(start, by=keeper, at=now)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "mentees.csv"
        _write(path)
        megabytes = path.stat().st_size / 2**20
        with path.open("rb") as file:
            kept = upload_survey(cohort, file, of="mentees", by=keeper, at=now)
    before = _peak()
    with clock.part("read"):
        kept = read_now(kept, at=now, watch=quiet)
    confirm_import(kept, by=keeper, at=now)
    with clock.part("take in"):
        kept = take_in_now(kept, at=now, watch=quiet)
    title = (
        f"A file of {ROWS:,} rows ({megabytes:.0f} MB): {kept.added:,} people in, "
        f"{kept.refused} refused, peak memory +{_peak() - before:.0f} MB"
    )
    return clock.table(title)


def _write(path: Path) -> None:
    """The sample's rows, over and over, each with an address of its own."""
    with (SAMPLE / "mentees.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    whole = [row for row in rows if len(row) == len(header) and row[1]]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(ROWS):
            row = list(whole[number % len(whole)])
            row[1] = f"applicant{number}@example.org"
            writer.writerow(row)


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
