"""When a cohort takes applications: the window, on the program's clock and on one's own."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from nodement.forms.models import Form
from nodement.forms.queries import newest_versions
from nodement.kit.errors import Refusal
from nodement.lifecycle.windows import Effect, Move, effect_of
from nodement.people.models import Person
from nodement.programs.actions import change_policy
from nodement.programs.clocks import on_clock
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.programs.sign_up import SignUpWindow, change_window, suggested_window
from nodement.programs.windows import window_of
from nodement.web.access import Who, screen
from nodement.web.moments import ClockField, instant_said, zone_choices
from nodement.web.types import SignedInRequest


class WindowForm(forms.Form):
    """From when to when, as the clocks of the program show it."""

    opens_at = ClockField(
        label=gettext_lazy("Sign-up opens"),
        required=False,
    )
    closes_at = ClockField(
        label=gettext_lazy("Sign-up closes"),
        required=False,
    )
    is_rolling = forms.BooleanField(
        label=gettext_lazy("It stays open"),
        required=False,
        help_text=gettext_lazy("People sign up at any time, and you match when you like."),
    )
    time_zone = forms.ChoiceField(
        label=gettext_lazy("Time zone of these times"),
        choices=zone_choices,
        help_text=gettext_lazy(
            "The clock of your program. Everybody else also sees these times on their own."
        ),
    )

    def __init__(
        self, said: QueryDict | None, *, cohort: Cohort, window: SignUpWindow, zone: str = ""
    ) -> None:
        """Show a window on the program's clock; `zone` only proposes another clock for it."""
        clock = cohort.program.time_zone
        shown = {
            "opens_at": on_clock(window.opens_at, clock) if window.opens_at else None,
            "closes_at": on_clock(window.closes_at, clock) if window.closes_at else None,
            "is_rolling": window.is_rolling,
            "time_zone": zone or clock,
        }
        super().__init__(said, initial=shown)
        self.stands = SignUpWindow.of(cohort)
        self.window = self.stands

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        zone = said.get("time_zone")
        if zone and not self.errors:
            opens_at = self._instant("opens_at", zone, self.stands.opens_at)
            closes_at = self._instant("closes_at", zone, self.stands.closes_at)
            is_rolling = said["is_rolling"]
            self.window = SignUpWindow(opens_at, None if is_rolling else closes_at, is_rolling)
        return said

    def _instant(self, name: str, zone: str, stands: datetime | None) -> datetime | None:
        local = self.cleaned_data.get(name)
        if local is None:
            return None
        try:
            return instant_said(local, zone, stands)
        except forms.ValidationError as problem:
            self.add_error(name, problem)
            return None


@screen(Who.ORGANIZER, "GET", "POST")
def sign_up(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(
        runnable(request.user).select_related("copied_from__program"), public_id=cohort_id
    )
    window = window_or_suggestion(cohort, request.now)
    form = WindowForm(request.POST or None, cohort=cohort, window=window)
    effect = None
    if request.method == "POST" and form.is_valid():
        effect = effect_of(cohort, form.window, now=request.now)
        if not effect.takes_time_away or "sure" in request.POST:
            if save_window(cohort, form, by=request.user, at=request.now):
                messages.success(request, _said(effect))
                return redirect("organizer:sign_up", cohort.public_id)
            effect = None
    published = newest_versions(cohort)
    context = {
        "cohort": cohort,
        "form": form,
        "effect": effect,
        "is_set": cohort.opens_at is not None,
        "window": window_of(cohort, request.now),
        "unpublished": [role for role in Form.Role if role.value not in published],
    }
    return render(request, "organizer/sign_up.html", context)


def window_or_suggestion(cohort: Cohort, now: datetime) -> SignUpWindow:
    """The window as it stands, or one to begin with."""
    if cohort.opens_at is not None or cohort.matching_closed_at is not None:
        return SignUpWindow.of(cohort)
    return suggested_window(cohort, now=now)


def save_window(cohort: Cohort, form: WindowForm, *, by: Person, at: datetime) -> bool:
    """Save the window with its zone, or nothing, and then say why beside the form."""
    try:
        with transaction.atomic():
            zone = {"time_zone": form.cleaned_data["time_zone"]}
            change_policy(cohort.program, zone, by=by, at=at)
            change_window(cohort, form.window, by=by, at=at)
    except Refusal as refusal:
        form.add_error(None, refusal.words)
        return False
    return True


def _said(effect: Effect) -> str:
    """What was saved, and whom it gives time or takes it from."""
    if effect.move != Move.LONGER or not effect.writing:
        return _("Saved.")
    words = ngettext(
        "Saved. %(count)s person who is writing now has longer.",
        "Saved. %(count)s people who are writing now have longer.",
        effect.writing,
    )
    return words % {"count": effect.writing}
