"""What organizers decide of proposals: lock, veto, remove, put back, take a decision back."""

from collections.abc import Callable
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.matching import actions, queries
from nodement.matching.models import Decision, Proposal
from nodement.matching.rules import decidable, reviewable, revocable
from nodement.web.access import Who, screen
from nodement.web.organizer.proposals import state_of
from nodement.web.types import SignedInRequest


class Choice(NamedTuple):
    """What a button does, and what is said then."""

    act: Callable[..., None]
    words: Promise


CHOICES = {
    "lock": Choice(
        actions.lock_proposal, gettext_lazy("Locked: later rounds keep these two together.")
    ),
    "veto": Choice(
        actions.veto_proposal, gettext_lazy("Vetoed: these two are not proposed again.")
    ),
    "remove": Choice(
        actions.remove_proposal,
        gettext_lazy("Removed from this round. A later round may propose them again."),
    ),
    "restore": Choice(actions.restore_proposal, gettext_lazy("Put back as it was.")),
}


@screen(Who.ORGANIZER, "POST")
def decide(request: SignedInRequest, proposal_id: str) -> HttpResponse:
    """Decide on a proposal as it was shown, then back to where the organizer was."""
    found = get_object_or_404(decidable(request.user), public_id=proposal_id)
    choice = CHOICES.get(request.POST.get("decision", ""))
    if choice is None:
        raise Refusal(_("Please choose what to do with this proposal."))
    if request.POST.get("seen", "") not in ("", _state(found)):
        messages.warning(
            request, _("Somebody else has decided on these two meanwhile. Please look again.")
        )
    else:
        choice.act(found, by=request.user, at=request.now)
        messages.success(request, f"{found.mentee}, {found.mentor}: {choice.words}")
    query = QueryDict(request.POST.get("back", "").removeprefix("?")).urlencode()
    address = reverse("organizer:round", args=[found.round.public_id])
    return redirect(f"{address}{'?' if query else ''}{query}#proposal-{found.public_id}")


@screen(Who.ORGANIZER, "POST")
def revoke(request: SignedInRequest, round_id: str, decision_id: str) -> HttpResponse:
    """Take a lock or a veto back; if somebody was faster, say so."""
    reviewed = get_object_or_404(reviewable(request.user), public_id=round_id)
    rows = revocable(request.user).filter(cohort=reviewed.cohort, public_id=decision_id)
    decision = rows.first()
    if decision is None:
        messages.info(request, _("Somebody has taken this decision back already."))
    else:
        actions.revoke_decision(decision, by=request.user, at=request.now)
        messages.success(request, _("Taken back: the next round is free to propose these two."))
    return redirect("organizer:round", reviewed.public_id)


def _state(found: Proposal) -> str:
    vetoes = queries.decisions(found.round.cohort).filter(kind=Decision.Kind.VETO)
    is_vetoed = vetoes.filter(mentee=found.mentee, mentor=found.mentor).exists()
    return state_of(found, is_vetoed=is_vetoed)
