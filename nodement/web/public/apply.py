"""Before the form: what the program asks and gives, how good the odds are, and where to begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nodement.applying.drafts import start_draft
from nodement.applying.models import Draft
from nodement.applying.queries import room_of
from nodement.applying.rules import announced
from nodement.applying.submitting import reopen_application
from nodement.documents.models import Document
from nodement.documents.queries import current, current_of
from nodement.documents.rendering import rendered
from nodement.forms.queries import current_version, newest_versions
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of
from nodement.surveys.models import Application
from nodement.surveys.rules import own
from nodement.web.access import Who, screen
from nodement.web.public.apply_drafts import draft_of, keep_draft, private
from nodement.web.public.apply_odds import odds_of, on_clocks
from nodement.web.public.apply_parts import first_open_part, parts_of
from nodement.web.types import Request

ROLES = (Application.Role.MENTEE, Application.Role.MENTOR)
AGREED_TO = (Document.Kind.POLICY, Document.Kind.CONDUCT, Document.Kind.PRIVACY)
STANDS = (Application.State.COMPLETE, Application.State.WAITING_LIST)


@dataclass(frozen=True)
class Way:
    """A way in: for which role, and whether there is a draft already."""

    role: str
    is_mentor: bool
    draft: Draft | None


@screen(Who.VISITOR)
def apply(request: Request, cohort_id: str) -> HttpResponse:
    """A cohort that was never announced tells nothing of itself."""
    cohort = announced().filter(public_id=cohort_id).first()
    if cohort is None:
        get_object_or_404(Cohort, public_id=cohort_id)
        return render(request, "public/apply_elsewhere.html")
    person = _person(request)
    window = window_of(cohort, request.now)
    ways = list(_ways(request, cohort))
    context = _texts(cohort) | {
        "cohort": cohort,
        "program": cohort.program,
        "ways": ways,
        "is_open": window == Window.OPEN and bool(ways),
        "is_before": window == Window.BEFORE,
        "is_closed": window == Window.CLOSED,
        "going_on": [way for way in ways if way.draft is not None],
        "opens": on_clocks(cohort.opens_at, cohort.program, person),
        "closes": on_clocks(cohort.closes_at, cohort.program, person),
    }
    if window == Window.OPEN:
        room = room_of(cohort)
        context |= {"room": room, "odds": odds_of(room)}
    return private(render(request, "public/apply.html", context))


@screen(Who.VISITOR, "GET", "POST")
def begin(request: Request, cohort_id: str, role: str) -> HttpResponse:
    """Begin, or go on where somebody was; opening the address begins nothing."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    if draft is not None and draft.confirmed_at is not None:
        draft = None
    if request.method == "POST" and (draft is None or _is_to_begin_anew(request, draft)):
        version = current_version(cohort, role)
        if version is None:
            return redirect("public:apply", cohort.public_id)
        person = _person(request)
        mine = _applied(person, cohort, role)
        if mine is not None:
            started = reopen_application(mine, at=request.now)
        else:
            started = start_draft(version, person=person, invitation=None, at=request.now)
        keep_draft(request, started)
        return go_on(started.draft, is_begun=mine is None)
    if draft is None:
        return redirect("public:apply", cohort.public_id)
    return go_on(draft)


def go_on(draft: Draft, *, is_begun: bool = False) -> HttpResponse:
    """To the first part that is not done, or to the end of it all; who begins, to the first."""
    place = (draft.cohort.public_id, draft.role)
    if draft.submitted_at is not None:
        return redirect("public:apply_sent", *place)
    parts = parts_of(draft)
    part = parts[0].key if is_begun and parts else first_open_part(draft)
    if part is None:
        return redirect("public:apply_send", *place)
    return redirect("public:apply_section", *place, part)


def cohort_for(cohort_id: str, role: str) -> Cohort:
    """An announced cohort; there is no third role."""
    if role not in ROLES:
        raise Http404
    return get_object_or_404(announced(), public_id=cohort_id)


def _is_to_begin_anew(request: Request, draft: Draft) -> bool:
    return draft.submitted_at is not None and "anew" in request.POST


def _person(request: Request) -> Person | None:
    return request.user if request.user.is_authenticated else None


def _applied(person: Person | None, cohort: Cohort, role: str) -> Application | None:
    if person is None:
        return None
    return own(person).filter(cohort=cohort, role=role, state__in=STANDS).first()


def _ways(request: Request, cohort: Cohort) -> Iterator[Way]:
    """The roles that have a published form."""
    published = newest_versions(cohort)
    for role in ROLES:
        if role in published:
            draft = draft_of(request, cohort, role)
            is_here = draft is not None and draft.confirmed_at is None
            yield Way(role, role == Application.Role.MENTOR, draft if is_here else None)


def _texts(cohort: Cohort) -> dict[str, Any]:
    expectations = current(cohort.program, Document.Kind.EXPECTATIONS)
    return {
        "expectations": rendered(expectations.text) if expectations else "",
        "documents": current_of(cohort.program, AGREED_TO),
    }
