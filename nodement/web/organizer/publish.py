"""Before a round is published: what will be sent, to how many, and a letter to look at."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.matching import queries
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round, sample_letters
from nodement.matching.rules import reviewable
from nodement.outbox.paper import Paper
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Sample:
    """A letter to look at, and whose it is."""

    reader: str
    paper: Paper


@screen(Who.ORGANIZER, "GET", "POST")
def publish(request: SignedInRequest, round_id: str) -> HttpResponse:
    """Say what publishing does; publish what was seen, and nothing else."""
    found = get_object_or_404(reviewable(request.user), public_id=round_id)
    if request.method == "POST":
        return _publish(request, found)
    if found.state != Round.State.SOLVED:
        return redirect("organizer:round", found.public_id)
    kept = queries.kept_proposals(found)
    pairs = kept.count()
    waiting = queries.would_wait(found)
    context = {
        "round": found,
        "cohort": found.cohort,
        "last_day": found.cohort.ends_on - timedelta(days=1),
        "pairs": pairs,
        "mentors": kept.order_by().values("mentor").distinct().count(),
        "kickoff_count": 2 * pairs,
        "waiting_count": waiting,
        "letters_count": 2 * pairs + waiting,
        "unmatched": queries.unmatched(found).count(),
        "left_out": queries.proposals(found).filter(is_removed=True).count(),
        "changed": queries.changed_since(found),
        "samples": _samples(request, found),
        "seen": _seen(found),
    }
    return render(request, "organizer/publish.html", context)


def _publish(request: SignedInRequest, found: Round) -> HttpResponse:
    if found.state == Round.State.PUBLISHED:
        words = _("%(who)s has published this round already; nothing was sent twice.")
        messages.info(request, words % {"who": found.published_by})
        return redirect("organizer:round", found.public_id)
    if request.POST.get("seen") != _seen(found):
        messages.warning(
            request, _("Somebody has changed the proposals meanwhile. Please look again.")
        )
        return redirect("organizer:publish", found.public_id)
    publish_round(found, by=request.user, at=request.now)
    pairs = queries.kept_proposals(found).count()
    words = ngettext(
        "Published: %(count)s pair, and its letters are on their way.",
        "Published: %(count)s pairs, and their letters are on their way.",
        pairs,
    )
    messages.success(request, words % {"count": pairs})
    return redirect("organizer:cohort", found.cohort.public_id)


def _seen(found: Round) -> str:
    """A mark of exactly these proposals."""
    kept = queries.kept_proposals(found).order_by("pk").values_list("public_id", flat=True)
    return hashlib.sha256(" ".join(kept).encode()).hexdigest()[:24]


def _samples(request: SignedInRequest, found: Round) -> list[Sample]:
    first = queries.kept_proposals(found).first()
    if first is None:
        return []
    readers = (first.mentee.name, first.mentor.name)
    papers = sample_letters(found, at=request.now)
    return [Sample(reader, paper) for reader, paper in zip(readers, papers, strict=True)]
