"""The rounds of a cohort, and the button for a new one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.lifecycle.queries import standing
from nodement.matching.actions import ask_round
from nodement.matching.queries import rounds as rounds_of
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def rounds(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Ask for a round; whoever asks while one is in work is led to that one."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        asked = ask_round(cohort, by=request.user, at=request.now)
        if asked.asked_at != request.now:
            messages.info(request, _("A round is being solved already. This is it."))
        return redirect("organizer:round", asked.public_id)
    stands = standing(cohort, now=request.now)
    context = {
        "cohort": cohort,
        "page": page_of(request, rounds_of(cohort)),
        "supply": stands.supply,
        "waiting": stands.waiting_mentees,
        "free_places": stands.free_places,
    }
    return render(request, "organizer/rounds.html", context)
