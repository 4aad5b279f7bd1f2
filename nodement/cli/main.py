"""The `nodement` script: one command, one word for what to do."""

import difflib
import os
import sys
import tempfile
from collections.abc import Sequence

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import load_command_class
from django.db import OperationalError

COMMANDS = {
    "up": ("nodement.cli", "prepare everything and run it: database, web and worker"),
    "serve": ("nodement.cli", "run the web only"),
    "work": ("nodement.cli", "run a worker only: it reads files, matches and sends letters"),
    "import": ("nodement.cli", "take survey files of a cohort in"),
    "match": ("nodement.cli", "match two survey files, without a database"),
    "verify": ("nodement.cli", "check a matching against its files, independently"),
    "demo": ("nodement.demo", "show it all on a sample cohort"),
    "doctor": ("nodement.cli", "say what is right and what is wrong with this installation"),
    "routes": ("nodement.cli", "list every address, and who may open it"),
}
WITHOUT_HOME = ("match", "verify")


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command that was asked for; exits with 2 when the call or a setting is wrong."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        sys.stdout.write(_overview())
        sys.exit(0 if words else 2)
    if words[0] not in COMMANDS:
        sys.stderr.write(_unknown(words[0]))
        sys.exit(2)
    if words[0] in WITHOUT_HOME and "NODEMENT_HOME" not in os.environ:
        with tempfile.TemporaryDirectory() as nowhere:
            os.environ["NODEMENT_HOME"] = nowhere
            _run(words)
    else:
        _run(words)


def _run(words: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nodement.settings")
    try:
        django.setup()
        command = load_command_class(COMMANDS[words[0]][0], words[0])
        command.run_from_argv(["nodement", *words])
    except ImproperlyConfigured as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    except OperationalError as error:
        sys.stderr.write(f"The database does not answer: {error}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _overview() -> str:
    lines = "\n".join(f"  {name:<8}{meaning}" for name, (_app, meaning) in COMMANDS.items())
    return (
        "Nodement runs mentorship programs for open-source communities.\n\n"
        f"nodement COMMAND [--help]\n\n{lines}\n\n"
        "Settings come from the environment: NODEMENT_HOME, NODEMENT_URL, NODEMENT_MAIL and more,\n"
        "see docs/operate.md. Exit codes: 0 done, 1 something is wrong with the matter,\n"
        "2 something is wrong with the call.\n"
    )


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    hint = f" Did you mean “{near[0]}”?" if near else " See: nodement --help"
    return f"There is no command “{word}”.{hint}\n"
