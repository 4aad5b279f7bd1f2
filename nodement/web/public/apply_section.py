"""One part of the form: read, saved as it is, and back or on from there."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language

from nodement.applying.asked import Asked, control
from nodement.applying.consequences import language_consequence
from nodement.applying.drafts import attach_file, content_of, save_section
from nodement.applying.kinds.files import CHOSEN
from nodement.applying.kinds.table import KINDS
from nodement.applying.merging import key_of, marks_of, read_marks
from nodement.applying.models import Draft
from nodement.applying.reading import read_section
from nodement.forms.content import Content, Kind, Section
from nodement.forms.queries import current_version
from nodement.forms.wording import section_text
from nodement.kit.errors import Refusal
from nodement.web.access import Who, screen
from nodement.web.public.apply import cohort_for
from nodement.web.public.apply_drafts import draft_of, private
from nodement.web.public.apply_parts import asked_here, parts_of
from nodement.web.questions import fields_of, with_note
from nodement.web.types import Request

SEEN = ".seen"
CODE = re.compile("[a-z]{2,3}")
Problems = Mapping[str, Sequence[str]]


class Texts(dict[str, list[str]]):
    """Texts by the name of their control, as a browser would post them."""

    def getlist(self, key: str, /) -> list[str]:
        return self.get(key, [])


@screen(Who.VISITOR, "GET", "POST")
def section(request: Request, cohort_id: str, role: str, section_key: str) -> HttpResponse:
    """What can be read is saved whatever else is wrong, and what cannot is kept as typed."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    if draft is None or draft.confirmed_at is not None:
        return redirect("public:apply", cohort.public_id)
    if draft.submitted_at is not None:
        return redirect("public:apply_sent", cohort.public_id, role)
    found = next((one for one in content_of(draft).sections if one.key == section_key), None)
    if found is None:
        raise Http404
    asked = asked_here(request, draft)
    if request.method != "POST":
        return _page(request, draft, found, asked, _problems_of_typed(draft, found, asked))
    draft, problems = _saved(request, draft, found, asked)
    then = request.POST.get("then", "next")
    if problems and then == "next":
        return _page(request, draft, found, asked, problems)
    return redirect(_address(draft, found, then))


@screen(Who.VISITOR, "GET", "POST")
def languages(request: Request, cohort_id: str, role: str) -> HttpResponse:
    """What needing another language means, for what is ticked now; nothing is saved."""
    cohort = cohort_for(cohort_id, role)
    draft = draft_of(request, cohort, role)
    version = draft.form_version if draft else current_version(cohort, role)
    if version is None:
        raise Http404
    draft = draft or Draft(cohort=cohort, role=role, form_version=version)
    answers = dict(draft.answers)
    asked = asked_here(request, draft)
    if request.method == "POST":
        for one in version.content.sections:
            if _asks_strictly(one):
                answers |= read_section(one, request.POST, answers, asked).answers
                answers |= _languages_so_far(one, request)
    words = consequence_words(draft, version.content, answers)
    return private(render(request, "public/apply_languages.html", {"words": words}))


def consequence_words(draft: Draft, content: Content, answers: Mapping[str, Any]) -> str:
    """What it means that somebody needs another language than English; else nothing."""
    strict, spoken = content.feeding("only_other_language"), content.feeding("languages")
    if strict is None or spoken is None or answers.get(strict.key) is not True:
        return ""
    said = answers.get(spoken.key) or []
    codes = [one["code"] for one in said if isinstance(one, dict)]
    return " ".join(language_consequence(draft.cohort, draft.role, codes).words)


def _languages_so_far(found: Section, request: Request) -> dict[str, Any]:
    """The languages that are chosen already, though their levels may not be."""
    return {
        question.key: [
            {"code": code} for code in request.POST.getlist(question.key) if CODE.fullmatch(code)
        ]
        for question in found.questions
        if question.kind == Kind.LANGUAGES
    }


def _saved(
    request: Request, draft: Draft, found: Section, asked: Asked
) -> tuple[Draft, dict[str, Sequence[str]]]:
    problems: dict[str, Sequence[str]] = {}
    for question in found.questions:
        file = request.FILES.get(control(question, CHOSEN))
        if question.kind == Kind.FILE and file is not None:
            try:
                upload = attach_file(draft, question, file, at=request.now)
                draft.answers[question.key] = upload.public_id
            except Refusal as refusal:
                problems[question.key] = (refusal.words,)
    read = read_section(found, request.POST, draft.answers, asked)
    seen = read_marks(request.POST.get(SEEN, ""))
    draft = save_section(draft, found, read, at=request.now, seen=seen)
    left = {key_of(name) for name in draft.typed}
    return draft, {key: said for key, said in read.problems.items() if key in left} | problems


def _page(
    request: Request, draft: Draft, found: Section, asked: Asked, problems: Problems
) -> HttpResponse:
    parts = parts_of(draft)
    here = next((part for part in parts if part.key == found.key), None)
    if here is None:
        return redirect("public:apply_send", draft.cohort.public_id, draft.role)
    fields = fields_of(found, draft.answers, asked, problems, draft.typed)
    words = consequence_words(draft, content_of(draft), draft.answers)
    context = {
        "draft": draft,
        "cohort": draft.cohort,
        "part": here,
        "parts": parts,
        "text": section_text(found, get_language() or "en"),
        "fields": with_note(fields, Kind.STRICT_LANGUAGE, words),
        "wrong": [field for field in fields if field.problems],
        "strict": next((one for one in fields if one.kind == Kind.STRICT_LANGUAGE), None),
        "seen": marks_of(found, draft.answers),
        "has_file": any(field.kind == Kind.FILE for field in fields),
    }
    return private(render(request, "public/apply_section.html", context))


def _problems_of_typed(draft: Draft, found: Section, asked: Asked) -> Problems:
    """What was wrong when somebody left this part, said again when they come back to it."""
    left = {key_of(name) for name in draft.typed}
    if not left & {question.key for question in found.questions}:
        return {}
    posted = Texts()
    for question in found.questions:
        if question.key in draft.answers:
            posted |= KINDS[question.kind].write(question, draft.answers[question.key])
    posted |= draft.typed
    problems = read_section(found, posted, draft.answers, asked).problems
    return {key: words for key, words in problems.items() if key in left}


def _address(draft: Draft, found: Section, then: str) -> str:
    """Where a button leads: a part before or after, the end of it, or away for now."""
    place = [draft.cohort.public_id, draft.role]
    if then == "later":
        return reverse("public:apply_later", args=place)
    if then == "send":
        return reverse("public:apply_send", args=place)
    keys = [part.key for part in parts_of(draft)]
    order = [one.key for one in content_of(draft).sections]
    at = order.index(found.key)
    after = [key for key in keys if order.index(key) > at]
    before = [key for key in keys if order.index(key) < at]
    if then == "back":
        if not before:
            return reverse("public:apply", args=place[:1])
        return reverse("public:apply_section", args=[*place, before[-1]])
    if after:
        return reverse("public:apply_section", args=[*place, after[0]])
    return reverse("public:apply_send", args=place)


def _asks_strictly(one: Section) -> bool:
    return any(question.kind == Kind.STRICT_LANGUAGE for question in one.questions)
