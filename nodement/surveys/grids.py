"""Reads the weekly times people ticked in a grid: days across with times inside, or the reverse."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from nodement.surveys.cleaning import folded
from nodement.surveys.findings import quoted
from nodement.surveys.profile import Slot

DAY = 24 * 60
REMEMBERED = 500
"""Checkboxes repeat: cells up to this length are read once."""

Hours = tuple[int, int]
"""First and last minute of a range within a day; the last may lie up to a day later."""

_CLOCK = r"(?:(\d{1,2}?)(?:\s*[:.h]?\s*(\d{2})|h)?\s*(a\.?m\.?|p\.?m\.?)?|(noon|midnight))"
_RANGE = re.compile(rf"{_CLOCK}\s*(?:-|~|to|until|till|through)\s*{_CLOCK}(?:\s*h(?:ours|rs)?)?")
_REMARKS = re.compile(r"\b(?:in\s+)?(?:your|my)?\s*local\s+time\b|^from\s+|\bo'clock\b|[()\[\]]")
_LIST = re.compile(r"[,;\n|]|\s(?:and|&)\s")
_BETWEEN_DAYS = re.compile(r"\s*(?:-|\bto\b|\buntil\b|\bthrough\b)\s*")
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SEVERAL_DAYS = {
    "weekdays": tuple(range(5)),
    "weekday": tuple(range(5)),
    "weekends": (5, 6),
    "weekend": (5, 6),
    "every day": tuple(range(7)),
    "everyday": tuple(range(7)),
    "daily": tuple(range(7)),
}


class GridUnclear(Exception):
    """A cell or heading of the grid holds something that is no time and no day."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True, slots=True)
class _Clock:
    """One time as typed: `6`, `30`, `pm`, or a word such as `noon`."""

    hours: str | None
    minutes: str | None
    half: str | None
    word: str | None

    def minute(self, half: str | None) -> int | None:
        """The minute of the day, or None when no clock shows this; midnight is 0."""
        if self.word:
            return DAY // 2 if self.word == "noon" else 0
        hour, minute = int(self.hours or 0), int(self.minutes or 0)
        if minute > 59 or hour * 60 + minute > DAY or (half and not 1 <= hour <= 12):
            return None
        if not half:
            return hour * 60 + minute
        return hour % 12 * 60 + minute + (DAY // 2 if half.startswith("p") else 0)


def read_hours(text: str) -> Hours:
    """`21:00 - 00:00` or `6-9pm` as minutes of the day; past midnight the end exceeds 1440."""
    plain = _REMARKS.sub(" ", folded(text)).strip()
    found = _RANGE.fullmatch(plain)
    if found is None:
        raise _unclear_hours(text)
    first, last = _Clock(*found.groups()[:4]), _Clock(*found.groups()[4:])
    end = last.minute(last.half)
    start = first.minute(first.half or last.half)
    if start is not None and end is not None and start >= end and last.half and not first.half:
        start = first.minute("am" if last.half.startswith("p") else "pm")
    one_sided = first.half and last.hours and not last.half
    if start is None or end is None or start in (end, DAY) or one_sided:
        raise _unclear_hours(text)
    return start, end if end > start else end + DAY


def read_days(text: str) -> tuple[int, ...]:
    """`Thursday, Friday` as weekdays, Monday being 0; understands `Mon-Wed` and `weekends`."""
    days = {day for entry in _entries(text) for day in _days(entry)}
    return tuple(sorted(days))


def read_day_cell(weekday: int, text: str) -> tuple[Slot, ...]:
    """The slots of a column for one weekday, whose cell lists ranges of hours."""
    if len(text) > REMEMBERED:
        return _read_day_cell(weekday, text)
    return _remembered_day_cell(weekday, text)


def read_hours_cell(hours: Hours, text: str) -> tuple[Slot, ...]:
    """The slots of a column for one range of hours, whose cell lists weekdays."""
    return merged(slot for day in read_days(text) for slot in _slots(day, hours))


def merged(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """The same time in as few slots as possible, in the order of the week."""
    whole: list[Slot] = []
    for day, start, end in sorted(slots):
        if whole and whole[-1][0] == day and start <= whole[-1][2]:
            whole[-1] = (day, whole[-1][1], max(end, whole[-1][2]))
        else:
            whole.append((day, start, end))
    return tuple(whole)


def weekday_named(text: str) -> int | None:
    """0 for `Monday`, `mon.` or `Mondays`; None when it is no weekday."""
    name = folded(text).rstrip(".")
    for number, day in enumerate(_WEEK):
        if len(name) >= 3 and day.startswith((name, name.removesuffix("s"))):
            return number
    return None


def _read_day_cell(weekday: int, text: str) -> tuple[Slot, ...]:
    return merged(slot for entry in _entries(text) for slot in _slots(weekday, read_hours(entry)))


_remembered_day_cell = lru_cache(maxsize=4096)(_read_day_cell)


def _slots(day: int, hours: Hours) -> tuple[Slot, ...]:
    start, end = hours
    if end <= DAY:
        return ((day, start, end),)
    return (day, start, DAY), ((day + 1) % 7, 0, end - DAY)


def _entries(text: str) -> list[str]:
    lines = "\n".join(folded(line) for line in text.splitlines())
    return [entry.strip() for entry in _LIST.split(lines) if entry.strip()]


def _days(entry: str) -> tuple[int, ...]:
    if entry in _SEVERAL_DAYS:
        return _SEVERAL_DAYS[entry]
    ends = [weekday_named(part) for part in _BETWEEN_DAYS.split(entry)]
    known = [day for day in ends if day is not None]
    if len(known) != len(ends) or len(known) > 2:
        raise GridUnclear(
            _("“%(typed)s” is not a day of the week. Please write days such as “Monday, Friday”.")
            % {"typed": quoted(entry)}
        )
    first, last = known[0], known[-1]
    return tuple(day % 7 for day in range(first, last + 1 if last >= first else last + 8))


def _unclear_hours(text: str) -> GridUnclear:
    return GridUnclear(
        _("“%(typed)s” is not a range of hours. Please write times such as “18:00 - 21:00”.")
        % {"typed": quoted(text)}
    )
