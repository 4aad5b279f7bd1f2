"""`nodement routes`: list every address, and who may open it."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from nodement.cli.command import Command as Base
from nodement.web.routes import routes


class Command(Base):
    """List every address of the site, read from the code."""

    help = "List every address of the site: its pattern, name, methods, and who may open it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print the list as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        listed = routes()
        if options["json"]:
            self.stdout.write(json.dumps([asdict(route) for route in listed], indent=1))
            return
        for route in listed:
            methods = ",".join(route.methods)
            self.stdout.write(f"{route.pattern:<44} {methods:<9} {route.who:<21} {route.name}")
