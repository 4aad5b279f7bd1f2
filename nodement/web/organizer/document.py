"""One text of a program: written with a preview, approved, published; every version is kept."""

from dataclasses import dataclass
from itertools import pairwise

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.documents import rules
from nodement.documents.actions import (
    LONGEST,
    approve_version,
    publish_version,
    write_version,
)
from nodement.documents.changes import Mark, Piece, changes
from nodement.documents.models import Document, Version
from nodement.documents.queries import history
from nodement.documents.rendering import rendered
from nodement.kit.errors import Refusal
from nodement.lifecycle.setting_up import texts_to_adopt
from nodement.programs.models import Program
from nodement.programs.rules import organizable
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

SHOWN = 20


class TextForm(forms.Form):
    """The words of a text, and which version they began with."""

    text = forms.CharField(
        label=gettext_lazy("The text, in Markdown"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=gettext_lazy(
            "“## ” makes a heading, “- ” a list, “**two stars**” bold, “[words](address)” a link."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


@dataclass(frozen=True)
class Line:
    """A version, what differs in it from the one before, and what may be done with it."""

    version: Version
    pieces: list[Piece]
    is_current: bool
    is_mine: bool
    is_open: bool
    text: str

    @property
    def changed(self) -> int:
        return sum(piece.mark != Mark.SAME for piece in self.pieces)


@screen(Who.ORGANIZER, "GET", "POST")
def document(request: SignedInRequest, program_id: str, kind: str) -> HttpResponse:
    program = get_object_or_404(organizable(request.user), public_id=program_id)
    if kind not in Document.Kind:
        raise Http404
    versions = history(program, kind)
    newest = versions[0] if versions else None
    begin = newest.text if newest else texts_to_adopt(program)[kind]
    first = {"text": begin, "seen": newest.number if newest else 0}
    form = TextForm(request.POST or None, initial=first)
    saves = request.method == "POST" and "preview" not in request.POST
    if saves and form.is_valid() and _write(request, program, kind, form):
        return redirect("organizer:document", program.public_id, kind)
    context = {
        "program": program,
        "kind": Document.Kind(kind),
        "form": form,
        "newest": newest,
        "lines": _lines(request, versions),
        "preview": rendered(form.cleaned_data["text"]) if _wants_preview(request, form) else "",
    }
    return render(request, "organizer/document.html", context)


@screen(Who.ORGANIZER, "POST")
def decide(request: SignedInRequest, program_id: str, kind: str, version_id: str) -> HttpResponse:
    """Approve a version, or publish it."""
    found = get_object_or_404(
        rules.approvable(request.user),
        public_id=version_id,
        document__program__public_id=program_id,
        document__kind=kind,
    )
    try:
        if "publish" in request.POST:
            publish_version(found, by=request.user, at=request.now)
            messages.success(request, _("Version %(n)s counts from now on.") % {"n": found.number})
        else:
            approve_version(found, by=request.user, at=request.now)
            messages.success(request, _("You stand behind version %(n)s.") % {"n": found.number})
    except Refusal as refusal:
        messages.error(request, refusal.words)
    return redirect("organizer:document", program_id, kind)


def _wants_preview(request: SignedInRequest, form: TextForm) -> bool:
    return "preview" in request.POST and form.is_valid()


def _write(request: SignedInRequest, program: Program, kind: str, form: TextForm) -> bool:
    """Write a version; if others were faster, say so: both are kept."""
    said = form.cleaned_data
    try:
        version = write_version(program, kind, said["text"], by=request.user, at=request.now)
    except Refusal as refusal:
        form.add_error("text", refusal.words)
        return False
    words = _("Saved as version %(number)s. Whoever stands behind it approves it.")
    if version.number > (said["seen"] or 0) + 1:
        words = _(
            "Saved as version %(number)s. Somebody else has written one meanwhile: both are kept, "
            "and what differs is shown below."
        )
    messages.success(request, words % {"number": version.number})
    return True


def _lines(request: SignedInRequest, versions: list[Version]) -> list[Line]:
    """The newest versions, each with what differs from the one before."""
    current = next((version for version in versions if version.published_at), None)
    last = current.number if current else 0
    before = [*(older.text for _newer, older in pairwise(versions)), ""]
    return [
        Line(
            version=version,
            pieces=changes(older, version.text) if older else [],
            is_current=version == current,
            is_mine=any(one.person_id == request.user.pk for one in version.approvals.all()),
            is_open=version.number >= last,
            text=rendered(version.text) if version.number > last else "",
        )
        for version, older in zip(versions[:SHOWN], before, strict=False)
    ]
