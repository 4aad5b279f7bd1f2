"""The pairs of a cohort, as organizers may see them: who, since when, whether they meet."""

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.lifecycle.queries import met_pairs, silent_pairs
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
    """Only that they met is shown and how often; never when, nor what was said."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    rows = readable(request.user).filter(cohort=cohort)
    show = request.GET.get("show", "")
    if show == "silent":
        rows = rows.filter(pk__in=silent_pairs(cohort, now=request.now).values("pk"))
    elif show == "met":
        rows = rows.filter(pk__in=met_pairs(cohort).values("pk"))
    held = Count("meetings", filter=Q(meetings__state=Meeting.State.HELD))
    ordered, order = sorted_by(request, rows.annotate(met=held), COLUMNS, "mentee")
    context = {"cohort": cohort, "page": page_of(request, ordered), "sort": order, "show": show}
    return render(request, "organizer/pairs.html", context)
