"""Where rows live: SQLite with the fixes it needs, or PostgreSQL."""

import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

try:
    import pysqlite3
except ImportError:
    SQLITE = sqlite3.sqlite_version_info
    OPTIONS: dict[str, Any] = {}
else:
    SQLITE = pysqlite3.sqlite_version_info
    COLUMNS, VARIABLES = 2, 9

    class Connection(pysqlite3.dbapi2.Connection):  # type: ignore[misc]  # untyped there
        """A connection that tells its limits: Django asks for them, pysqlite3 leaves them out."""

        def getlimit(self, category: int) -> int:
            """The most columns of a result or variables of a statement, as SQLite comes."""
            return {COLUMNS: 2_000, VARIABLES: 32_766}[category]

    pysqlite3.SQLITE_LIMIT_COLUMN = COLUMNS
    pysqlite3.SQLITE_LIMIT_VARIABLE_NUMBER = VARIABLES
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    OPTIONS = {"factory": Connection}

FIRST_SOUND_WAL = (3, 51, 3)


@dataclass(frozen=True)
class Address:
    """Where the database is: a file of ours, or a server."""

    file: Path | None = None
    name: str = ""
    host: str = ""
    port: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    options: Mapping[str, str] = field(default_factory=dict)


def wal_is_sound(version: tuple[int, ...] = SQLITE) -> bool:
    """Whether this SQLite may use a write-ahead log.

    SQLite 3.7.0 to 3.51.2 can corrupt a WAL file when several processes write and checkpoint;
    the rollback journal has no such fault.
    """
    return version >= FIRST_SOUND_WAL


def settings_for(address: Address, version: tuple[int, ...] = SQLITE) -> dict[str, Any]:
    if address.file is not None:
        return _sqlite(address.file, version)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": address.name,
        "HOST": address.host,
        "PORT": address.port,
        "USER": address.user,
        "PASSWORD": address.password,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(address.options),
    }


def _sqlite(file: Path, version: tuple[int, ...]) -> dict[str, Any]:
    journal = "WAL" if wal_is_sound(version) else "DELETE"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": file.with_name("test.sqlite3")},
        "OPTIONS": {
            **OPTIONS,
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                f"PRAGMA journal_mode={journal}; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
            ),
        },
    }
