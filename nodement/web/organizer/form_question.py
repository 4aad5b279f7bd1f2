"""One question of a form: added, worded, asked in another way, taken out."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.forms import editing
from nodement.forms.conditions import before, choices_of
from nodement.forms.content import Content, Kind, Question
from nodement.forms.defaults import ready_made
from nodement.forms.models import Form
from nodement.forms.words import KINDS, OFFERED
from nodement.kit.errors import Refusal
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import (
    address_of,
    buildable_form,
    edition_of,
    keep,
    keep_or_say,
    new_key,
    posted_key,
)
from nodement.web.organizer.form_fields import Place, QuestionForm, as_kind
from nodement.web.types import SignedInRequest

GROUPS = (
    ("label", "help", "options", "documents", "least", "most"),
    ("is_required", "audience"),
    ("section", "because_of", "if_answered"),
)


@screen(Who.ORGANIZER, "GET", "POST")
def question(request: SignedInRequest, form_id: str, question_key: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    found = form.content.question(question_key)
    if found is None:
        if request.method != "POST":
            raise Http404
        return _removed_meanwhile(request, form)
    asked = QuestionForm(request.POST or None, place=_place(request, form, found))
    if request.method == "POST" and asked.is_valid() and _keep(request, form, asked, found.key):
        messages.success(request, _("Saved in the draft. Nobody sees it before you publish it."))
        return redirect(address_of(form, f"question-{asked.place.key}"))
    return _page(request, form, asked, is_new=False)


@screen(Who.ORGANIZER, "GET", "POST")
def add_question(request: SignedInRequest, form_id: str) -> HttpResponse:
    """First the kind, then the words; a ready-made question needs neither."""
    form = buildable_form(request, form_id)
    if request.method == "POST" and "ready" in request.POST:
        return _add_ready_made(request, form)
    kind = _kind(request, None)
    if kind is None or not form.content.sections:
        return _kinds(request, form)
    asked = QuestionForm(request.POST or None, place=_new_place(request, form, kind))
    if request.method == "POST" and asked.is_valid() and _add(request, form, asked):
        messages.success(request, _("Added to the draft. Nobody sees it before you publish it."))
        return redirect(address_of(form, f"question-{asked.place.key}"))
    return _page(request, form, asked, is_new=True)


@screen(Who.ORGANIZER, "POST")
def remove_question(request: SignedInRequest, form_id: str, question_key: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    role = form.role

    def change(content: Content) -> Content:
        return editing.remove_question(content, question_key, role=role)

    if form.content.question(question_key) is None:
        messages.info(request, _("Somebody has removed this question already."))
    elif keep_or_say(request, form, change):
        messages.success(request, _("Removed from the draft. Answers that were given stay."))
    return redirect(address_of(form))


def _keep(request: SignedInRequest, form: Form, asked: QuestionForm, key: str) -> bool:
    worded, section = asked.question(), asked.cleaned_data["section"]

    def change(content: Content) -> Content:
        changed = editing.change_question(content, key, worded)
        return editing.place_question(changed, worded.key, section)

    return keep(request, form, asked, change)


def _add(request: SignedInRequest, form: Form, asked: QuestionForm) -> bool:
    worded, section = asked.question(), asked.cleaned_data["section"]
    if form.content.question(worded.key) == worded:
        return True
    return keep(
        request, form, asked, lambda content: editing.add_question(content, section, worded)
    )


def _add_ready_made(request: SignedInRequest, form: Form) -> HttpResponse:
    offered = {each.key: each for each in ready_made(form.role, form.content)}
    chosen = offered.get(request.POST["ready"])
    sections = form.content.sections
    if chosen is None or not sections:
        raise Refusal(_("This question is in the form already, or there is no section for it."))
    section = request.POST.get("section", "")
    place = section if section in {each.key for each in sections} else sections[-1].key
    if keep_or_say(request, form, lambda content: editing.add_question(content, place, chosen)):
        messages.success(request, _("Added to the draft. Nobody sees it before you publish it."))
    return redirect(address_of(form, f"question-{chosen.key}"))


def _removed_meanwhile(request: SignedInRequest, form: Form) -> HttpResponse:
    """What was typed for a question that somebody has removed can be added as a new one."""
    kind = _kind(request, None) or Kind.SHORT
    asked = QuestionForm(request.POST, place=_new_place(request, form, kind))
    asked.is_valid()
    words = _("%(who)s has removed this question meanwhile. You can add it again, as you have it.")
    asked.add_error(None, words % {"who": form.changed_by or _("Somebody")})
    return _page(request, form, asked, is_new=True)


def _place(request: SignedInRequest, form: Form, found: Question) -> Place:
    content = form.content
    kind = None if found.feeds else _kind(request, found.kind)
    asked, key = as_kind(found, kind or found.kind, new_key("q"))
    section = editing.section_of(content, found.key).key
    return Place(form=form, content=content, question=asked, section=section, key=key)


def _new_place(request: SignedInRequest, form: Form, kind: Kind) -> Place:
    key = posted_key(request, "q")
    blank = Question(key=key, kind=Kind.SHORT, label="")
    asked = replace(as_kind(blank, kind, key)[0], key=key)
    content = form.content
    section = request.POST.get("section", request.GET.get("section", ""))
    return Place(form=form, content=content, question=asked, section=section, key=key)


def _kind(request: SignedInRequest, usual: Kind | None) -> Kind | None:
    """The kind that the page asks for; what is not offered is not taken."""
    typed = request.POST.get("kind", request.GET.get("kind", ""))
    return next((kind for kind in OFFERED if kind == typed), usual)


def _kinds(request: SignedInRequest, form: Form) -> HttpResponse:
    section = request.GET.get("section", "")
    context = {
        "form": form,
        "cohort": form.cohort,
        "kinds": [(kind, KINDS[kind]) for kind in OFFERED],
        "ready": ready_made(form.role, form.content),
        "section": next((each for each in form.content.sections if each.key == section), None),
    }
    return render(request, "organizer/form_kinds.html", context)


def _page(
    request: SignedInRequest, form: Form, asked: QuestionForm, *, is_new: bool
) -> HttpResponse:
    place = asked.place
    stands = form.content.question(place.question.key)
    is_stale = request.method == "POST" and edition_of(request) != form.edition
    context = {
        "form": form,
        "cohort": form.cohort,
        "asked": asked,
        "groups": [[asked[name] for name in names if name in asked.fields] for names in GROUPS],
        "question": place.question,
        "place": place,
        "kind": KINDS[place.question.kind],
        "kinds": [] if place.question.feeds else [(kind, KINDS[kind].name) for kind in OFFERED],
        "earlier": [(each.label, choices_of(each)) for each in _earlier(place)],
        "stands": stands if is_stale else None,
        "is_new": is_new,
    }
    return render(request, "organizer/form_question.html", context)


def _earlier(place: Place) -> list[Question]:
    return [] if place.is_asked_of_all else before(place.content, place.question.key)
