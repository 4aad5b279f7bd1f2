"""`make bench`: measure the main job, the first pages and a long import, in their own database."""

import os
import sys
import tempfile

import django
from django.core.management import call_command
from rich.console import Console

PARTS = ("job", "pages", "stream")


def main() -> None:
    """Run the parts that were named, or all."""
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"There is no part {', '.join(sorted(unknown))}: choose of {', '.join(PARTS)}.")
    with tempfile.TemporaryDirectory(prefix="nodement-bench-") as home:
        os.environ |= {"NODEMENT_HOME": home, "DJANGO_SETTINGS_MODULE": "nodement.settings"}
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        measure(asked, Console())


def measure(asked: list[str], console: Console) -> None:
    # The parts need Django's models, which can be imported only after django.setup().
    from benchmarks import job, pages, stream  # noqa: PLC0415

    for name, part in (("job", job), ("pages", pages), ("stream", stream)):
        if name in asked:
            console.print(part.measured())


if __name__ == "__main__":
    main()
