"""A late invitation: one person may begin though sign-up is closed or full."""

from django.http import HttpResponse
from django.shortcuts import render

from nodement.applying.drafts import start_draft
from nodement.applying.invitations import find_invitation
from nodement.applying.opening import is_valid
from nodement.forms.queries import current_version
from nodement.web.access import Who, screen
from nodement.web.public.apply import go_on
from nodement.web.public.apply_drafts import keep_draft, private
from nodement.web.public.apply_odds import on_clocks
from nodement.web.types import Request


@screen(Who.VISITOR, "GET", "POST")
def invited(request: Request, token: str) -> HttpResponse:
    """Opening the link begins nothing, since mail scanners open links; the button does."""
    invitation = find_invitation(token)
    version = current_version(invitation.cohort, invitation.role) if invitation else None
    if invitation is None or version is None or not is_valid(invitation, request.now):
        return render(request, "public/apply_invitation_ended.html", status=410)
    person = request.user if request.user.is_authenticated else None
    if person is not None and person != invitation.person:
        return render(request, "public/apply_invitation_other.html", status=409)
    if request.method == "POST":
        started = start_draft(version, person=None, invitation=invitation, at=request.now)
        keep_draft(request, started)
        return go_on(started.draft, is_begun=True)
    cohort = invitation.cohort
    context = {
        "invitation": invitation,
        "cohort": cohort,
        "until": on_clocks(invitation.expires_at, cohort.program, person),
    }
    return private(render(request, "public/apply_invited.html", context))
