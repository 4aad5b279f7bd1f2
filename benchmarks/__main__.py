"""`make bench`: measure the main job, the first pages and a long import, in their own database."""

import importlib
import os
import subprocess
import sys
import tempfile

import django
from django.core.management import call_command
from rich.console import Console

PARTS = ("job", "pages", "stream")


def main() -> None:
    """Run the parts that were named, or all; each in a process of its own, for its own memory."""
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}: choose of {', '.join(PARTS)}.")
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
