"""A step of a new program: when its term begins, and when people can sign up."""

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.lifecycle.actions import change_term
from nodement.programs.actions import Term
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.programs import day_of_this_century
from nodement.web.organizer.sign_up import WindowForm, save_window, window_or_suggestion
from nodement.web.organizer.start_progress import DATES, address_after, path_of
from nodement.web.types import SignedInRequest


class WeeksForm(forms.Form):
    starts_on = forms.DateField(
        label=gettext_lazy("First day of the term"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[day_of_this_century],
    )
    weeks = forms.IntegerField(label=gettext_lazy("Weeks of the term"), min_value=1, max_value=104)


@screen(Who.ORGANIZER, "GET", "POST")
def start_dates(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(
        runnable(request.user).select_related("copied_from__program"), public_id=cohort_id
    )
    usual = {"starts_on": cohort.starts_on, "weeks": cohort.weeks}
    weeks = WeeksForm(request.POST or None, initial=usual)
    window = window_or_suggestion(cohort, request.now)
    zone = cohort.program.time_zone if cohort.opens_at else _zone(cohort, request)
    form = WindowForm(request.POST or None, cohort=cohort, window=window, zone=zone)
    is_whole = request.method == "POST" and weeks.is_valid() and form.is_valid()
    if is_whole and _save(request, cohort, weeks, form):
        return redirect(address_after(cohort, DATES))
    context = {
        "cohort": cohort,
        "weeks": weeks,
        "form": form,
        "is_set": cohort.opens_at is not None,
        "path": path_of(cohort, DATES),
        "following": address_after(cohort, DATES),
    }
    return render(request, "organizer/start_dates.html", context)


def _zone(cohort: Cohort, request: SignedInRequest) -> str:
    """The program's own zone; before anybody has chosen one, that of whoever sets it up."""
    zone = cohort.program.time_zone
    return request.user.time_zone if zone == "UTC" else zone


def _save(
    request: SignedInRequest, cohort: Cohort, weeks: forms.BaseForm, form: WindowForm
) -> bool:
    """The term and the window, or neither."""
    try:
        with transaction.atomic():
            term = Term(cohort.name, weeks.cleaned_data["starts_on"], weeks.cleaned_data["weeks"])
            change_term(cohort, term, by=request.user, at=request.now)
            if not save_window(cohort, form, by=request.user, at=request.now):
                transaction.set_rollback(True)
                return False
    except Refusal as refusal:
        weeks.add_error(None, refusal.words)
        return False
    return True
