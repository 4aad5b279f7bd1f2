"""`nodement up`: prepare everything and run it."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email
from django.utils import timezone

from nodement.cli.command import Command as Base
from nodement.cli.server import default_port, prepare, serve_and_work
from nodement.people.actions import Introduction, appoint_keeper, make_link, welcome_person
from nodement.people.models import Person


class Command(Base):
    """Migrate, make the first organizer, run web and worker until Ctrl-C."""

    help = (
        "Prepare the database, make the first organizer if there is none yet and print a link\n"
        "that lets them in once, then run web and worker until Ctrl-C."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--organizer",
            metavar="EMAIL",
            default="organizer@localhost",
            help="address of the first organizer",
        )
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
        parser.add_argument("--port", type=int, default=default_port(), help="port to listen on")
        parser.add_argument(
            "--prepare-only", action="store_true", help="prepare everything, run nothing"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        prepare()
        self._let_the_keeper_in(options["organizer"])
        if options["prepare_only"]:
            return
        self.stdout.write(f"Open {settings.SITE_URL}  (Ctrl-C ends it)")
        sys.exit(serve_and_work(options["host"], options["port"]))

    def _let_the_keeper_in(self, email: str) -> None:
        """Print a link for the keeper until somebody has used one."""
        now = timezone.now()
        keeper = Person.objects.filter(is_keeper=True).order_by("pk").first()
        if keeper is None:
            keeper = welcome_person(Introduction(_address(email)), at=now)
            appoint_keeper(keeper)
        if keeper.last_login is None:
            self.stdout.write(f"You are {keeper.email}. This link lets you in, once:")
            self.stdout.write(make_link(keeper, at=now))


def _address(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as error:
        raise CommandError(f"“{email}” is not an email address.") from error
    return email
