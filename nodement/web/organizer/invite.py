"""Let somebody apply though sign-up is closed, or over the cap; who may, and who no longer."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.applying.invitations import invite_late, revoke_invitation
from nodement.applying.rules import revocable
from nodement.programs.rules import runnable
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


class InvitationForm(forms.Form):
    """Whom, and for which side."""

    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        help_text=gettext_lazy("The letter with the link goes there; it works for them alone."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Applies as"),
        choices=Application.Role.choices,
        widget=forms.RadioSelect,
    )


@screen(Who.ORGANIZER, "GET", "POST")
def invite(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Send a link that opens the form once; below, every invitation that stands."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        invite_late(cohort, said["role"], said["email"], by=request.user, at=request.now)
        messages.success(
            request, _("Invited: the letter to %(email)s is on its way.") % {"email": said["email"]}
        )
        return redirect("organizer:people", cohort.public_id)
    standing = revocable(request.user).filter(cohort=cohort, revoked_at=None)
    page = page_of(request, standing.order_by("-made_at", "-pk"))
    context = {"cohort": cohort, "form": form, "page": page, "now": request.now}
    return render(request, "organizer/invite.html", context)


@screen(Who.ORGANIZER, "POST")
def revoke(request: SignedInRequest, invitation_id: str) -> HttpResponse:
    """Take an invitation back: its link opens nothing any more."""
    invitation = get_object_or_404(revocable(request.user), public_id=invitation_id)
    revoke_invitation(invitation, by=request.user, at=request.now)
    words = _("Taken back: the link of %(email)s opens nothing any more.")
    messages.success(request, words % {"email": invitation.person.email})
    return redirect("organizer:invite", invitation.cohort.public_id)
