"""The letters of a cohort and their fate; the local mailbox of the installation."""

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.outbox import queries
from nodement.outbox.actions import send_again
from nodement.outbox.models import Letter
from nodement.outbox.rules import kept_here
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def letters(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Whom the cohort's letters went to and what became of them; not what pairs wrote."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    rows = queries.of_group(cohort.full_name)
    if request.method == "POST":
        failed = get_object_or_404(rows, public_id=request.POST.get("letter", ""))
        send_again(failed, at=request.now)
        messages.success(request, _("The letter is in the queue again."))
        return redirect("organizer:letters", cohort.public_id)
    state = request.GET.get("state", "")
    shown = rows.filter(state=state) if state in Letter.State.values else rows
    context = {
        "cohort": cohort,
        "fates": queries.fates(rows),
        "page": page_of(request, shown.defer("text", "html", "calendar")),
        "state": state,
        "states": Letter.State.choices,
    }
    return render(request, "organizer/letters.html", context)


@screen(Who.KEEPER)
def mailbox(request: SignedInRequest) -> HttpResponse:
    """Every letter of an installation that keeps its letters here, newest first."""
    page = page_of(request, _kept(request).defer("text", "html", "calendar"))
    return render(request, "organizer/mailbox.html", {"page": page})


@screen(Who.KEEPER)
def mailbox_letter(request: SignedInRequest, letter_id: str) -> HttpResponse:
    found = get_object_or_404(_kept(request), public_id=letter_id)
    return render(request, "organizer/mailbox_letter.html", {"letter": found})


def _kept(request: SignedInRequest) -> "QuerySet[Letter]":
    if not settings.MAIL_IS_LOCAL or not request.user.is_keeper:
        raise Http404
    return kept_here(request.user).select_related("reader")
