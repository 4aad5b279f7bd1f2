"""Say what a decision on applications did, and who was left as they were."""

from collections.abc import Sequence

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.admissions.decisions import Left, Outcome
from nodement.web.organizer.deeds import CAUSES, Deed
from nodement.web.types import SignedInRequest

NAMED = 10


def tell_outcome(request: SignedInRequest, deed: Deed, outcome: Outcome) -> None:
    """After a decision: how many, and that it can be undone; then who stays, and why."""
    if outcome.moved:
        words = str(deed.done % {"count": len(outcome.moved)})
        messages.success(request, f"{words} {_('You can undo it below.')}")
    tell_left(request, outcome.left)


def tell_undone(request: SignedInRequest, outcome: Outcome) -> None:
    """After an undo: how many are back where they were."""
    if not outcome.moved and not outcome.left:
        messages.info(request, _("That was undone already."))
    if outcome.moved:
        words = ngettext(
            "%(count)s application is back where it was.",
            "%(count)s applications are back where they were.",
            len(outcome.moved),
        )
        messages.success(request, words % {"count": len(outcome.moved)})
    tell_left(request, outcome.left)


def tell_left(request: SignedInRequest, left: Sequence[Left]) -> None:
    """Name whoever was left as they were, with the reason; the first of many."""
    if not left:
        return
    named = [f"{one.application.name} ({CAUSES[one.cause]})" for one in left[:NAMED]]
    more = len(left) - len(named)
    if more:
        named.append(ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more})
    messages.warning(request, f"{_('Left as they are:')} {', '.join(named)}")
