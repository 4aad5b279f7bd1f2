"""What the doctor looks at."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from nodement.outbox.models import Letter
from nodement.settings import database

LITTLE_ROOM = 1024**3
LATE = timedelta(minutes=10)


@dataclass(frozen=True)
class Finding:
    """One thing looked at: is it well, and what to know or do."""

    subject: str
    is_well: bool
    words: str


def examine() -> list[Finding]:
    """Look at everything; what can't be looked at is not well."""
    return [finding for look in LOOKS for finding in _looked(look)]


def _looked(look: "Callable[[], Iterator[Finding]]") -> list[Finding]:
    try:
        return list(look())
    except DatabaseError as error:
        return [Finding("database", False, f"does not answer: {error}")]


def _database() -> Iterator[Finding]:
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        version = ".".join(map(str, database.SQLITE))
        journal = _one_value("PRAGMA journal_mode")
        yield Finding("database", True, f"SQLite {version}, journal {journal}")
        if not database.wal_is_sound():
            yield Finding(
                "SQLite",
                True,
                "is older than 3.51.3 and could corrupt a write-ahead log, so the rollback journal "
                "is used instead; installing pysqlite3 brings a newer one",
            )
        check = _one_value("PRAGMA quick_check")
        yield Finding("database file", check == "ok", f"quick check says {check}")
    else:
        yield Finding("database", True, f"PostgreSQL {_one_value('SHOW server_version')}")


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    words = f"{len(missing)} steps are missing: run “nodement up”" if missing else "up to date"
    yield Finding("tables", not missing, words)


def _letters() -> Iterator[Finding]:
    late = timezone.now() - LATE
    waiting = Letter.objects.filter(state__in=["queued", "sending"], due_at__lt=late).count()
    failed = Letter.objects.filter(state="failed").count()
    yield Finding(
        "worker",
        not waiting,
        f"{waiting} letters wait for more than ten minutes: does “nodement work” run?"
        if waiting
        else "no letter waits",
    )
    yield Finding("letters", not failed, f"{failed} failed" if failed else "none failed")


def _settings() -> Iterator[Finding]:
    site = settings.SITE_URL
    is_private = site.is_https or site.is_loopback
    words = f"{site}" if is_private else f"{site} is not encrypted: use https"
    yield Finding("address", is_private, words)
    mail = "kept in the local mailbox" if settings.MAIL_IS_LOCAL else f"by {settings.MAIL.host}"
    yield Finding("mail", True, f"{mail}, from {settings.DEFAULT_FROM_EMAIL}")
    yield Finding("GitHub sign-in", True, "set up" if settings.GITHUB else "not set up")


def _disk() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.HOME).free
    yield Finding("disk", free > LITTLE_ROOM, f"{free // 1024**2} MB free in {settings.HOME}")


LOOKS = (_settings, _disk, _database, _migrations, _letters)


def _one_value(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return str(cursor.fetchone()[0])
