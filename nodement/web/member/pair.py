"""The page of a pair: who the other is, when both can meet, what is agreed."""

from datetime import datetime
from enum import StrEnum

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.matching.queries import common_times_of, profiles_of
from nodement.matching.why import Why, shared_languages
from nodement.pairs import queries, rules
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person
from nodement.surveys.profile import Profile
from nodement.web.access import Who, screen
from nodement.web.member.weeks import weeks_of
from nodement.web.types import SignedInRequest

HISTORY = 10


class Stage(StrEnum):
    """Where the two stand with their next meeting, as one of them sees it."""

    FREE = "free"
    ASKED = "asked"
    OFFERED = "offered"
    AGREED = "agreed"
    MOVING = "moving"
    MOVE_OFFERED = "move-offered"
    BEGUN = "begun"
    ENDED = "ended"


@screen(Who.MEMBER_OF_PAIR)
def pair(request: SignedInRequest, pair_id: str) -> HttpResponse:
    found = get_object_or_404(rules.own(request.user), public_id=pair_id)
    return pair_page(request, found)


def pair_page(
    request: SignedInRequest,
    found: Pair,
    *,
    typed: str | None = None,
    typed_place: str | None = None,
    trouble: str = "",
) -> HttpResponse:
    """The page as it is now, with a time or a place that was typed and refused, and why."""
    person, partner = request.user, found.partner_of(request.user)
    profiles = profiles_of(found)
    meeting = queries.open_meeting(found)
    context = {
        "pair": found,
        "partner": partner,
        "is_mentee": person == found.mentee,
        "partner_profile": _profile(profiles, found, partner),
        "shared_languages": shared_languages(found.language, profiles),
        "reasons": Why.from_json(found.reasons).told(
            to_mentee=person == found.mentee, partner=str(partner)
        ),
        "meeting": meeting,
        "seen": mark_of(meeting) if meeting else "",
        "stage": _stage(found, meeting, person, request.now),
        "history": queries.history(found)[:HISTORY],
        "weeks": weeks_of(common_times_of(found, now=request.now), request.now),
        "typed": typed,
        "typed_place": typed_place,
        "trouble": trouble,
        "now": request.now,
    }
    return render(request, "member/pair.html", context, status=409 if trouble else 200)


def mark_of(meeting: Meeting) -> str:
    """The times of a meeting as they stand, so that a button acts on what was seen."""
    return f"{meeting.starts_at or ''}/{meeting.proposed_for or ''}"


def _stage(found: Pair, meeting: Meeting | None, person: Person, now: datetime) -> Stage:
    if found.state == Pair.State.ENDED:
        return Stage.ENDED
    if meeting is None:
        return Stage.FREE
    is_open = meeting.proposed_for is not None and meeting.proposed_for > now
    is_mine = meeting.proposed_by_id == person.pk
    if meeting.starts_at is None:
        return _first_stage(is_open, is_mine)
    if meeting.starts_at <= now:
        return Stage.BEGUN
    if not is_open:
        return Stage.AGREED
    return Stage.MOVING if is_mine else Stage.MOVE_OFFERED


def _first_stage(is_open: bool, is_mine: bool) -> Stage:
    if not is_open:
        return Stage.FREE
    return Stage.ASKED if is_mine else Stage.OFFERED


def _profile(
    profiles: tuple[Profile, Profile] | None, found: Pair, partner: Person
) -> Profile | None:
    if profiles is None:
        return None
    mentee, mentor = profiles
    return mentor if partner == found.mentor else mentee
