"""Applications that one person may have sent twice: listed, side by side, merged."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nodement.admissions import queries
from nodement.admissions.duplicates import Lookalikes, Sign, lookalikes
from nodement.admissions.merging import merge_applications
from nodement.programs.rules import runnable
from nodement.surveys.models import Application
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.answers import Part, answers_of
from nodement.web.types import SignedInRequest

ROWS = 20
SIGNS = {
    Sign.GITHUB: gettext_lazy("same GitHub username"),
    Sign.NAME: gettext_lazy("same name"),
    Sign.ADDRESS: gettext_lazy("addresses that reach one mailbox"),
}


@dataclass(frozen=True)
class Two:
    """Two applications that look alike, and why."""

    first: Application
    second: Application
    signs: list[str]


@dataclass(frozen=True)
class Side:
    """One of the two, with its answers."""

    application: Application
    parts: list[Part]
    notes: int


@screen(Who.ORGANIZER)
def duplicates(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Every two that look alike, those that share most first."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    found = lookalikes(queries.faces(cohort))
    page: Page[Lookalikes] = Paginator(found, ROWS).get_page(request.GET.get("page"))
    context = {"cohort": cohort, "page": page, "rows": _twos(request, page)}
    return render(request, "organizer/duplicates.html", context)


@screen(Who.ORGANIZER, "GET", "POST")
def merge(
    request: SignedInRequest, cohort_id: str, application_id: str, other_id: str
) -> HttpResponse:
    """Two side by side; the one that is chosen stays, the other is withdrawn."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    rows = manageable(request.user).filter(cohort=cohort)
    rows = rows.select_related("person", "form_version", "cohort__program")
    first = get_object_or_404(rows, public_id=application_id)
    second = get_object_or_404(rows, public_id=other_id)
    stays = request.POST.get("stays", "")
    if request.method == "POST" and stays in (first.public_id, second.public_id):
        kept, gone = (first, second) if stays == first.public_id else (second, first)
        merge_applications(kept, gone, by=request.user, at=request.now)
        messages.success(request, _("Merged: this application goes on, the other is withdrawn."))
        return redirect("organizer:application", kept.public_id)
    if request.method == "POST":
        messages.error(request, _("Please choose the application that stays."))
    context = {"cohort": cohort, "sides": [_side(first), _side(second)]}
    return render(request, "organizer/merge.html", context)


def _twos(request: SignedInRequest, page: "Page[Lookalikes]") -> list[Two]:
    keys = {key for two in page for key in (two.first, two.second)}
    rows = manageable(request.user).filter(pk__in=keys).select_related("person")
    known = {row.pk: row for row in rows}
    return [
        Two(known[two.first], known[two.second], [str(SIGNS[sign]) for sign in two.signs])
        for two in page
    ]


def _side(application: Application) -> Side:
    parts = answers_of(application, get_language() or "en")
    return Side(application, parts, queries.notes_of(application).count())
