"""The next cohort of a program, after one that it has had."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.lifecycle.setting_up import copy_cohort, suggested_term
from nodement.programs.actions import Term
from nodement.programs.models import Cohort
from nodement.programs.rules import organizable
from nodement.web.access import Who, screen
from nodement.web.organizer.dates import TermForm
from nodement.web.types import SignedInRequest


class NextCohortForm(TermForm):
    """Its name and dates, and the cohort whose forms it takes over."""

    earlier = forms.ModelChoiceField(
        label=gettext_lazy("Takes its forms from"),
        queryset=Cohort.objects.none(),
        empty_label=None,
    )


@screen(Who.ORGANIZER, "GET", "POST")
def new_cohort(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(organizable(request.user), public_id=program_id)
    cohorts = program.cohorts.order_by("-starts_on", "-pk")
    form = NextCohortForm(request.POST or None, initial=_usual(request, cohorts.first()))
    form.fields["earlier"].queryset = cohorts  # type: ignore[attr-defined]
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        earlier = said.pop("earlier")
        try:
            cohort = copy_cohort(earlier, Term(**said), by=request.user, at=request.now)
        except Refusal as refusal:
            form.add_error("name", refusal.words)
        else:
            words = _("%(cohort)s is here, with the forms of %(earlier)s. Next: its sign-up.")
            messages.success(request, words % {"cohort": cohort, "earlier": earlier})
            return redirect("organizer:sign_up", cohort.public_id)
    return render(request, "organizer/new_cohort.html", {"program": program, "form": form})


def _usual(request: SignedInRequest, earlier: Cohort | None) -> dict[str, Any]:
    """The term after the last one."""
    term = suggested_term(earlier, today=request.now.date())
    return {"starts_on": term.starts_on, "weeks": term.weeks, "earlier": earlier}
