"""What the clock shows where somebody lives, so that they can say whether that is right."""

from datetime import datetime

from django.utils.dateformat import format as formatted

from nodement.applying.kinds.zone import clock_there
from nodement.kit.zones import city
from nodement.surveys.zones import ZoneUnclear, read_zone


def clock_at(typed: str, now: datetime) -> tuple[str, str]:
    """The place and its time of day, “14:05”; nothing where the zone is not understood."""
    try:
        zone = read_zone(typed)
    except ZoneUnclear:
        return "", ""
    return city(zone), formatted(clock_there(zone, now), "H:i")
