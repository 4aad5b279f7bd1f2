"""The letters of a cohort and their fate; the local mailbox of the installation."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.outbox import queries
from nodement.outbox.actions import send_again
from nodement.outbox.models import Letter
from nodement.outbox.rules import kept_here
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest

OPEN = ("kickoff-mentee", "kickoff-mentor")
TWICE = "twice"


@dataclass(frozen=True)
class LetterRow:
    """A letter as organizers see it: its subject only where the program wrote it to both alike."""

    letter: Letter
    subject: str


@screen(Who.ORGANIZER, "GET", "POST")
def letters(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Whom the cohort's letters went to and what became of them; not what pairs agreed."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    letters_of = queries.of_group(cohort.full_name)
    if request.method == "POST":
        messages.success(request, _sent_again(request, letters_of))
        return redirect("organizer:letters", cohort.public_id)
    state = request.GET.get("state", "")
    page = page_of(request, _shown(letters_of, state).defer("text", "html", "calendar"))
    context = {
        "cohort": cohort,
        "fates": queries.fates(letters_of),
        "page": page,
        "rows": [LetterRow(one, one.subject if one.name in OPEN else "") for one in page],
        "state": state,
        "states": [*Letter.State.choices, (TWICE, _("Possibly sent twice"))],
    }
    return render(request, "organizer/letters.html", context)


def _shown(rows: "QuerySet[Letter]", state: str) -> "QuerySet[Letter]":
    if state == TWICE:
        return rows.filter(is_possibly_twice=True)
    return rows.filter(state=state) if state in Letter.State.values else rows


def _sent_again(request: SignedInRequest, rows: "QuerySet[Letter]") -> str:
    """Queue one failed letter again, or all of them; say how many."""
    wanted = request.POST.get("letter", "")
    failed = list(rows.filter(state=Letter.State.FAILED).defer("text", "html", "calendar"))
    if wanted != "all":
        failed = [get_object_or_404(rows, public_id=wanted)]
    for letter in failed:
        send_again(letter, at=request.now)
    words = ngettext(
        "%(count)s letter is in the queue again.",
        "%(count)s letters are in the queue again.",
        len(failed),
    )
    return words % {"count": len(failed)}


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
