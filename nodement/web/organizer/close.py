"""Before the matching of a cohort is closed: what ends with it, and what is destroyed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.lifecycle.closing import close_matching, ending
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def close(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Say what closing does; close when that was read."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        was_closed = cohort.matching_closed_at is not None
        close_matching(cohort, by=request.user, at=request.now)
        if was_closed:
            messages.info(request, _("The matching was closed already; nothing has changed."))
        else:
            messages.success(request, _("The matching is closed, and the counts are destroyed."))
        return redirect("organizer:cohort", cohort.public_id)
    context = {"cohort": cohort, "ending": ending(cohort)}
    return render(request, "organizer/close.html", context)
