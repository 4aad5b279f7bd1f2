"""The hours of a week when somebody is free: ticked in a grid, typed, or both."""

import re
from collections.abc import Iterable, Iterator

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.forms.content import Question
from nodement.surveys.cleaning import folded, one_line, several_lines
from nodement.surveys.findings import quoted
from nodement.surveys.grids import DAY, GridUnclear, merged, read_days, read_hours
from nodement.surveys.profile import Slot

TYPED = "typed"
LONGEST_TYPED = 2_000
DAYS, HOURS = range(7), range(24)

Week = list[list[int]]
"""Weekday (0 is Monday), first minute, minute after the last; merged and in order."""

_TICK = re.compile(r"([0-6])-(2[0-3]|1?[0-9])")
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ENTRIES = re.compile(r"[,;\n|、，；،]|\s(?:and|&)\s")
_HOURS = re.compile(r"(?P<days>.*?)(?P<hours>(?:\d|noon\b|midnight\b).*)")
_BEFORE_HOURS = re.compile(r"(?:\b(?:from|at|between|after)|[:\s])+$")


def read_week(entry: Entry) -> Week | None:
    """Ticked and typed times together; an hour that nobody offers is ignored."""
    ticks = [_TICK.fullmatch(tick) for tick in entry.texts()]
    slots = [(int(tick[1]), int(tick[2]) * 60, int(tick[2]) * 60 + 60) for tick in ticks if tick]
    slots += _read_typed(several_lines(entry.text(TYPED)))
    return [list(slot) for slot in merged(slots)] or None


def write_week(question: Question, value: Week) -> Typed:
    """Whole hours as ticks; a stretch that begins or ends within an hour as typed."""
    whole = [slot for slot in value if _is_whole(slot)]
    rest = [slot for slot in value if not _is_whole(slot)]
    ticks = [f"{day}-{hour}" for day, start, end in whole for hour in range(start // 60, end // 60)]
    return {control(question): ticks, control(question, TYPED): [", ".join(map(_written, rest))]}


def show_week(question: Question, value: Week, language: str) -> tuple[str, ...]:
    """A line for each day, with its hours."""
    by_day: dict[int, list[str]] = {}
    for day, start, end in value:
        by_day.setdefault(day, []).append(f"{clock(start)}–{clock(end)}")
    return tuple(
        _("%(day)s: %(hours)s") % {"day": WEEKDAYS[day], "hours": ", ".join(hours)}
        for day, hours in by_day.items()
    )


def clock(minute: int) -> str:
    """`1110` is “18:30”; the end of the day is “24:00”."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _read_typed(text: str) -> list[Slot]:
    """“Mon 18:00-21:30, Tue-Thu 7-9, 19-20”: hours belong to the days named last."""
    if len(text) > LONGEST_TYPED:
        raise Unclear(_("This is too long. Please tick the hours in the table instead."))
    slots: list[Slot] = []
    waiting: list[str] = []
    days: tuple[int, ...] = ()
    for entry in _entries(text):
        named, hours = _apart(entry)
        if named:
            waiting.append(named)
        if not hours:
            continue
        days = _days(waiting) if waiting else days
        if not days:
            raise _no_day(hours)
        waiting = []
        slots += _slots(days, hours)
    if waiting:
        raise Unclear(
            _("Please add the hours for “%(days)s”, such as “Mon 18:00-21:30”.")
            % {"days": quoted(", ".join(waiting))}
        )
    return slots


def _entries(text: str) -> Iterator[str]:
    lines = "\n".join(_in_english(folded(line)) for line in text.split("\n"))
    return (one_line(entry) for entry in _ENTRIES.split(lines) if entry.strip())


def _apart(entry: str) -> tuple[str, str]:
    """The days and the hours of an entry; either may be missing."""
    found = _HOURS.fullmatch(entry)
    if found is None:
        return entry, ""
    return _BEFORE_HOURS.sub("", found["days"]).strip(), found["hours"]


def _days(named: list[str]) -> tuple[int, ...]:
    try:
        return read_days(", ".join(named))
    except GridUnclear as unclear:
        raise Unclear(unclear.words) from unclear


def _slots(days: Iterable[int], hours: str) -> Iterator[Slot]:
    try:
        start, end = read_hours(hours)
    except GridUnclear as unclear:
        raise Unclear(unclear.words) from unclear
    for day in days:
        yield (day, start, min(end, DAY))
        if end > DAY:
            yield ((day + 1) % 7, 0, end - DAY)


def _in_english(text: str) -> str:
    """The text with the weekdays of the reader's language in English."""
    for names in (WEEKDAYS, WEEKDAYS_ABBR):
        for day, english in enumerate(_ENGLISH):
            name = re.escape(folded(str(names[day])).rstrip("."))
            text = re.sub(rf"(?<!\w){name}(?!\w)\.?", english, text)
    return text


def _is_whole(slot: list[int]) -> bool:
    return slot[1] % 60 == 0 and slot[2] % 60 == 0


def _written(slot: list[int]) -> str:
    day, start, end = slot
    return f"{WEEKDAYS_ABBR[day]} {clock(start)}-{clock(end)}"


def _no_day(hours: str) -> Unclear:
    return Unclear(
        _("Which day is “%(hours)s”? Please write it like “Mon 18:00-21:30”.")
        % {"hours": quoted(hours)}
    )
