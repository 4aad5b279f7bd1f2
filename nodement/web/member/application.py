"""The page of one's own application, for whoever is signed in."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nodement.applying.queries import waiting_draft
from nodement.surveys.rules import own
from nodement.web.access import Who, screen
from nodement.web.status import Door, status_page
from nodement.web.types import SignedInRequest


@screen(Who.APPLICANT, "GET", "POST")
def application(request: SignedInRequest, application_id: str) -> HttpResponse:
    """Whoever is signed in has shown whose the address is, so waiting answers may be confirmed."""
    rows = own(request.user).select_related("person", "cohort__program__community", "form_version")
    found = get_object_or_404(rows, public_id=application_id)
    draft = waiting_draft(found)
    page = reverse("member:application", args=[application_id])
    door = Door(
        page=page,
        template="member/application.html",
        draft_id=draft.public_id if draft else "",
        way_out=page,
    )
    return status_page(request, found, door)
