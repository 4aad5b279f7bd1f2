"""Reads a time zone the way people type it into an IANA name, and never guesses."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

from nodement.surveys import zone_names
from nodement.surveys.cleaning import folded, without_accents
from nodement.surveys.findings import quoted

AMBIGUOUS, UNKNOWN, CONTRADICTORY = "zone_ambiguous", "zone_unknown", "zone_contradictory"
MOST_CHOICES = 8
LONGEST_NAME = 100

_OFFSET = re.compile(
    r"(?:\b(?:utc|gmt)\s*)?(?P<sign>[+-])\s*(?P<hours>\d{1,2})"
    r"(?:[:.,h]?(?P<minutes>[0-5]\d|(?<=[.,])75)|[.,](?P<tenths>[05]))?"
    r"\s*(?:hours?|hrs?|h)?(?!\w)"
)
_PARTS = re.compile(r"[,;()\[\]]|\s[/-]\s")
_ENDINGS = (r"\s*time\s?zone$", r"\s+time$", r"\s+(?:standard|daylight|summer|mean)$")
_SAYS_NOTHING = frozenset({"", "time", "time zone", "local", "us & canada", "us and canada"})
_SAMPLED_DAYS = tuple(
    datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=10 * step) for step in range(73)
)


class ZoneUnclear(Exception):
    """The text names no zone, or more than one; `choices` are the zones it may mean."""

    def __init__(self, words: str, choices: tuple[str, ...], code: str) -> None:
        super().__init__(words)
        self.words, self.choices, self.code = words, choices, code


def read_zone(text: str) -> str:
    """The IANA name of the zone that the text means.

    A bare offset becomes a zone with a fixed clock. Raises ZoneUnclear when the text is unknown,
    may mean several zones whose clocks differ, or contradicts itself.
    """
    key = normalise_zone(text)
    found = _understood(key) if len(key) <= LONGEST_NAME else _Found(code=UNKNOWN)
    if found.zone:
        return found.zone
    raise ZoneUnclear(_in_words(found, quoted(text)), found.choices, found.code)


def normalise_zone(text: str) -> str:
    """The text as it is compared: `Brasília ` and `brasilia` are the same."""
    return without_accents(folded(text)).replace("±", "+").strip(" .")


@dataclass(frozen=True, slots=True)
class _Found:
    zone: str = ""
    code: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Meaning:
    zone: str
    offset: int | None = None


_Meanings = tuple[_Meaning, ...]


@lru_cache(maxsize=4096)
def _understood(key: str) -> _Found:
    if whole := _meanings(key):
        return _decided(whole)
    offset = _OFFSET.search(key)
    rest = key.replace(offset.group(), " ", 1) if offset else key
    parts = [part for part in map(str.strip, _PARTS.split(rest)) if part not in _SAYS_NOTHING]
    if not parts:
        return _fixed(_minutes(offset)) if offset else _Found(code=UNKNOWN)
    named = [_meanings(part) for part in parts]
    if not all(named):
        return _Found(code=UNKNOWN, choices=_similar(key))
    minutes = _minutes(offset) if offset else None
    return _narrowed(named, minutes)


def _narrowed(named: list[_Meanings], minutes: int | None) -> _Found:
    left = named[0]
    for others in named[1:]:
        clocks = {_clock(other.zone) for other in others}
        left = tuple(meaning for meaning in left if _clock(meaning.zone) in clocks)
    if minutes is not None:
        exact = tuple(meaning for meaning in left if meaning.offset == minutes)
        left = exact or tuple(meaning for meaning in left if minutes in _clock(meaning.zone))
    if left:
        return _decided(left)
    return _Found(code=CONTRADICTORY, choices=_distinct(named[0]))


def _decided(meanings: _Meanings) -> _Found:
    zones = _distinct(meanings)
    return _Found(zone=zones[0]) if len(zones) == 1 else _Found(code=AMBIGUOUS, choices=zones)


def _distinct(meanings: _Meanings) -> tuple[str, ...]:
    """One zone for each different clock, in the order given."""
    by_clock: dict[tuple[int, ...], str] = {}
    for meaning in meanings:
        by_clock.setdefault(_clock(meaning.zone), meaning.zone)
    return tuple(by_clock.values())


@cache
def _clock(zone: str) -> tuple[int, ...]:
    """Minutes east of Greenwich every ten days over two years: equal means the same clock."""
    clock = ZoneInfo(zone)
    offsets = (clock.utcoffset(day.astimezone(clock)) or timedelta() for day in _SAMPLED_DAYS)
    return tuple(int(offset.total_seconds()) // 60 for offset in offsets)


def _minutes(offset: re.Match[str]) -> int:
    minutes = int(offset["hours"]) * 60
    if offset["tenths"]:
        minutes += int(offset["tenths"]) * 6
    elif offset["minutes"]:
        hundredths = {"50": 30, "25": 15, "75": 45} if re.search(r"[.,]", offset.group()) else {}
        minutes += hundredths.get(offset["minutes"], int(offset["minutes"]))
    return -minutes if offset["sign"] == "-" else minutes


def _fixed(minutes: int) -> _Found:
    hours, rest = divmod(minutes, 60)
    if rest == 0 and -12 <= hours <= 14:
        return _Found(zone=f"Etc/GMT{-hours:+d}" if hours else "Etc/UTC")
    if zone := zone_names.QUARTERS.get(minutes):
        return _Found(zone=zone)
    zone = zone_names.CHANGING_QUARTERS.get(minutes, "")
    return _Found(code=UNKNOWN, choices=(zone,) if zone else ())


def _meanings(key: str) -> _Meanings:
    for ending in ("", *_ENDINGS):
        key = re.sub(ending, "", key) if ending else key
        if meanings := _names().get(key):
            return meanings
    return ()


def _similar(key: str) -> tuple[str, ...]:
    alike = [name for name in _names() if name[0] == key[0] and abs(len(name) - len(key)) < 4]
    near = get_close_matches(key, alike, n=3, cutoff=0.84)
    return _distinct(tuple(meaning for name in near for meaning in _names()[name]))


@cache
def _names() -> dict[str, _Meanings]:
    """Every name we know; where two tables know one, the later table is right."""
    names: dict[str, _Meanings] = {}
    today = zone_names.names_of_today()
    known = sorted(available_timezones() - {"Factory", "localtime", "posixrules"}, reverse=True)
    for zone in known:
        city = normalise_zone(zone.rpartition("/")[2]).replace("_", " ")
        if "/" in zone and not zone.startswith(("Etc/", "US/", "Canada/", "Brazil/", "Mexico/")):
            names[city] = (_Meaning(today.get(zone, zone)),)
    names |= _countries()
    for zone in known:
        meaning = (_Meaning(today.get(zone, zone)),)
        names |= dict.fromkeys(
            (normalise_zone(zone), normalise_zone(zone).replace("_", " ")), meaning
        )
    for zone, cities in zone_names.CITIES.items():
        names |= {city: (_Meaning(zone),) for city in cities.split(", ")}
    names |= {name: (_Meaning(zone),) for name, zone in zone_names.SPELLED_OUT.items()}
    for name, zones in zone_names.TWICE_ON_THE_MAP.items():
        names[name] = tuple(map(_Meaning, zones))
    for short, meanings in zone_names.ABBREVIATIONS.items():
        names[short] = tuple(_Meaning(zone, offset) for zone, offset in meanings)
    return names


def _countries() -> dict[str, _Meanings]:
    zones, names = zone_names.zones_of_countries(), zone_names.names_of_countries()
    countries: dict[str, _Meanings] = {}
    for code, name in names.items():
        typed = [
            normalise_zone(name),
            *map(normalise_zone, zone_names.COUNTRY_NAMES.get(code, "").split(", ")),
        ]
        main = zone_names.MAIN_ZONES.get(code)
        by_fame = sorted(zones.get(code, ()), key=lambda zone: zone not in zone_names.CITIES)
        meanings = tuple(map(_Meaning, (main,) if main else by_fame))
        countries |= dict.fromkeys(filter(None, typed), meanings)
    return countries


def _in_words(found: _Found, typed: str) -> str:
    choices = ", ".join(found.choices[:MOST_CHOICES])
    if found.code == AMBIGUOUS:
        return _(
            "“%(typed)s” can mean more than one time zone: %(choices)s. "
            "Please write the one that is meant."
        ) % {"typed": typed, "choices": choices}
    if found.code == CONTRADICTORY:
        return _(
            "“%(typed)s” contradicts itself: the offset or place does not belong to %(choices)s. "
            "Please write a place such as Europe/Berlin."
        ) % {"typed": typed, "choices": choices}
    if choices:
        return _("“%(typed)s” is not a time zone we know. Perhaps %(choices)s is meant?") % {
            "typed": typed,
            "choices": choices,
        }
    return _(
        "“%(typed)s” is not a time zone we know. Please write a place such as Europe/Berlin, "
        "or an offset such as UTC+2."
    ) % {"typed": typed}
