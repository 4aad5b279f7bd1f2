"""Whom projects named as mentors for a cohort: confirm that they may, or take it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.outreach.nominations import confirm_eligibility, take_back_nomination
from nodement.outreach.queries import with_history
from nodement.outreach.rules import reviewable
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER)
def nominations(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    rows = with_history(reviewable(request.user).filter(cohort=cohort))
    ordered = rows.order_by("is_eligible", "-nominated_at", "-pk")
    context = {"cohort": cohort, "page": page_of(request, ordered)}
    return render(request, "organizer/nominations.html", context)


@screen(Who.ORGANIZER, "POST")
def confirm(request: SignedInRequest, nomination_id: str) -> HttpResponse:
    nomination = get_object_or_404(reviewable(request.user), public_id=nomination_id)
    confirm_eligibility(nomination, by=request.user, at=request.now)
    messages.success(request, _("Confirmed. They are asked by letter, once for this cohort."))
    return redirect("organizer:nominations", nomination.cohort.public_id)


@screen(Who.ORGANIZER, "POST")
def take_back(request: SignedInRequest, nomination_id: str) -> HttpResponse:
    nomination = get_object_or_404(reviewable(request.user), public_id=nomination_id)
    take_back_nomination(nomination, by=request.user, at=request.now)
    messages.success(request, _("Taken back. A letter that had not left stays here."))
    return redirect("organizer:nominations", nomination.cohort.public_id)
