"""How a person is addressed: name, clock, language."""

import zoneinfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.people.actions import change_address
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


class AddressForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"),
        help_text=gettext_lazy("All times are shown in this zone."),
        choices=lambda: [
            (zone, zone.replace("_", " ")) for zone in sorted(zoneinfo.available_timezones())
        ],
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of pages and letters"), choices=settings.LANGUAGES
    )


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
