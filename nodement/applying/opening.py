"""Who may begin and send a form at a moment: the window, a little grace, invitations."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from nodement.applying.models import Draft, Invitation
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of

GRACE = timedelta(minutes=10)
"""How long after closing a form that was begun before may still be sent."""


def may_begin(cohort: Cohort, invitation: Invitation | None, at: datetime) -> bool:
    """Whether somebody may begin a form now."""
    if cohort.matching_closed_at is not None:
        return False
    return window_of(cohort, at) == Window.OPEN or is_valid(invitation, at)


def is_in_time(draft: Draft, at: datetime) -> bool:
    """Whether this may be sent now: in the window, within the grace, or by invitation."""
    cohort = draft.cohort
    if cohort.matching_closed_at is not None:
        return False
    if window_of(cohort, at) == Window.OPEN or is_valid(draft.invitation, at):
        return True
    closes_at = cohort.closes_at
    return closes_at is not None and draft.started_at < closes_at <= at < closes_at + GRACE


def is_valid(invitation: Invitation | None, at: datetime) -> bool:
    """Whether an invitation still lets its person in."""
    return (
        invitation is not None
        and invitation.revoked_at is None
        and invitation.used_at is None
        and at < invitation.expires_at
    )


def closed_words(cohort: Cohort, at: datetime) -> str:
    """Why nobody can apply now, and what can be done."""
    if window_of(cohort, at) == Window.BEFORE:
        return _("Sign-up for %(cohort)s has not opened yet.") % {"cohort": cohort}
    if window_of(cohort, at) == Window.FILES_ONLY:
        return _("This cohort does not take applications on this page.")
    return _(
        "Sign-up for %(cohort)s has closed. What you typed is kept. Ask the organizers for a late "
        "invitation, or have yourself told about the next opening."
    ) % {"cohort": cohort}
