"""One form: what it asks, in which order, how far it is, and what became of its versions."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Page
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.forms import actions, queries
from nodement.forms.checks import faults
from nodement.forms.content import Content
from nodement.forms.editing import move_question, move_section, section_of
from nodement.forms.models import Form, FormVersion
from nodement.forms.rules import buildable
from nodement.forms.wording import languages_of
from nodement.kit.errors import Refusal
from nodement.surveys.languages import language_name
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import (
    address_of,
    buildable_form,
    edition_of,
    keep_or_say,
)
from nodement.web.organizer.form_rows import section_rows
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest

VERSIONS = 10
MOVES: dict[str, tuple[Callable[[Content, str, int], Content], int]] = {
    "question-up": (move_question, -1),
    "question-down": (move_question, 1),
    "section-up": (move_section, -1),
    "section-down": (move_section, 1),
}


@screen(Who.ORGANIZER)
def form(request: SignedInRequest, form_id: str) -> HttpResponse:
    found = buildable_form(request, form_id)
    content = found.content
    version = queries.latest_version(found)
    wrong = faults(content, found.role)
    context = {
        "form": found,
        "cohort": found.cohort,
        "version": version,
        "is_changed": version is not None and version.content != content,
        "rows": section_rows(found, content, wrong),
        "wrong": [fault.words for fault in wrong if not fault.question and not fault.section],
        "faults": len(wrong),
        "questions": sum(1 for _each in content.questions),
        "languages": [language_name(code) for code in languages_of(content)],
        "others": queries.earlier_forms(found)[:50],
    }
    return render(request, "organizer/form.html", context | _versions(request, found))


@screen(Who.ORGANIZER, "POST")
def order(request: SignedInRequest, form_id: str) -> HttpResponse:
    """Move a question or a section by one place, then back to the button that was pressed."""
    found = buildable_form(request, form_id)
    name, key = next(
        ((name, request.POST[name]) for name in MOVES if name in request.POST), ("", "")
    )
    if not name:
        raise Refusal(_("Please choose what to move."))
    move, steps = MOVES[name]
    keep_or_say(request, found, lambda content: move(content, key, steps))
    found.refresh_from_db()
    return redirect(address_of(found, _button(found.content, name, key)))


@screen(Who.ORGANIZER, "POST")
def discard(request: SignedInRequest, form_id: str) -> HttpResponse:
    """Go back to what is published."""
    found = buildable_form(request, form_id)
    actions.discard_draft(found, edition=edition_of(request), by=request.user, at=request.now)
    messages.success(request, _("The form is again as people answer it now."))
    return redirect(address_of(found))


@screen(Who.ORGANIZER, "POST")
def copy(request: SignedInRequest, form_id: str) -> HttpResponse:
    """Ask what the same form of another cohort of the program asks."""
    found = buildable_form(request, form_id)
    rows = buildable(request.user).filter(pk__in=queries.earlier_forms(found).values("pk"))
    source = get_object_or_404(rows, public_id=request.POST.get("source", ""))
    edition = edition_of(request)
    actions.copy_form(source, found.cohort, by=request.user, at=request.now, edition=edition)
    words = _("Copied from %(cohort)s. Nobody sees it before you publish it.")
    messages.success(request, words % {"cohort": source.cohort})
    return redirect(address_of(found))


def _versions(request: SignedInRequest, found: Form) -> dict[str, Any]:
    """A page of versions, each with how many answered it."""
    page: Page[FormVersion] = page_of(request, queries.versions(found), VERSIONS)
    shown = Application.objects.filter(form_version__in=[version.pk for version in page])
    counts = dict(shown.values_list("form_version").annotate(Count("pk")))
    return {
        "page": page,
        "versions": [(version, counts.get(version.pk, 0)) for version in page],
    }


def _button(content: Content, name: str, key: str) -> str:
    """The id of the button that was pressed, or of its neighbour where it cannot go further."""
    kind, _dash, way = name.partition("-")
    keys = [section.key for section in content.sections]
    if kind == "question" and content.question(key):
        keys = [question.key for question in section_of(content, key).questions]
    ends = {keys[0]: "down", keys[-1]: "up"} if keys else {}
    return f"{kind}-{ends.get(key, way)}-{key}"
