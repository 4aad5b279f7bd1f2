"""A mail server, a worker that can be killed, and letters to send."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import django
import pytest
from django.db import connection

from nodement.outbox.actions import write
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.settings.environment import Mail
from tests import make
from tests.make import NOON
from tests.outbox.sink import Sink, free_port

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


@pytest.fixture(autouse=True)
def our_letters(settings: Any) -> None:
    """Letters of the tests' own beside those of the house."""
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [*engine["DIRS"], HERE / "templates"]}]


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A running mail server that the settings name."""
    sink = Sink(free_port())
    server = Mail(is_local=False, host="127.0.0.1", port=sink.port)
    settings.MAIL_IS_LOCAL = False
    if django.VERSION < (6, 1):
        settings.EMAIL_BACKEND, settings.EMAIL_HOST = server.backend, server.host
        settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = server.port, server.timeout
    else:
        settings.MAILERS = {"default": {"BACKEND": server.backend, "OPTIONS": server.options}}
    sink.start()
    yield sink
    sink.stop()


@pytest.fixture
def workers(sink: Sink) -> Iterator[Callable[[], "subprocess.Popen[str]"]]:
    """Start workers in processes of their own; each waits for a line before it begins."""
    started: list[subprocess.Popen[str]] = []

    def start() -> "subprocess.Popen[str]":
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "nodement.settings",
            "NODEMENT_DATABASE_URL": _database_url(),
            "NODEMENT_MAIL": f"smtp://127.0.0.1:{sink.port}",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "tests.outbox.worker"]
        worker = subprocess.Popen(
            command, env=environment, cwd=ROOT, stdin=subprocess.PIPE, text=True
        )
        started.append(worker)
        return worker

    yield start
    for worker in started:
        worker.kill()
        worker.communicate()


def letter_to(somebody: Person, **facts: Any) -> Letter:
    usual: dict[str, Any] = {
        "partner": {"name": "Grace"},
        "words": "I look forward to it.",
        "times": [],
        "key": "k3f",
    }
    return write("hello", to=somebody, at=NOON, **usual | facts)


def letters(count: int) -> list[Letter]:
    return [letter_to(make.person(f"Reader{number}")) for number in range(count)]


def _database_url() -> str:
    where = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite://{quote(str(where['NAME']))}"
    query = urlencode({"host": where["HOST"], "port": where["PORT"]})
    user = f"{quote(where['USER'])}:{quote(where['PASSWORD'])}"
    return f"postgresql://{user}@/{where['NAME']}?{query}"
