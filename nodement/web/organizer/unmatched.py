"""Who stays without a mentor in a round, and the true reason of each."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.matching import queries
from nodement.matching.rules import reviewable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of, sorted_by
from nodement.web.types import SignedInRequest

COLUMNS = {"mentee": "mentee__name", "cause": "cause"}


@screen(Who.ORGANIZER)
def unmatched(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = get_object_or_404(reviewable(request.user), public_id=round_id)
    causes = queries.causes(found)
    cause = request.GET.get("cause", "")
    rows = queries.unmatched(found)
    if cause in causes:
        rows = rows.filter(cause=cause)
    ordered, order = sorted_by(request, rows, COLUMNS, "cause")
    context = {
        "round": found,
        "cohort": found.cohort,
        "page": page_of(request, ordered),
        "sort": order,
        "causes": causes,
        "cause": cause,
    }
    return render(request, "organizer/unmatched.html", context)
