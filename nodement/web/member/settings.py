"""How a person is addressed: name, clock, language."""

import zoneinfo
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
from nodement.surveys.cleaning import one_line
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


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
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"), choices=_languages
    )

    def clean_name(self) -> str:
        """The name on one line, without tricks of direction; something of it can be seen."""
        name = one_line(self.cleaned_data["name"])
        if not any(letter.isprintable() and not letter.isspace() for letter in name):
            raise forms.ValidationError(_("Please write a name that people can see."))
        return name


@screen(Who.SIGNED_IN, "GET", "POST")
def person_settings(request: SignedInRequest) -> HttpResponse:
    person = request.user
    now = {"name": person.name, "time_zone": person.time_zone, "language": person.language}
    form = AddressForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        change_address(person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("member:settings")
    return render(request, "member/settings.html", {"form": form})
