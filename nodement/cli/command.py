"""What the commands share: a quiet --help, words instead of tracebacks."""

from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nodement.kit.errors import Refusal


class Command(BaseCommand):
    """A command that shows only its own options."""

    requires_system_checks = ()
    suppressed_base_arguments = {
        "--version",
        "--verbosity",
        "--settings",
        "--pythonpath",
        "--traceback",
        "--no-color",
        "--force-color",
        "--skip-checks",
    }

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.prog = f"nodement {subcommand}"
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.description = self.help
        return parser

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Commands without words of their own add nothing."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except Refusal as refusal:
            raise CommandError(refusal.words) from refusal
