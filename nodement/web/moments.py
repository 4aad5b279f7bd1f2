"""Fields for a time on the clock of a program, and for the zone of that clock."""

import zoneinfo
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from nodement.kit.zones import city
from nodement.programs.clocks import Reading, instant_of, on_clock

YEARS = range(2000, 2101)


@lru_cache(maxsize=1)
def zone_choices() -> list[tuple[str, str]]:
    """Every zone by its name."""
    return [(zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones())]


class ClockField(forms.Field):
    """A day and a time as a clock shows them; which clock is said elsewhere."""

    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        try:
            local = value if isinstance(value, datetime) else parse_datetime(str(value).strip())
        except ValueError:
            local = None
        if local is None or local.tzinfo is not None:
            raise forms.ValidationError(
                _("Please write a day and a time, such as 2027-01-11 18:00.")
            )
        if local.year not in YEARS:
            raise forms.ValidationError(_("Please choose a day of this century."))
        return local.replace(second=0, microsecond=0)


def instant_said(local: datetime, zone: str, stands: datetime | None) -> datetime:
    """The instant that is meant by a time on this clock.

    A time that shows what `stands` already means that instant. Refuses, in words, a time that the
    clock never shows and one that it shows twice, since either would surprise somebody.
    """
    if stands is not None and on_clock(stands, zone) == local:
        return stands
    instant = instant_of(local, zone)
    facts = {"time": f"{local:%H:%M}", "day": f"{local:%Y-%m-%d}", "place": city(zone)}
    if instant.reading == Reading.NEVER:
        words = _(
            "%(time)s does not exist on %(day)s in %(place)s: the clocks are put forward over it. "
            "Please choose an earlier or a later time."
        )
        raise forms.ValidationError(words % facts)
    if instant.reading == Reading.TWICE:
        words = _(
            "%(time)s comes twice on %(day)s in %(place)s: the clocks are put back over it. "
            "Please choose a time that comes once."
        )
        raise forms.ValidationError(words % facts)
    return instant.at.astimezone(UTC)
