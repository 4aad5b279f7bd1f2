"""Reads the moment a form was sent, and finds out whether a file writes the day or month first."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from nodement.surveys.cleaning import folded

SENSIBLE_YEARS = range(2000, 2200)

_DATE = (
    r"(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})[-/.](?P<second>\d{1,2})[-/.](?P<last>\d{4}))"
)
_TIME = (
    r"(?:[t ,]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\.?)?)?"
)
_OFFSET = r"\s*(?:z|utc|gmt)?\s*(?P<offset>[+-]\d{1,2}(?::?\d{2})?)?"
_MOMENT = re.compile(_DATE + _TIME + _OFFSET)


def writes_day_first(texts: Iterable[str]) -> bool:
    """Whether `04/10/2026` is the fourth of October in this file.

    The first date in which one of the two exceeds 12 decides; without any it is the American
    order, which is what Google Forms writes by default.
    """
    for text in texts:
        found = _MOMENT.fullmatch(folded(text))
        if found and found["first"] and max(int(found["first"]), int(found["second"])) > 12:
            return int(found["first"]) > 12
    return False


def read_moment(text: str, *, day_first: bool) -> datetime | None:
    """The moment, or None when it cannot be read; without an offset it is taken as UTC."""
    found = _MOMENT.fullmatch(folded(text))
    if found is None:
        return None
    year, month, day = _year_month_day(found, day_first=day_first)
    hour = int(found["hour"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].startswith("p") else 0)
    try:
        return datetime(
            year if year in SENSIBLE_YEARS else 0,
            month,
            day,
            hour,
            int(found["minute"] or 0),
            int(found["seconds"] or 0),
            tzinfo=_zone(found["offset"]),
        )
    except ValueError:
        return None


def _year_month_day(found: re.Match[str], *, day_first: bool) -> tuple[int, int, int]:
    if found["year"]:
        return int(found["year"]), int(found["month"]), int(found["day"])
    first, second = int(found["first"]), int(found["second"])
    month, day = (second, first) if day_first else (first, second)
    return int(found["last"]), month, day


def _zone(offset: str | None) -> timezone:
    if not offset:
        return UTC
    sign = -1 if offset[0] == "-" else 1
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    return timezone(sign * timedelta(hours=int(hours), minutes=int(minutes)))
