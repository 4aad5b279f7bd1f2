"""Everybody who applied to a cohort."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dates import WEEKDAYS
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nodement.matching.actions import withdraw_applicant
from nodement.programs.rules import runnable
from nodement.surveys.languages import language_name
from nodement.surveys.profile import Profile
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of, sorted_by
from nodement.web.types import SignedInRequest

COLUMNS = {"name": "name", "role": "role", "sent": "submitted_at"}


@dataclass(frozen=True)
class FreeDay:
    """A weekday, and the hours in which somebody is usually free, on their own clock."""

    name: str
    hours: str


@screen(Who.ORGANIZER)
def people(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Applications, found by name or address and role."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    rows = manageable(request.user).filter(cohort=cohort).select_related("person")
    role, words = request.GET.get("role", ""), request.GET.get("q", "").strip()
    if role in ("mentee", "mentor"):
        rows = rows.filter(role=role)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(person__email__icontains=words))
    rows, order = sorted_by(request, rows, COLUMNS, "name")
    context = {
        "cohort": cohort,
        "page": page_of(request, rows),
        "sort": order,
        "role": role,
        "words": words,
    }
    return render(request, "organizer/people.html", context)


@screen(Who.ORGANIZER)
def application(request: SignedInRequest, application_id: str) -> HttpResponse:
    """One application: what this person answered, as it was read."""
    rows = manageable(request.user).select_related("person", "cohort__program")
    found = get_object_or_404(rows, public_id=application_id)
    profile = found.profile
    context = {
        "application": found,
        "profile": profile,
        "free_days": list(_free_days(profile)),
        "languages": [language_name(code, get_language() or "en") for code in profile.languages],
        "cohort": found.cohort,
    }
    return render(request, "organizer/application.html", context)


@screen(Who.ORGANIZER, "POST")
def withdraw(request: SignedInRequest, application_id: str) -> HttpResponse:
    """Take an application back for somebody who asked for it by mail."""
    found = get_object_or_404(manageable(request.user), public_id=application_id)
    withdraw_applicant(found, by=request.user, at=request.now)
    messages.success(request, _("Withdrawn: %(name)s is not matched any more.") % {"name": found})
    return redirect("organizer:application", found.public_id)


def _free_days(profile: Profile) -> Iterator[FreeDay]:
    for weekday, name in WEEKDAYS.items():
        hours = [
            f"{_clock(start)}–{_clock(end)}"
            for day, start, end in profile.availability
            if day == weekday
        ]
        if hours:
            yield FreeDay(str(name), ", ".join(hours))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
