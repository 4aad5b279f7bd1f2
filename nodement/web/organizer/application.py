"""One application: what was answered, what organizers think of it, and its file."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nodement.admissions import actions, queries
from nodement.admissions.completeness import gaps_of
from nodement.admissions.reasons import DeclineReason
from nodement.admissions.rules import own_notes
from nodement.applying.models import Upload
from nodement.people.models import Person
from nodement.surveys.models import Application
from nodement.surveys.rules import manageable
from nodement.web.access import Who, screen
from nodement.web.answers import answers_of
from nodement.web.organizer.deeds import DEEDS, FITTING
from nodement.web.organizer.history import Happening, history
from nodement.web.types import SignedInRequest

FIGURES = [(figure, str(figure)) for figure in range(actions.LOWEST, actions.HIGHEST + 1)]


class MarkForm(forms.Form):
    """A figure, and why."""

    value = forms.TypedChoiceField(
        label=gettext_lazy("Your mark"), choices=FIGURES, coerce=int, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=actions.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(forms.Form):
    """A word among organizers."""

    text = forms.CharField(
        label=gettext_lazy("A note for the other organizers"),
        max_length=actions.LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@dataclass(frozen=True)
class Forms:
    """The two forms of the page: the one that was posted keeps what was typed."""

    mark: MarkForm
    note: NoteForm


@screen(Who.ORGANIZER)
def application(request: SignedInRequest, application_id: str) -> HttpResponse:
    """Answers, what is missing, marks, notes and history."""
    found = get_object_or_404(_readable(request.user), public_id=application_id)
    return _page(request, found, None)


@screen(Who.ORGANIZER, "POST")
def mark(request: SignedInRequest, application_id: str) -> HttpResponse:
    """Give a mark, or change one's own."""
    found = get_object_or_404(_readable(request.user), public_id=application_id)
    form = MarkForm(request.POST)
    if not form.is_valid():
        return _page(request, found, Forms(form, NoteForm()))
    said = form.cleaned_data
    actions.mark_application(found, said["value"], said["comment"], by=request.user, at=request.now)
    messages.success(request, _("Your mark stands. You see the marks of the others now."))
    return redirect("organizer:application", found.public_id)


@screen(Who.ORGANIZER, "POST")
def note(request: SignedInRequest, application_id: str) -> HttpResponse:
    """Add a note."""
    found = get_object_or_404(_readable(request.user), public_id=application_id)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _page(request, found, Forms(_mark_form(found, request.user), form))
    actions.add_note(found, form.cleaned_data["text"], by=request.user, at=request.now)
    messages.success(request, _("Noted. Only organizers of this program read it."))
    return redirect("organizer:application", found.public_id)


@screen(Who.ORGANIZER, "POST")
def delete_note(request: SignedInRequest, application_id: str, note_id: str) -> HttpResponse:
    """Delete a note of one's own."""
    notes = own_notes(request.user).filter(application__public_id=application_id)
    found = get_object_or_404(notes.select_related("application"), public_id=note_id)
    actions.delete_note(found, by=request.user, at=request.now)
    messages.success(request, _("Your note is deleted."))
    return redirect("organizer:application", application_id)


@screen(Who.ORGANIZER)
def file(request: SignedInRequest, application_id: str, upload_id: str) -> HttpResponse:
    """A file that answers a question, to be saved; no browser opens it within the site."""
    found = get_object_or_404(_readable(request.user), public_id=application_id)
    upload = get_object_or_404(Upload, application=found, public_id=upload_id)
    if upload.public_id not in found.given.values():
        raise Http404
    try:
        with upload.file.open("rb") as kept:
            content = kept.read()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(
        content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=upload.file_name
            )
            or "",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def _readable(person: Person) -> "QuerySet[Application]":
    return manageable(person).select_related("person", "owner", "form_version", "cohort__program")


def _mark_form(found: Application, reader: Person) -> MarkForm:
    own = queries.marks_of(found, reader).own
    return MarkForm(initial={"value": own.value, "comment": own.comment} if own else None)


def _page(request: SignedInRequest, found: Application, typed: Forms | None) -> HttpResponse:
    marks = queries.marks_of(found, request.user)
    first = {"value": marks.own.value, "comment": marks.own.comment} if marks.own else None
    happened: list[Happening] = history(found)
    context = {
        "application": found,
        "cohort": found.cohort,
        "parts": answers_of(found, get_language() or "en"),
        "gaps": [gap.label for gap in gaps_of(found)],
        "marks": marks,
        "notes": queries.notes_of(found),
        "forms": typed or Forms(MarkForm(initial=first), NoteForm()),
        "history": happened,
        "reason": dict(DeclineReason.choices).get(found.decline_reason, ""),
        "deeds": [DEEDS[key] for key in FITTING[Application.State(found.state)]],
    }
    return render(request, "organizer/application.html", context)
