"""The first page of a member: my next step."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nodement.pairs import queries, rules
from nodement.programs.rules import runnable
from nodement.surveys.rules import own as own_applications
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@screen(Who.SIGNED_IN)
def me(request: SignedInRequest) -> HttpResponse:
    """What waits for me, oldest first; whoever only organizes goes on to their programs."""
    person = request.user
    pairs = list(rules.own(person))
    applications = list(own_applications(person).select_related("cohort__program"))
    if not pairs and not applications and (person.is_keeper or runnable(person).exists()):
        return redirect("organizer:programs")
    context = {
        "waiting": queries.waiting_for(person, request.now),
        "meetings": queries.next_meetings(person, request.now),
        "pairs": [(pair, pair.partner_of(person)) for pair in pairs],
        "applications": applications,
    }
    return render(request, "member/me.html", context)
