"""The time zone: typed or chosen, and confirmed by what its clock shows now."""

from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from nodement.applying.asked import Entry, Unclear
from nodement.surveys.cleaning import one_line
from nodement.surveys.zone_names import names_of_today
from nodement.surveys.zones import ZoneUnclear, read_zone

_ELSEWHERE = ("Etc/", "US/", "Canada/", "Brazil/", "Mexico/", "Chile/", "SystemV/")


def read_time_zone(entry: Entry) -> str | None:
    """The IANA name of the zone that was typed."""
    typed = one_line(entry.text())
    if not typed:
        return None
    try:
        return read_zone(typed)
    except ZoneUnclear as unclear:
        raise Unclear(unclear.words) from unclear


def clock_there(zone: str, now: datetime) -> datetime:
    """The moment on the clock of a zone."""
    return now.astimezone(ZoneInfo(zone))


@cache
def zones_to_choose() -> tuple[str, ...]:
    """Every zone that has a place, by the name of today."""
    older = names_of_today()
    return tuple(
        zone
        for zone in sorted(available_timezones())
        if "/" in zone and zone not in older and not zone.startswith(_ELSEWHERE)
    )
