"""The pairs of a cohort, as organizers may see them: who, since when, whether they meet."""

from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.pairs.models import Meeting
from nodement.pairs.rules import readable
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of, sorted_by
from nodement.web.types import SignedInRequest

COLUMNS = {
    "mentee": "mentee__name",
    "mentor": "mentor__name",
    "state": "state",
    "since": "formed_at",
    "met": "met",
}


@screen(Who.ORGANIZER)
def pairs(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    held = Q(meetings__state=Meeting.State.HELD)
    rows = readable(request.user).filter(cohort=cohort)
    rows = rows.annotate(
        met=Count("meetings", filter=held), last_met=Max("meetings__starts_at", filter=held)
    )
    rows, order = sorted_by(request, rows, COLUMNS, "mentee")
    context = {"cohort": cohort, "page": page_of(request, rows), "sort": order}
    return render(request, "organizer/pairs.html", context)
