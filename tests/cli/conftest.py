"""Run the `nodement` script as a terminal does, on a database of its own."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest

HOUSE = Path(__file__).parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def own_settings(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A home and, where the tests run on PostgreSQL, an empty database that goes away again."""
    home = {"NODEMENT_HOME": str(tmp_path / "home")}
    server = os.environ.get("NODEMENT_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield home
        return
    name = f"cli_{uuid4().hex[:12]}"
    template = urlsplit(server)._replace(path="/postgres").geturl()
    with psycopg.connect(template, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield home | {"NODEMENT_DATABASE_URL": urlsplit(server)._replace(path=f"/{name}").geturl()}
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def environment(own_settings: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if "NODEMENT" not in name}
    return kept | own_settings


@pytest.fixture
def run(environment: dict[str, str]) -> Run:
    """Run `nodement`; settings by keyword."""

    def run(*words: object, **settings: str) -> "subprocess.CompletedProcess[str]":
        own = {f"NODEMENT_{name}": value for name, value in settings.items()}
        return subprocess.run(
            [sys.executable, "-m", "nodement", *map(str, words)],
            cwd=HOUSE,
            env=environment | own,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.fixture
def inside(environment: dict[str, str]) -> Callable[[str], str]:
    """Run a few lines of Python in the same installation; gives what they printed."""

    def inside(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{code}"],
            cwd=HOUSE,
            env=environment | {"DJANGO_SETTINGS_MODULE": "nodement.settings"},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    return inside
