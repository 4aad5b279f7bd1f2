"""The fields of a problem's JSON form: how each is read, written and described, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any, Final
from zoneinfo import ZoneInfo

from nodement.matcher.files.json_node import Node
from nodement.matcher.problem import (
    DEFAULT_WEIGHTS,
    HIGHEST_LEVEL,
    HIGHEST_WEIGHT,
    LONGEST_TERM,
    MINUTES_PER_DAY,
    MOST_MENTORS,
    Mentee,
    Mentor,
    Policy,
    Slot,
)

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PRESENT: Final = 10**9


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of field is read from a node, written as JSON, and described to others."""

    read: Callable[[Node], Any]
    write: Callable[[Any], object]
    schema: Mapping[str, object]


def whole(least: int, most: int) -> Kind:
    """A whole number from one to another."""

    def read(node: Node) -> int:
        number = node.number()
        if not least <= number <= most:
            raise node.refuse(f"{number} is not between {least} and {most}.")
        return number

    return Kind(read, int, {"type": "integer", "minimum": least, "maximum": most})


def _or_null(kind: Kind) -> Kind:
    return Kind(
        lambda node: None if node.is_none() else kind.read(node),
        lambda value: None if value is None else kind.write(value),
        {"oneOf": [{"type": "null"}, kind.schema]},
    )


def _choice(*names: str) -> Kind:
    def read(node: Node) -> str:
        if node.text() not in names:
            raise node.refuse(f"{node.text()!r} is none of {', '.join(names)}.")
        return node.text()

    return Kind(read, str, {"enum": list(names)})


def _date(node: Node) -> date:
    try:
        return date.fromisoformat(node.text())
    except ValueError as error:
        raise node.refuse(f"{node.text()!r} is not a date such as 2030-01-07.") from error


def _zone(node: Node) -> str:
    name = node.text()
    try:
        return ZoneInfo(name).key
    except (KeyError, OSError, ValueError) as error:
        raise node.refuse(f"{name!r} is not a time zone.") from error


def _slot(node: Node) -> Slot:
    parts = node.each(lambda part: part)
    if len(parts) != 3:
        raise node.refuse('A slot is a weekday, a start and an end: ["monday", "18:00", "21:00"].')
    day, start, end = parts
    slot = _weekday(day), _minute(start), _minute(end)
    if slot[1] >= slot[2]:
        raise node.refuse("It ends before it starts; what is after midnight is a slot of its own.")
    return slot


def _weekday(node: Node) -> int:
    said = node.content
    if isinstance(said, str) and said.lower() in WEEKDAYS:
        return WEEKDAYS.index(said.lower())
    if type(said) is not int or said not in range(7):
        raise node.refuse(f"{said!r} is not a weekday: monday to sunday, or 0 to 6.")
    return said


def _minute(node: Node) -> int:
    hour, _, minute = node.text().partition(":")
    if len(hour) == len(minute) == 2 and (hour + minute).isdecimal() and int(minute) < 60:
        found = int(hour) * 60 + int(minute)
        if found <= MINUTES_PER_DAY:
            return found
    raise node.refuse(f"{node.text()!r} is not a time from 00:00 to 24:00.")


def _hours(slots: tuple[Slot, ...]) -> list[list[str]]:
    return [[WEEKDAYS[day], _time(start), _time(end)] for day, start, end in slots]


def _time(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


_TIME: Final = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"}
_DAY: Final = {"oneOf": [{"enum": list(WEEKDAYS)}, {"type": "integer", "minimum": 0, "maximum": 6}]}
_LIST: Final = {"type": "array", "items": {"type": "string"}}

TEXT: Final = Kind(Node.text, str, {"type": "string"})
NAME: Final = Kind(Node.text, str, {"type": "string", "minLength": 1})
TEXTS: Final = Kind(lambda node: node.each(Node.text), list, _LIST)
NAMES: Final = Kind(lambda node: frozenset(node.each(Node.text)), sorted, _LIST)
TRUTH: Final = Kind(Node.truth, bool, {"type": "boolean"})
LEVEL: Final = whole(0, HIGHEST_LEVEL)
COUNT: Final = whole(0, PRESENT)
DATE: Final = Kind(_date, date.isoformat, {"type": "string", "format": "date"})
ZONE: Final = Kind(_zone, str, {"type": "string", "description": "An IANA name: Europe/Berlin"})
HOURS: Final = Kind(
    lambda node: node.each(_slot),
    _hours,
    {
        "type": "array",
        "items": {
            "type": "array",
            "prefixItems": [_DAY, _TIME, _TIME],
            "minItems": 3,
            "maxItems": 3,
        },
        "description": "Weekday, start and end by the clock where the person is",
    },
)
WEIGHTS: Final = Kind(
    Node.numbers,
    lambda weights: dict(sorted(weights.items())),
    {
        "type": "object",
        "properties": {
            name: {"type": "integer", "minimum": 0, "maximum": HIGHEST_WEIGHT}
            for name in DEFAULT_WEIGHTS
        },
        "additionalProperties": False,
    },
)

_BOTH: Final[Mapping[str, Kind]] = {
    "id": NAME,
    "time_zone": ZONE,
    "availability": HOURS,
    "areas": TEXTS,
    "help": TEXTS,
    "languages": TEXTS,
    "english_speaking": LEVEL,
    "english_understanding": LEVEL,
    "only_other_language": TRUTH,
    "experience": _or_null(whole(-PRESENT, PRESENT)),
    "affiliation": TEXT,
    "wishes": TEXTS,
    "exclusions": NAMES,
}
MENTEE: Final[Mapping[str, Kind]] = {
    **_BOTH,
    "goals": TEXT,
    "priority": whole(-PRESENT, PRESENT),
}
MENTOR: Final[Mapping[str, Kind]] = {
    **_BOTH,
    "about": TEXT,
    "capacity": COUNT,
    "paused_until": _or_null(DATE),
}
GOALS: Final[Mapping[str, Kind]] = {
    "welfare": _choice("concave", "total", "bands"),
    "raise_floor": TRUTH,
    "mentors_per_mentee": whole(1, MOST_MENTORS),
}
POLICY: Final[Mapping[str, Kind]] = {
    "term_start": DATE,
    "term_weeks": whole(1, LONGEST_TERM),
    "minimum_overlap": whole(0, 7 * MINUTES_PER_DAY),
    "english_minimum": LEVEL,
    "shared_area_required": TRUTH,
    "same_affiliation_allowed": TRUTH,
    "no_affiliation": TEXTS,
    "weights": WEIGHTS,
    **GOALS,
}


def required(of: type[Mentee] | type[Mentor] | type[Policy]) -> list[str]:
    """The fields without a default."""
    return [
        one.name for one in fields(of) if one.default is MISSING and one.default_factory is MISSING
    ]


def read_fields(node: Node, table: Mapping[str, Kind]) -> dict[str, Any]:
    """The fields that are there, by name; refuses those that are not in the table."""
    node.only(table)
    return {name: kind.read(node[name]) for name, kind in table.items() if name in node}


def write_fields(thing: Mentee | Mentor | Policy, table: Mapping[str, Kind]) -> dict[str, object]:
    """The fields that differ from their defaults."""
    defaults = {one.name: _default(one) for one in fields(thing)}
    said = {name: getattr(thing, name) for name in table}
    return {
        name: table[name].write(value) for name, value in said.items() if value != defaults[name]
    }


def _default(one: Any) -> object:
    return one.default if one.default_factory is MISSING else one.default_factory()


def record_schema(table: Mapping[str, Kind], needed: list[str]) -> dict[str, object]:
    """The JSON Schema of a record with these fields."""
    return {
        "type": "object",
        "properties": {name: dict(kind.schema) for name, kind in table.items()},
        "required": needed,
        "additionalProperties": False,
    }
