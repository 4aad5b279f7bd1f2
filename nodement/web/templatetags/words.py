"""Show codes as words: languages, places, reasons, moments on one clock or on two."""

import zoneinfo
from datetime import date, datetime, timedelta
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext

from nodement.kit.zones import city
from nodement.matching.words import cause_name, criterion_name, told
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys import languages

register = template.Library()
register.filter("city", city)
register.filter("told", told)
register.filter("criterion_name", criterion_name)
register.filter("cause_name", cause_name)
UNBROKEN, LEFT_TO_RIGHT, END = "\u2060", "\u2066", "\u2069"
NOTICES = {"success": "good", "error": "bad", "warning": "warn"}


@register.filter
def spoken(code: str) -> str:
    """`pt` is “Portuguese”, in the language that is spoken now."""
    return languages.language_name(code, get_language() or "en")


@register.filter
def initial(name: object) -> str:
    """The first letter of a name, for a face without a picture."""
    letters = [letter for letter in str(name) if letter.isalnum()]
    return (letters or list(str(name).strip()) or ["·"])[0].upper()


@register.filter
def notice_kind(level: str) -> str:
    """How a message looks, by its level."""
    return NOTICES.get(level, "plain")


@register.filter(expects_localtime=True)
def day(moment: datetime) -> str:
    """“Tue 8 Dec 2026”, on the reader's clock."""
    return _day(moment)


@register.filter(expects_localtime=True)
def moment(when: datetime) -> SafeString:
    """“Tue 8 Dec 2026 · 17:45 (Kathmandu)”: a moment on the reader's clock, named."""
    clock = city(timezone.get_current_timezone_name())
    words = f"{day(when)} · {formatted(when, 'H:i')} ({clock})"
    return format_html('<time datetime="{}">{}</time>', when.isoformat(timespec="minutes"), words)


@register.filter
def last_day(cohort: Cohort) -> str:
    """“Sun 6 Jun 2027”: the last day of a cohort's term."""
    return _day(cohort.ends_on - timedelta(days=1))


@register.filter
def clock_of(now: datetime, person: Person) -> str:
    """What a person's clock shows now: “15:20, Mon 7 Dec”."""
    local = timezone.localtime(now, zoneinfo.ZoneInfo(person.time_zone))
    return f"{formatted(local, 'H:i')}, {_short_day(local)}"


@register.inclusion_tag("parts/two_clocks.html")
def two_clocks(
    moment: datetime, partner: Person, minutes: int = 60, *, large: bool = False
) -> dict[str, Any]:
    """One meeting on the reader's clock and on the partner's, each named."""
    ends_at = moment + timedelta(minutes=minutes)
    mine = timezone.localtime(moment), timezone.localtime(ends_at)
    zone = zoneinfo.ZoneInfo(partner.time_zone)
    others = moment.astimezone(zone), ends_at.astimezone(zone)
    is_same_day = others[0].date() == mine[0].date()
    return {
        "moment": moment,
        "yours": _stretch(*mine),
        "your_place": city(timezone.get_current_timezone_name()),
        "theirs": _hours(*others) if is_same_day else _stretch(*others),
        "their_place": city(partner.time_zone),
        "name": str(partner),
        "is_one_clock": partner.time_zone == timezone.get_current_timezone_name(),
        "large": large,
    }


@register.simple_tag(takes_context=True)
def address_with(context: RequestContext, **changes: object) -> str:
    """The query of this address with some values changed; nothing removes a value.

    Whatever but the page changes, the list begins at its first page again.
    """
    query = context["request"].GET.copy()
    if "page" not in changes:
        query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value not in (None, ""):
            query[name] = str(value)
    return f"?{query.urlencode()}"


@register.filter
def pages_around(page: "Page[Any]") -> list[int | str]:
    """Numbers of the pages near this one, the first and the last."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.filter
def direction_of(sorting: str, name: str) -> str:
    """How a list is sorted by a column: ascending, descending, or not at all."""
    return {name: "ascending", f"-{name}": "descending"}.get(sorting, "")


@register.filter
def turned(sorting: str, name: str) -> str:
    """How a click on a column's header sorts the list."""
    return f"-{name}" if sorting == name else name


def _stretch(start: datetime, end: datetime) -> str:
    """The day and its hours; past midnight the second day is named too."""
    if end.date() == start.date():
        return f"{_short_day(start)} · {_hours(start, end)}"
    begin = f"{_short_day(start)} · {formatted(start, 'H:i')}"
    return f"{begin} – {_short_day(end)} {formatted(end, 'H:i')}"


def _hours(start: datetime, end: datetime) -> str:
    """The hours in one piece, from left to right in every script."""
    hours = f"{formatted(start, 'H:i')}{UNBROKEN}–{UNBROKEN}{formatted(end, 'H:i')}"
    return f"{LEFT_TO_RIGHT}{hours}{END}"


def _day(when: date) -> str:
    return formatted(when, pgettext("a day, as Django's date filter writes it", "D j M Y"))


def _short_day(local: datetime) -> str:
    return formatted(local, pgettext("a day without its year", "D j M"))
