"""One round: its proposals with reasons, who stays without a mentor, what was decided."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.matching import actions, queries
from nodement.matching.bridge import weights_of
from nodement.matching.models import Round
from nodement.matching.rules import decidable, reviewable, revocable
from nodement.web.access import Who, screen
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
DECISIONS = {
    "lock": (actions.lock_proposal, _("Locked: later rounds keep these two together.")),
    "veto": (actions.veto_proposal, _("Vetoed: these two are not proposed again.")),
    "remove": (actions.remove_proposal, _("Removed from this round.")),
    "restore": (actions.restore_proposal, _("Put back as it was.")),
}


@screen(Who.ORGANIZER)
def matching_round(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = _find(request, round_id)
    if found.state in MOVING:
        part = "solving_part" if request.headers.get("HX-Request") else "solving"
        return render(request, f"organizer/{part}.html", {"round": found, "cohort": found.cohort})
    rows, order = sorted_by(request, queries.proposals(found), COLUMNS, "score")
    context = {
        "round": found,
        "cohort": found.cohort,
        "page": page_of(request, rows),
        "sort": order,
        "weights": weights_of(found.cohort.program),
        "unmatched": queries.unmatched(found).count(),
        "decisions": queries.decisions(found.cohort)[:50],
        "kept": queries.kept_proposals(found).count(),
        "is_open": found.state == Round.State.SOLVED,
    }
    return render(request, "organizer/round.html", context)


@screen(Who.ORGANIZER)
def unmatched(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = _find(request, round_id)
    rows, order = sorted_by(
        request, queries.unmatched(found), {"mentee": "mentee__name", "cause": "cause"}, "cause"
    )
    context = {
        "round": found,
        "cohort": found.cohort,
        "page": page_of(request, rows),
        "sort": order,
        "causes": queries.causes(found),
    }
    return render(request, "organizer/unmatched.html", context)


@screen(Who.ORGANIZER, "POST")
def cancel(request: SignedInRequest, round_id: str) -> HttpResponse:
    found = _find(request, round_id)
    actions.cancel_round(found, by=request.user, at=request.now)
    messages.success(request, _("Cancelled. Nothing was changed."))
    return redirect("organizer:rounds", found.cohort.public_id)


@screen(Who.ORGANIZER, "POST")
def decide(request: SignedInRequest, proposal_id: str) -> HttpResponse:
    """Lock, veto, remove or restore a proposal; then back to where the organizer was."""
    found = get_object_or_404(decidable(request.user), public_id=proposal_id)
    action, words = DECISIONS.get(request.POST.get("decision", ""), (None, ""))
    if action is not None:
        action(found, by=request.user, at=request.now)
        messages.success(request, words)
    back = request.POST.get("back", "")
    address = redirect("organizer:round", found.round.public_id)
    if back.startswith("?") and "\n" not in back and "\r" not in back:
        address["Location"] = f"{address['Location']}{back}"
    return address


@screen(Who.ORGANIZER, "POST")
def revoke(request: SignedInRequest, decision_id: int) -> HttpResponse:
    found = get_object_or_404(revocable(request.user), pk=decision_id)
    actions.revoke_decision(found, by=request.user, at=request.now)
    messages.success(request, _("Taken back, for the rounds to come."))
    return redirect("organizer:rounds", found.cohort.public_id)


def _find(request: SignedInRequest, round_id: str) -> Round:
    return get_object_or_404(reviewable(request.user), public_id=round_id)
