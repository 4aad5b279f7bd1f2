"""`nodement demo`: show it all on a sample cohort."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.utils import timezone
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

from nodement.cli.command import Command as Base
from nodement.cli.server import default_port, prepare, serve_and_work
from nodement.demo.report import tell
from nodement.demo.story import Story, tell_story


class Command(Base):
    """Bring the sample cohort to its kickoff, say what happened, then serve it."""

    help = (
        "Bring a sample cohort from its survey files to its kickoff letters, say what happened\n"
        "and whom to sign in as, then run web and worker until Ctrl-C. Running it again changes\n"
        "nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--no-serve", action="store_true", help="end after the job")
        parser.add_argument("--port", type=int, default=default_port(), help="port to listen on")

    def handle(self, *args: Any, **options: Any) -> None:
        console = Console(highlight=False, soft_wrap=True)
        with console.status("Preparing the database"):
            prepare()
        tell(console, _watched(console), at=timezone.now())
        if options["no_serve"]:
            return
        console.print(f"\nOpen [bold]{settings.SITE_URL}[/]  (Ctrl-C ends it)")
        sys.exit(serve_and_work("127.0.0.1", options["port"]))


def _watched(console: Console) -> Story:
    """Tell the story with a bar for each of its steps."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console) as progress:
        bars: dict[str, TaskID] = {}

        def watch(step: str, done: int, of: int) -> None:
            if step not in bars:
                bars[step] = progress.add_task(step)
            progress.update(bars[step], completed=done, total=of)

        return tell_story(at=timezone.now(), watch=watch)
