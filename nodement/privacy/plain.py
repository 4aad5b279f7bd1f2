"""Rows as plain values that fit into a JSON file."""

from datetime import date, datetime
from typing import Any

from django.db.models import Model


def plain(row: Model, *fields: str) -> dict[str, Any]:
    """These fields of a row; moments as ISO 8601 says, other rows by their names."""
    return {name: _value(getattr(row, name)) for name in fields}


def _value(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Model) else value
