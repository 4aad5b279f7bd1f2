"""Before a round is published: what will be sent, to how many, and a letter to look at."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext

from nodement.matching import queries
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round, sample_letters
from nodement.matching.rules import reviewable
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def publish(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = get_object_or_404(reviewable(request.user), public_id=round_id)
    if request.method == "POST":
        publish_round(found, by=request.user, at=request.now)
        pairs = queries.kept_proposals(found).count()
        words = ngettext(
            "Published: %(count)s pair, and its letters are on their way.",
            "Published: %(count)s pairs, and their letters are on their way.",
            pairs,
        )
        messages.success(request, words % {"count": pairs})
        return redirect("organizer:cohort", found.cohort.public_id)
    if found.state != Round.State.SOLVED:
        return redirect("organizer:round", found.public_id)
    kept = queries.kept_proposals(found)
    context = {
        "round": found,
        "cohort": found.cohort,
        "pairs": kept.count(),
        "mentors": kept.values("mentor").distinct().count(),
        "unmatched": queries.unmatched(found).count(),
        "changed": queries.changed_since(found),
        "letters": sample_letters(found, at=request.now),
    }
    return render(request, "organizer/publish.html", context)
