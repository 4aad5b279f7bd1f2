"""How rows are kept: what SQLite is told, and which journal it may use."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from nodement.settings.database import FIRST_SOUND_WAL, SQLITE, Address, settings_for, wal_is_sound

ROOT = Path(__file__).parents[2]
ASK = """
import nodement.settings
from django.conf import settings
settings.configure(DATABASES=nodement.settings.DATABASES)
import django
django.setup()
from django.db import connection, transaction
def ask(question):
    with connection.cursor() as cursor:
        return cursor.execute(question).fetchone()[0]
"""


def told(home: Path, code: str) -> list[str]:
    """What Django prints about the embedded database, in a process of its own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NODEMENT_")}
    clean.pop("DJANGO_SETTINGS_MODULE", None)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", ASK + code],
        cwd=ROOT,
        env=clean | {"NODEMENT_HOME": str(home)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    ("version", "is_sound"), [((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True)]
)
def test_a_write_ahead_log_is_sound_from_its_mended_version_on(
    version: tuple[int, ...], is_sound: bool
) -> None:
    assert wal_is_sound(version) == is_sound


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL")])
def test_an_unmended_sqlite_gets_the_rollback_journal(
    version: tuple[int, ...], journal: str
) -> None:
    settings = settings_for(Address(file=Path("/rows.sqlite3")), version)

    assert settings["OPTIONS"]["init_command"].startswith(f"PRAGMA journal_mode={journal};")


def test_the_sqlite_that_is_used_is_a_mended_one() -> None:
    assert SQLITE >= FIRST_SOUND_WAL


def test_sqlite_is_told_what_keeps_rows_whole(tmp_path: Path) -> None:
    questions = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")

    answers = told(tmp_path, f"for q in {questions}: print(ask('PRAGMA ' + q))")

    assert answers == ["wal", "1", "2", "20000"]


def test_django_uses_the_sqlite_that_was_swapped_in(tmp_path: Path) -> None:
    version = ".".join(map(str, SQLITE))

    assert told(tmp_path, "print(ask('SELECT sqlite_version()'))") == [version]


def test_a_transaction_takes_the_write_lock_when_it_begins(tmp_path: Path) -> None:
    """A second writer waits at the start; it never fails in the middle of its work."""
    code = """
import sqlite3
other = sqlite3.connect(settings.DATABASES["default"]["NAME"], timeout=0)
with transaction.atomic():
    ask("SELECT 1")
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        print(error)
other.close()
"""

    assert " ".join(told(tmp_path, code)) == "database is locked"


def test_sqlite_tells_its_limits_to_every_django(tmp_path: Path) -> None:
    code = "connection.ensure_connection(); print(connection.features.max_query_params)"

    [limit] = told(tmp_path, code)
    assert int(limit) >= 999
