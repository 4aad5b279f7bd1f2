"""One section of a form: added, named, taken out."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.forms import editing
from nodement.forms.content import Section
from nodement.forms.models import Form
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import (
    address_of,
    buildable_form,
    edition_of,
    keep,
    keep_or_say,
    posted_key,
)
from nodement.web.types import SignedInRequest


class SectionForm(forms.Form):
    """What stands above the questions of a section."""

    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=gettext_lazy("A sentence or two"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Shown under the title. What is this part for?"),
    )

    def clean_title(self) -> str:
        return " ".join(self.cleaned_data["title"].split())


@screen(Who.ORGANIZER, "GET", "POST")
def section(request: SignedInRequest, form_id: str, section_key: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    found = _section(form, section_key)
    if found is None and request.method != "POST":
        raise Http404
    initial = {"title": found.title, "text": found.text} if found else None
    asked = SectionForm(request.POST or None, initial=initial)
    if request.method == "POST" and asked.is_valid() and _keep(request, form, asked, section_key):
        messages.success(request, _("Saved in the draft. Nobody sees it before you publish it."))
        return redirect(address_of(form, f"section-{section_key}"))
    stands = _section(form, section_key)
    context = {"section": stands, "is_stale": _is_stale(request, form), "is_new": stands is None}
    return _page(request, form, asked, context | {"key": section_key})


@screen(Who.ORGANIZER, "GET", "POST")
def add_section(request: SignedInRequest, form_id: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    key = posted_key(request, "s")
    asked = SectionForm(request.POST or None)
    if request.method == "POST" and asked.is_valid() and _add(request, form, asked, key):
        messages.success(request, _("Added to the draft. Now it needs a question."))
        return redirect(address_of(form, f"section-{key}"))
    return _page(request, form, asked, {"is_new": True, "key": key})


@screen(Who.ORGANIZER, "POST")
def remove_section(request: SignedInRequest, form_id: str, section_key: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    if _section(form, section_key) is None:
        messages.info(request, _("Somebody has removed this section already."))
    elif keep_or_say(request, form, lambda content: editing.remove_section(content, section_key)):
        messages.success(request, _("The section is removed from the draft."))
    return redirect(address_of(form))


def _keep(request: SignedInRequest, form: Form, asked: SectionForm, key: str) -> bool:
    said = asked.cleaned_data
    return keep(
        request,
        form,
        asked,
        lambda content: editing.change_section(
            content, key, title=said["title"], text=said["text"]
        ),
    )


def _add(request: SignedInRequest, form: Form, asked: SectionForm, key: str) -> bool:
    said = asked.cleaned_data
    new = Section(key=key, title=said["title"], text=said["text"])
    if _section(form, key) is not None:
        return True
    return keep(request, form, asked, lambda content: editing.add_section(content, new))


def _section(form: Form, key: str) -> Section | None:
    return next((each for each in form.content.sections if each.key == key), None)


def _is_stale(request: SignedInRequest, form: Form) -> bool:
    return request.method == "POST" and edition_of(request) != form.edition


def _page(
    request: SignedInRequest, form: Form, asked: SectionForm, more: dict[str, object]
) -> HttpResponse:
    context = {"form": form, "cohort": form.cohort, "asked": asked} | more
    return render(request, "organizer/form_section.html", context)
