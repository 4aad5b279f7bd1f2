"""The end of the form: everything read over, sent, and what comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.applying.models import Draft
from nodement.applying.opening import GRACE, closed_words, is_in_time
from nodement.applying.queries import position_of, room_of
from nodement.applying.submitting import correct_address, submit_draft
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.windows import Window, window_of
from nodement.surveys.links import status_token
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.public.apply import cohort_for
from nodement.web.public.apply_drafts import draft_of, private
from nodement.web.public.apply_odds import on_clocks
from nodement.web.public.apply_parts import asked_here, read_over
from nodement.web.types import Request


@screen(Who.VISITOR, "GET", "POST")
def send(request: Request, cohort_id: str, role: str) -> HttpResponse:
    """Every answer with a way back to it; sending twice is sending once."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    if draft is None:
        return redirect("public:apply", cohort.public_id)
    if draft.submitted_at is not None:
        return redirect("public:apply_sent", cohort.public_id, role)
    if request.method != "POST":
        return _page(request, draft)
    try:
        submit_draft(draft, at=request.now)
    except Refusal as refusal:
        return _page(request, draft, refusal.words)
    return redirect("public:apply_sent", cohort.public_id, role)


@screen(Who.VISITOR, "GET", "POST")
def sent(request: Request, cohort_id: str, role: str) -> HttpResponse:
    """What comes next; the address may be corrected by the browser that sent it."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    if draft is None or draft.application is None or draft.submitted_at is None:
        return redirect("public:apply", cohort.public_id)
    if request.method == "POST":
        try:
            correct_address(draft, request.POST.get("email", ""), at=request.now)
        except Refusal as refusal:
            return _sent_page(request, draft, refusal.words)
        messages.success(request, _("The letter is on its way."))
        return redirect("public:apply_sent", cohort.public_id, role)
    return _sent_page(request, draft)


@screen(Who.VISITOR)
def later(request: Request, cohort_id: str, role: str) -> HttpResponse:
    """Where the answers are while somebody does something else."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    if draft is None or draft.submitted_at is not None:
        return redirect("public:apply", cohort.public_id)
    closes = on_clocks(cohort.closes_at, cohort.program, _person(request))
    context = {"cohort": cohort, "draft": draft, "closes": closes}
    return private(render(request, "public/apply_later.html", context))


def _page(request: Request, draft: Draft, trouble: str = "") -> HttpResponse:
    cohort = draft.cohort
    parts = read_over(draft, asked_here(request, draft))
    in_time = is_in_time(draft, request.now)
    is_new = draft.application is None and draft.invitation is None
    asks_room = is_new and in_time and draft.role == Application.Role.MENTEE
    until = cohort.closes_at + GRACE if cohort.closes_at else None
    is_late = in_time and window_of(cohort, request.now) == Window.CLOSED
    context = {
        "draft": draft,
        "cohort": cohort,
        "parts": parts,
        "open_count": sum(part.open_count for part in parts),
        "first_open": next((part.key for part in parts if part.open_count), ""),
        "trouble": trouble,
        "closed": "" if in_time else closed_words(cohort, request.now),
        "grace": on_clocks(until, cohort.program, _person(request)) if is_late else None,
        "room": room_of(cohort) if asks_room else None,
    }
    status = 409 if trouble else 200
    return private(render(request, "public/apply_send.html", context, status=status))


def _sent_page(request: Request, draft: Draft, trouble: str = "") -> HttpResponse:
    application = draft.application
    is_own = application is not None and application.person_id == draft.person_id
    mine = application if is_own and draft.confirmed_at is not None else None
    waits = mine is not None and mine.state == Application.State.WAITING_LIST
    context = {
        "draft": draft,
        "cohort": draft.cohort,
        "is_confirmed": draft.confirmed_at is not None,
        "address": application.person.email if application else "",
        "position": position_of(mine) if mine and waits else None,
        "token": status_token(mine) if mine else "",
        "typed": request.POST.get("email", ""),
        "trouble": trouble,
    }
    return private(render(request, "public/apply_sent.html", context))


def _person(request: Request) -> Person | None:
    return request.user if request.user.is_authenticated else None
