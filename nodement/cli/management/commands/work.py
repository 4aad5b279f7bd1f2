"""`nodement work`: run a worker only."""

from argparse import ArgumentParser
from typing import Any

from nodement.cli.command import Command as Base
from nodement.work.worker import Worker, do_all


class Command(Base):
    """Do the chores until told to stop."""

    help = (
        "Run a worker: it reads files, solves rounds, sends letters and asks the silent.\n"
        "Any number of workers may run at once, on any number of machines."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            do_all()
            return
        worker = Worker()
        worker.stop_on_signals()
        worker.run()
