"""`nodement serve`: run the web only."""

from argparse import ArgumentParser
from typing import Any

from nodement.cli.command import Command as Base
from nodement.cli.server import collect_static, default_port, serve


class Command(Base):
    """Serve the pages until told to stop."""

    help = "Run the web only; `nodement work` does the rest, on this machine or another."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=default_port(), help="port to listen on")
        parser.add_argument("--workers", type=int, default=1, help="processes that serve pages")

    def handle(self, *args: Any, **options: Any) -> None:
        collect_static()
        serve(options["host"], options["port"], options["workers"])
