"""Run the web server, alone or with a worker beside it."""

import os
import signal
import socket
import subprocess
import sys
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from nodement.kit.errors import Refusal

THREADS = 4
PATIENCE = 30


def prepare() -> None:
    """Bring the database and the static files up to date; doing so again changes nothing."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    collect_static()


def collect_static() -> None:
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)


def serve(host: str, port: int, workers: int = 1) -> None:
    """Serve the pages until the process is told to stop."""
    require_free(host, port)
    Granian(
        "nodement.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()


def require_free(host: str, port: int) -> None:
    """Refuse an address at which something else answers already, or that is not ours."""
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        words = _("Nothing can be served at %(host)s:%(port)s (%(why)s). Choose another --port.")
        raise Refusal(words % {"host": host, "port": port, "why": error.strerror}) from error


def serve_and_work(host: str, port: int) -> int:
    """Web and worker, each in a process of its own, until one of them ends or is told to.

    Gives the exit code of the one that ended by itself; 0 after Ctrl-C. The server forks, so it
    must not inherit what this process has opened: connections, threads of a progress bar.
    """
    require_free(host, port)
    signal.signal(signal.SIGTERM, _leave)
    web = ["serve", "--host", host, "--port", str(port)]
    children = [
        subprocess.Popen([sys.executable, "-m", "nodement", *words], start_new_session=True)
        for words in (web, ["work"])
    ]
    try:
        _child, status = os.wait()
        return os.waitstatus_to_exitcode(status)
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            _end(child)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Leave as after Ctrl-C, so that no child stays behind."""
    raise KeyboardInterrupt


def default_port() -> int:
    port = settings.SITE_URL.port
    return port if settings.SITE_URL.is_loopback and port else 8000
