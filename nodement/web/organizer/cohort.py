"""The first page of an organizer: how the cohort stands, and what to do today."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.lifecycle.queries import due_today, standing
from nodement.matching.models import Round
from nodement.matching.queries import rounds
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.road import lead, road
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER)
def cohort(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    found = get_object_or_404(runnable(request.user), public_id=cohort_id)
    stands = standing(found, now=request.now)
    published = rounds(found).filter(state=Round.State.PUBLISHED).first()
    context = {
        "cohort": found,
        "stands": stands,
        "lead": lead(stands),
        "road": road(found, stands, published),
        "due": due_today(found, stands),
        "last_round": rounds(found).first(),
    }
    return render(request, "organizer/cohort.html", context)
