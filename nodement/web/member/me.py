"""The first page of a member: my next step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nodement.lifecycle.journey import Journey, journeys_of
from nodement.outreach.rules import own as own_projects
from nodement.pairs import queries, rules
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person
from nodement.programs.rules import runnable
from nodement.surveys.models import Application
from nodement.surveys.rules import own as own_applications
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

MOST_APPLICATIONS = 20


@dataclass(frozen=True)
class Seat:
    """A pair as one of its two sees it."""

    of: Pair
    partner: Person
    is_mentee: bool

    @property
    def state_words(self) -> str:
        return self.of.get_state_display()


@dataclass(frozen=True)
class Ahead:
    """A meeting ahead, and whom I meet."""

    public_id: str
    pair: Pair
    partner: Person
    starts_at: object
    minutes: int


@screen(Who.SIGNED_IN)
def me(request: SignedInRequest) -> HttpResponse:
    """What waits for me, oldest first; whoever only organizes goes on to their programs."""
    person = request.user
    pairs = [
        Seat(pair, pair.partner_of(person), pair.mentee == person) for pair in rules.own(person)
    ]
    applications = _applications(person, request.now)
    projects = list(own_projects(person).order_by("name", "pk"))
    has_seat = bool(pairs or applications or projects)
    if not has_seat and (person.is_keeper or runnable(person).exists()):
        return redirect("organizer:programs")
    waiting = queries.waiting_for(person, request.now)
    context = {
        "first": waiting[0] if waiting else None,
        "others_waiting": waiting[1:],
        "count_waiting": len(waiting),
        "meetings": _with_partner(queries.next_meetings(person, request.now), person),
        "pairs": pairs,
        "is_paired": any(seat.of.state != Pair.State.ENDED for seat in pairs),
        "goals": _goals(applications),
        "projects": projects,
        "applications": applications,
        "is_in_line": bool(_in_line(applications, pairs)),
        "now": request.now,
    }
    return render(request, "member/me.html", context)


def _with_partner(meetings: Iterable[Meeting], person: Person) -> list[Ahead]:
    return [
        Ahead(one.public_id, one.pair, one.pair.partner_of(person), one.starts_at, one.minutes)
        for one in meetings
    ]


def _applications(person: Person, now: datetime) -> list[Journey]:
    """Where each application stands, the newest first."""
    rows = own_applications(person).select_related("cohort__program", "person")
    return journeys_of(list(rows.order_by("-submitted_at", "-pk")[:MOST_APPLICATIONS]), now)


def _goals(journeys: Iterable[Journey]) -> list[str]:
    """What a mentee would like to reach, each once, also when they applied to several cohorts."""
    applications = (journey.application for journey in journeys)
    mentees = [one for one in applications if one.role == Application.Role.MENTEE]
    return list(dict.fromkeys(goal for one in mentees for goal in one.profile.goals))


def _in_line(journeys: Iterable[Journey], pairs: Iterable[Seat]) -> list[Journey]:
    """Where somebody is looked for, and nobody was found yet."""
    role = Application.Role
    found = {(one.of.cohort_id, role.MENTEE if one.is_mentee else role.MENTOR) for one in pairs}
    applications = ((one.application.cohort_id, one.application.role, one) for one in journeys)
    return [
        one
        for cohort, side, one in applications
        if one.may_withdraw and (cohort, side) not in found
    ]
