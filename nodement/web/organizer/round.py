"""One round: its proposals with reasons, what was decided, and how to go on."""

from django.contrib import messages
from django.db.models import Avg, Count, Min, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.matching import actions, queries
from nodement.matching.models import Decision, Proposal, Round
from nodement.matching.rules import reviewable
from nodement.outbox.queries import fates, of_group
from nodement.web.access import Who, screen
from nodement.web.organizer.proposals import proposal_rows
from nodement.web.paging import page_of, sorted_by
from nodement.web.types import SignedInRequest

COLUMNS = {
    "mentee": "mentee__name",
    "mentor": "mentor__name",
    "score": "score",
    "language": "language",
    "minutes": "common_minutes",
}
MOVING = (Round.State.WAITING, Round.State.SOLVING)
REVIEWED = (Round.State.SOLVED, Round.State.PUBLISHED)
ROWS = 25
DECISIONS_SHOWN = 50


@screen(Who.ORGANIZER)
def matching_round(request: SignedInRequest, round_id: str) -> HttpResponse:
    """The round in its state; while it is solved, htmx asks for the moving part alone."""
    found = get_object_or_404(reviewable(request.user), public_id=round_id)
    context = {"round": found, "cohort": found.cohort, "is_moving": found.state in MOVING}
    if request.headers.get("HX-Request"):
        response = render(request, "organizer/solving_part.html", context)
        if found.state not in MOVING:
            response["HX-Refresh"] = "true"
        return response
    if found.state not in REVIEWED:
        return render(request, "organizer/solving.html", context)
    context |= _proposals(request, found) | _numbers(found) | _what_was_decided(found)
    return render(request, "organizer/round.html", context)


@screen(Who.ORGANIZER, "POST")
def cancel(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = get_object_or_404(reviewable(request.user), public_id=round_id)
    actions.cancel_round(found, by=request.user, at=request.now)
    found.refresh_from_db(fields=["state"])
    if found.state != Round.State.CANCELLED:
        messages.info(request, _("It was too late to cancel: this round is solved already."))
        return redirect("organizer:round", found.public_id)
    messages.success(request, _("Cancelled. Nothing was changed."))
    return redirect("organizer:rounds", found.cohort.public_id)


def _proposals(request: SignedInRequest, found: Round) -> dict[str, object]:
    words, show = request.GET.get("q", "").strip(), request.GET.get("show", "")
    rows = _shown(queries.proposals(found), words, show)
    ordered, order = sorted_by(request, rows, COLUMNS, "-score")
    page = page_of(request, ordered, ROWS)
    return {
        "page": page,
        "rows": proposal_rows(found, page.object_list),
        "sort": order,
        "words": words,
        "show": show,
    }


def _shown(rows: "QuerySet[Proposal]", words: str, show: str) -> "QuerySet[Proposal]":
    if words:
        rows = rows.filter(Q(mentee__name__icontains=words) | Q(mentor__name__icontains=words))
    if show == "locked":
        return rows.filter(is_locked=True)
    if show == "removed":
        return rows.filter(is_removed=True)
    return rows


def _numbers(found: Round) -> dict[str, object]:
    kept = queries.kept_proposals(found)
    kickoffs = of_group(found.cohort.full_name).filter(name__startswith="kickoff-")
    return {
        "is_open": found.state == Round.State.SOLVED,
        "scores": kept.order_by().aggregate(
            count=Count("pk"), mean=Avg("score"), lowest=Min("score")
        ),
        "causes": queries.causes(found),
        "unmatched": queries.unmatched(found).count(),
        "changed": queries.changed_since(found) if found.state == Round.State.SOLVED else 0,
        "newest": queries.rounds(found.cohort).exclude(state=Round.State.CANCELLED).first(),
        "fates": fates(kickoffs) if found.state == Round.State.PUBLISHED else None,
    }


def _what_was_decided(found: Round) -> dict[str, object]:
    decisions = queries.decisions(found.cohort)
    kind = Decision.Kind
    return {
        "decisions": decisions[:DECISIONS_SHOWN],
        "decided": decisions.order_by().aggregate(
            count=Count("pk"),
            locks=Count("pk", filter=Q(kind=kind.LOCK)),
            vetoes=Count("pk", filter=Q(kind=kind.VETO)),
            since=Count("pk", filter=Q(at__gt=found.solved_at)),
        ),
    }
