"""The rounds of a cohort, and the button for a new one."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nodement.matching.actions import ask_round
from nodement.matching.queries import rounds as rounds_of
from nodement.programs.rules import runnable
from nodement.surveys.queries import supply
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def rounds(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        asked = ask_round(cohort, by=request.user, at=request.now)
        return redirect("organizer:round", asked.public_id)
    context = {
        "cohort": cohort,
        "page": page_of(request, rounds_of(cohort)),
        "supply": supply(cohort),
    }
    return render(request, "organizer/rounds.html", context)
