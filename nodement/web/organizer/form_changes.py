"""A change of a form from a page: kept if nobody was faster, and what was typed never lost."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nodement.forms.actions import ChangedMeanwhile, change_draft
from nodement.forms.content import Content
from nodement.forms.models import Form
from nodement.forms.rules import buildable
from nodement.kit.errors import Refusal
from nodement.kit.models import new_public_id
from nodement.web.types import SignedInRequest

Change = Callable[[Content], Content]


def buildable_form(request: SignedInRequest, form_id: str) -> Form:
    form: Form = get_object_or_404(buildable(request.user), public_id=form_id)
    return form


def edition_of(request: SignedInRequest) -> int:
    """The edition of the form that the page showed; what is no number is none."""
    typed = request.POST.get("edition", "")
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0


def keep(request: SignedInRequest, form: Form, asked: forms.Form, change: Change) -> bool:
    """Keep a change; if it may not be, say why above what was typed."""
    try:
        content = change(form.content)
        change_draft(form, content, edition=edition_of(request), by=request.user, at=request.now)
    except Refusal as refusal:
        asked.add_error(None, refusal.words)
        form.refresh_from_db()
        return False
    return True


def keep_or_say(request: SignedInRequest, form: Form, change: Change) -> bool:
    """Keep a change for which nothing was typed; if somebody was faster, say who."""
    try:
        content = change(form.content)
        change_draft(form, content, edition=edition_of(request), by=request.user, at=request.now)
    except ChangedMeanwhile as refusal:
        messages.warning(request, refusal.words)
        return False
    return True


def new_key(letter: str) -> str:
    """A name that nothing had before: answers are kept by it."""
    return f"{letter}-{new_public_id()[:8]}"


def posted_key(request: SignedInRequest, letter: str) -> str:
    """The key that the page gave to a new thing, so that sending it twice makes one."""
    key = request.POST.get("key", "")
    rest = key.removeprefix(f"{letter}-")
    is_ours = rest != key and rest.isascii() and rest.isalnum() and len(rest) == 8
    return key if is_ours else new_key(letter)


def address_of(form: Form, part: str = "") -> str:
    """The page of the form, at a part of it."""
    page = reverse("organizer:form", args=[form.public_id])
    return f"{page}#{part}" if part else page
