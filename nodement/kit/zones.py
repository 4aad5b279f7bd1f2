"""Name a clock so that people know whose it is: “Berlin”, “Kathmandu”, “UTC+2”."""

from django import template

register = template.Library()


@register.filter
def city(time_zone: str) -> str:
    """The city of an IANA zone, or its distance from UTC where it names no city.

    The signs of `Etc/` zones are reversed: `Etc/GMT-2` is two hours ahead of UTC.
    """
    area, _slash, place = time_zone.rpartition("/")
    if area != "Etc":
        return place.replace("_", " ")
    if place.startswith("GMT") and place[3:4] in ("+", "-") and place[4:] != "0":
        return f"UTC{'-' if place[3] == '+' else '+'}{place[4:]}"
    return "UTC"
