"""Run the web server, with or without a worker beside it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from granian import Granian
from granian.constants import Interfaces

THREADS = 4


def prepare() -> None:
    """Bring the database and the static files up to date; doing so again changes nothing."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    collect_static()


def collect_static() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)


def serve(host: str, port: int, workers: int = 1) -> None:
    """Serve the pages until the process is told to stop."""
    Granian(
        "nodement.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_access=False,
        respawn_failed_workers=True,
    ).serve()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own, for as long as the block lasts."""
    worker = subprocess.Popen([sys.executable, "-m", "nodement", "work"])
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=30)
        except subprocess.TimeoutExpired:
            worker.kill()


def default_port() -> int:
    port = settings.SITE_URL.port
    return port if settings.SITE_URL.is_loopback and port else 8000
