"""The texts of a program: how each stands, and our own texts to begin with."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.documents.actions import adopt_texts
from nodement.documents.queries import standings
from nodement.lifecycle.setting_up import texts_to_adopt
from nodement.programs import rules
from nodement.programs.models import Program
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def documents(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(
        rules.organizable(request.user).select_related("community"), public_id=program_id
    )
    if request.method == "POST":
        adopt(request, program)
        return redirect("organizer:documents", program.public_id)
    texts = standings(program)
    context = {
        "program": program,
        "texts": texts,
        "cohorts": program.cohorts.order_by("-starts_on", "-pk")[:1],
        "unwritten": sum(text.newest is None for text in texts),
    }
    return render(request, "organizer/documents.html", context)


def adopt(request: SignedInRequest, program: Program) -> None:
    """Take the text that a button names, or all of them; approved by whoever pressed it."""
    texts = texts_to_adopt(program)
    kind = request.POST.get("kind", "")
    wanted = {name: text for name, text in texts.items() if kind in ("", name)}
    count = adopt_texts(program, wanted, by=request.user, at=request.now)
    if not count:
        messages.info(request, _("Somebody has written this already, so nothing was changed."))
        return
    words = ngettext(
        "%(count)s text is published, approved by you.",
        "%(count)s texts are published, approved by you.",
        count,
    )
    messages.success(request, words % {"count": count})
