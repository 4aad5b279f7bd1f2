"""The name of a cohort and the dates of its term."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.lifecycle.actions import change_term
from nodement.pairs.models import Pair
from nodement.programs.actions import Term
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.programs import day_of_this_century
from nodement.web.types import SignedInRequest


class TermForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name of the cohort"), max_length=200)
    starts_on = forms.DateField(
        label=gettext_lazy("First day of the term"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[day_of_this_century],
    )
    weeks = forms.IntegerField(label=gettext_lazy("Weeks of the term"), min_value=1, max_value=104)


@screen(Who.ORGANIZER, "GET", "POST")
def dates(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    form = TermForm(request.POST or None, initial=_as_it_is(cohort))
    if request.method == "POST" and form.is_valid():
        try:
            change_term(cohort, Term(**form.cleaned_data), by=request.user, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Saved."))
            return redirect("organizer:cohort", cohort.public_id)
    has_pairs = Pair.objects.filter(cohort=cohort).exists()
    context = {"cohort": cohort, "form": form, "has_pairs": has_pairs}
    return render(request, "organizer/dates.html", context)


def _as_it_is(cohort: Cohort) -> dict[str, Any]:
    return {"name": cohort.name, "starts_on": cohort.starts_on, "weeks": cohort.weeks}
