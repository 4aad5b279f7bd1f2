"""`make bench`: measure the main job, the first pages and a long import, in their own database."""

import importlib
import os
import subprocess
import sys
import tempfile

import django
from django.core.management import call_command
from rich.console import Console

PARTS = ("job", "pages", "stream", "sign_up")
MATCHING = "matching"


def main() -> None:
    """Run the parts that were named, or all; each in a process of its own, for its own memory.

    `matching` takes hours with all its sizes, so it runs only when it is named, with its own words.
    """
    asked = sys.argv[1:] or list(PARTS)
    if asked[0] == MATCHING:
        importlib.import_module("benchmarks.matching.run").main(asked[1:])
        return
    if unknown := set(asked) - set(PARTS):
        known = ", ".join((*PARTS, MATCHING))
        sys.exit(f"There is no part {', '.join(sorted(unknown))}: choose of {known}.")
    if len(asked) == 1:
        _measure(asked[0])
        return
    for name in asked:
        subprocess.run([sys.executable, "-m", "benchmarks", name], check=True)


def _measure(name: str) -> None:
    """One part. It needs Django's models, which exist only after `django.setup()`."""
    with tempfile.TemporaryDirectory(prefix="nodement-bench-") as home:
        os.environ |= {"NODEMENT_HOME": home, "DJANGO_SETTINGS_MODULE": "nodement.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        part = importlib.import_module(f"benchmarks.{name}")
        Console(width=100).print(part.measured())


if __name__ == "__main__":
    main()
