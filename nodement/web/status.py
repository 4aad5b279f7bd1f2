"""The page of one's own application: where it stands, and what can be done with it.

It opens by a link from a letter, and for the owner who is signed in; both see the same. Looking
does nothing, since mail scanners open links: every deed is a button.
"""

import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from nodement.applying.models import Draft
from nodement.applying.queries import waiting_draft
from nodement.applying.submitting import confirm_draft, reopen_application
from nodement.kit.errors import Refusal
from nodement.lifecycle.actions import (
    keep_for_next,
    keep_no_longer,
    leave_cohort,
    renew_link,
)
from nodement.lifecycle.journey import journey_of
from nodement.outreach.interest import await_opening, awaits_opening, end_interest
from nodement.surveys.models import Application
from nodement.web.answers import own_answers, sent_answers
from nodement.web.types import Request

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True)
class Door:
    """How the page was opened: its address, and which waiting answers may be confirmed there.

    `way_out` is where a person goes whose link has just been replaced.
    """

    page: str
    template: str
    draft_id: str
    way_out: str


def unshared(view: View) -> View:
    """Let no cache keep the page and no other site learn its address.

    `no-referrer` would be stricter, but browsers then send forms with the origin “null”, which is
    refused; by `strict-origin` not even this site is told the address with its secret.
    """

    @wraps(view)
    def answered(request: Request, *args: Any, **names: Any) -> HttpResponseBase:
        response = view(request, *args, **names)
        response["Referrer-Policy"] = "strict-origin"
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return answered


def status_page(request: Request, application: Application, door: Door) -> HttpResponse:
    """Show how the application stands, or do what a button asks."""
    if request.method == "POST":
        return _act(request, application, door)
    language = get_language() or "en"
    draft = _to_confirm(application, door)
    waits = bool(draft) or waiting_draft(application) is not None
    context = {
        "application": application,
        "cohort": application.cohort,
        "journey": journey_of(application, request.now),
        "may_confirm": draft is not None,
        "waits_for_letter": waits and draft is None,
        "answers": _shown(application, draft, language),
        "hears": awaits_opening(application.cohort.program, application.person),
        "now": request.now,
    }
    with timezone.override(_clock_of(application)):
        return render(request, door.template, context)


def _clock_of(application: Application) -> zoneinfo.ZoneInfo:
    """The clock that they named in their answers, or else the one that they are known by."""
    named = application.profile.time_zone
    known = named in zoneinfo.available_timezones()
    return zoneinfo.ZoneInfo(named if known else application.person.time_zone)


def _to_confirm(application: Application, door: Door) -> Draft | None:
    """The answers that wait and that this door may confirm: those of its own letter alone."""
    draft = waiting_draft(application)
    return draft if draft is not None and draft.public_id == door.draft_id else None


def _shown(application: Application, draft: Draft | None, language: str) -> Any:
    """What counts, or what would count once it is confirmed; to others it is not shown before."""
    if draft is not None:
        return sent_answers(draft.form_version.content, draft.answers, language)
    if application.state == Application.State.RECEIVED:
        return []
    return own_answers(application, language)


def _act(request: Request, application: Application, door: Door) -> HttpResponse:
    deed = DEEDS.get(request.POST.get("act", ""))
    if deed is None:
        raise Http404
    try:
        return deed(request, application, door)
    except Refusal as refusal:
        messages.error(request, refusal.words)
        return redirect(door.page)


def _confirm(request: Request, application: Application, door: Door) -> HttpResponse:
    confirm_draft(application, door.draft_id, at=request.now)
    messages.success(request, _("Thank you: your address is confirmed, and your answers count."))
    return redirect(door.page)


def _edit(request: Request, application: Application, door: Door) -> HttpResponse:
    started = reopen_application(application, at=request.now)
    cohort, role = application.cohort.public_id, application.role
    drafts = request.session.get("drafts", {})
    request.session["drafts"] = drafts | {f"{cohort}/{role}": started.token}
    return redirect("public:apply_begin", cohort, role)


def _withdraw(request: Request, application: Application, door: Door) -> HttpResponse:
    leave_cohort(application, at=request.now)
    messages.success(request, _("You have withdrawn. A letter says so too."))
    return redirect(door.page)


def _keep(request: Request, application: Application, door: Door) -> HttpResponse:
    keep_for_next(application, at=request.now)
    messages.success(request, _("We write to you when the next cohort opens."))
    return redirect(door.page)


def _release(request: Request, application: Application, door: Door) -> HttpResponse:
    keep_no_longer(application, at=request.now)
    messages.success(request, _("We do not write to you about the next cohort."))
    return redirect(door.page)


def _hear(request: Request, application: Application, door: Door) -> HttpResponse:
    await_opening(application.cohort.program, application.person, at=request.now)
    messages.success(request, _("We write to you when the next cohort opens."))
    return redirect(door.page)


def _hear_no_more(request: Request, application: Application, door: Door) -> HttpResponse:
    end_interest(application.cohort.program, application.person, at=request.now)
    messages.success(request, _("We do not write to you about the next cohort."))
    return redirect(door.page)


def _renew(request: Request, application: Application, door: Door) -> HttpResponse:
    renew_link(application, at=request.now)
    messages.success(
        request, _("The old links open nothing any more. A new one is on its way to your address.")
    )
    return redirect(door.way_out)


Deed = Callable[[Request, Application, Door], HttpResponse]
DEEDS: dict[str, Deed] = {
    "confirm": _confirm,
    "edit": _edit,
    "withdraw": _withdraw,
    "keep": _keep,
    "release": _release,
    "hear": _hear,
    "hear-no-more": _hear_no_more,
    "renew": _renew,
}
