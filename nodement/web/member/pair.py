"""The page of a pair: who the other is, when both can meet, what is agreed."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.matching.queries import common_times_of, profiles_of
from nodement.matching.why import Why
from nodement.pairs import queries, rules
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.web.access import Who, screen
from nodement.web.member.times import weeks_of
from nodement.web.types import SignedInRequest


@screen(Who.MEMBER_OF_PAIR)
def pair(request: SignedInRequest, pair_id: str) -> HttpResponse:
    found = get_object_or_404(rules.own(request.user), public_id=pair_id)
    partner = found.partner_of(request.user)
    meeting = queries.open_meeting(found)
    context = {
        "pair": found,
        "partner": partner,
        "partner_profile": _profile(found, partner),
        "reasons": Why.from_json(found.reasons).told(
            to_mentee=request.user == found.mentee, partner=str(partner)
        ),
        "meeting": meeting,
        "is_mine": meeting is not None and meeting.proposed_by_id == request.user.pk,
        "has_begun": bool(meeting and meeting.starts_at and meeting.starts_at <= request.now),
        "history": queries.history(found)[:10],
        "weeks": weeks_of(common_times_of(found, now=request.now), request.now),
    }
    return render(request, "member/pair.html", context)


def _profile(found: Pair, partner: Person) -> object:
    profiles = profiles_of(found)
    if profiles is None:
        return None
    mentee, mentor = profiles
    return mentor if partner == found.mentor else mentee
