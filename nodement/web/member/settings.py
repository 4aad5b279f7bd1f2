"""How a person is addressed: name, clock, language."""

import zoneinfo
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language_info, gettext_lazy, to_locale
from django.utils.translation import gettext as _

from nodement.people.actions import change_address
from nodement.surveys.cleaning import can_be_seen, one_line
from nodement.web.access import Who, screen
from nodement.web.github_name import clean_github
from nodement.web.types import SignedInRequest
from nodement.web.zone_clock import clock_at


@lru_cache(maxsize=1)
def _zones() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones())]


@lru_cache(maxsize=1)
def _languages() -> list[tuple[str, str]]:
    """The languages that have a catalog here, each by its own name."""
    spoken = [
        code
        for code, _name in settings.LANGUAGES
        if code == settings.LANGUAGE_CODE
        or any((Path(place) / to_locale(code)).is_dir() for place in settings.LOCALE_PATHS)
    ]
    return [(code, get_language_info(code)["name_local"]) for code in spoken]


class AddressForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Your name"),
        help_text=gettext_lazy("As your partner sees it. One word is fine, in any script."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy(
            "Pages and letters show this clock. Meetings keep their moment when you change it."
        ),
        choices=_zones,
    )
    github = forms.CharField(label=gettext_lazy("GitHub username"), max_length=100, required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"), choices=_languages
    )

    def clean_name(self) -> str:
        """The name on one line, without tricks of direction; something of it can be seen."""
        name = one_line(self.cleaned_data["name"])
        if not can_be_seen(name):
            raise forms.ValidationError(_("Please write a name that people can see."))
        return name

    def clean_github(self) -> str:
        return clean_github(self.cleaned_data["github"])


@screen(Who.SIGNED_IN, "GET", "POST")
def person_settings(request: SignedInRequest) -> HttpResponse:
    person = request.user
    now = {name: getattr(person, name) for name in AddressForm.base_fields}
    form = AddressForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        change_address(person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("member:settings")
    form.fields["time_zone"].help_text = _clock_words(person.time_zone, request.now)
    return render(request, "member/settings.html", {"form": form})


def _clock_words(time_zone: str, now: datetime) -> str:
    """Beside the choice, so that a wrong clock is noticed."""
    place, clock = clock_at(time_zone, now)
    usual = str(AddressForm.base_fields["time_zone"].help_text)
    if not clock:
        return usual
    words = _("In %(place)s it is %(clock)s now. Is that right?")
    return f"{usual} {words % {'place': place, 'clock': clock}}"
