"""The calendar file of an agreed meeting."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from nodement.pairs import calendar, rules
from nodement.pairs.letters import invitation as invitation_of
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@screen(Who.MEMBER_OF_PAIR)
def invitation(request: SignedInRequest, meeting_id: str) -> HttpResponse:
    meeting = get_object_or_404(rules.invited(request.user), public_id=meeting_id)
    text = calendar.request(invitation_of(meeting, request.user, at=request.now))
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8; method=REQUEST")
    response["Content-Disposition"] = 'attachment; filename="invitation.ics"'
    return response
