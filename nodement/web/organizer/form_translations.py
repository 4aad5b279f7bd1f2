"""A form in more languages: the words of one section side by side with their translation."""

import re
from dataclasses import dataclass
from typing import Any

import langcodes
from django import forms
from django.contrib import messages
from django.forms.boundfield import BoundField
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from nodement.forms import editing
from nodement.forms.content import Content, Question, Section, Wording
from nodement.forms.models import Form
from nodement.forms.wording import languages_of
from nodement.surveys.languages import LanguageUnclear, language_name, read_language
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import buildable_form, keep
from nodement.web.types import SignedInRequest

CODE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", re.IGNORECASE)


@dataclass(frozen=True)
class Progress:
    """How far a language is: questions with a translated label, of all."""

    code: str
    name: str
    done: int


@dataclass(frozen=True)
class Words:
    """The words of one question, and the fields for their translation."""

    question: Question
    fields: list[BoundField]


class LanguageForm(forms.Form):
    """Which language: its name or its code."""

    language = forms.CharField(
        label=gettext_lazy("Language"),
        max_length=60,
        help_text=gettext_lazy("Its English name, or a code such as pt-BR."),
    )

    def clean_language(self) -> str:
        typed: str = self.cleaned_data["language"].strip()
        if CODE.fullmatch(typed) and langcodes.tag_is_valid(typed):
            return str(langcodes.standardize_tag(typed))
        try:
            return read_language(typed)
        except LanguageUnclear as unclear:
            raise forms.ValidationError(unclear.words) from unclear


class WordsForm(forms.Form):
    """The words of one section in a language; what is left empty is shown as it was written."""

    def __init__(self, *args: Any, section: Section, code: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.section, self.code = section, code
        self._add("title", _("Title of the section"), section.titles.get(code, ""), 200)
        if section.text:
            self._add("text", _("Its text"), section.texts.get(code, ""), 2000, rows=3)
        for question in section.questions:
            words = question.wordings.get(code, Wording())
            self._add(f"label-{question.key}", _("The question"), words.label, 500)
            if question.help:
                self._add(f"help-{question.key}", _("A word of help"), words.help, 2000, rows=2)
            if question.options:
                label = _("Its answers, in the same order, one a line")
                rows = min(len(question.options) + 1, 12)
                text = "\n".join(words.options)
                self._add(f"options-{question.key}", label, text, 70_000, rows=rows)

    def _add(self, name: str, label: str, said: str, most: int, *, rows: int = 0) -> None:
        attrs = {"dir": "auto", "lang": self.code}
        widget = forms.Textarea({**attrs, "rows": rows}) if rows else forms.TextInput(attrs)
        self.fields[name] = forms.CharField(
            label=label, initial=said, max_length=most, required=False, widget=widget, strip=False
        )

    def clean(self) -> dict[str, Any]:
        for question in self.section.questions:
            name = f"options-{question.key}"
            if len(_lines(self.cleaned_data.get(name, ""))) > len(question.options):
                words = _("These are more lines than the question has answers: %(count)s.")
                self.add_error(name, words % {"count": len(question.options)})
        return self.cleaned_data

    def translated(self, content: Content) -> Content:
        said = {name: text.strip() for name, text in self.cleaned_data.items()}
        key = self.section.key
        content = editing.translate_section(
            content, key, self.code, said["title"], said.get("text", "")
        )
        for question in self.section.questions:
            options = _lines(self.cleaned_data.get(f"options-{question.key}", ""))
            words = Wording(
                label=said[f"label-{question.key}"],
                help=said.get(f"help-{question.key}", ""),
                options=_filled(options, len(question.options)),
            )
            content = editing.translate_question(content, question.key, self.code, words)
        return content

    def words(self) -> list[Words]:
        names = ("label", "help", "options")
        return [
            Words(
                each,
                [
                    self[f"{name}-{each.key}"]
                    for name in names
                    if f"{name}-{each.key}" in self.fields
                ],
            )
            for each in self.section.questions
        ]


@screen(Who.ORGANIZER, "GET", "POST")
def translations(request: SignedInRequest, form_id: str) -> HttpResponse:
    form = buildable_form(request, form_id)
    chosen = LanguageForm(
        {"language": request.GET["language"]} if "language" in request.GET else None
    )
    content = form.content
    if not chosen.is_valid() or not content.sections:
        return _languages(request, form, chosen)
    code = chosen.cleaned_data["language"]
    section = _section(content, request.GET.get("section", ""))
    asked = WordsForm(request.POST or None, section=section, code=code)
    if (
        request.method == "POST"
        and asked.is_valid()
        and keep(request, form, asked, asked.translated)
    ):
        messages.success(request, _("Saved in the draft. Nobody sees it before you publish it."))
        page = reverse("organizer:form_translations", args=[form.public_id])
        return redirect(f"{page}?language={code}&section={section.key}")
    context = {
        "form": form,
        "cohort": form.cohort,
        "asked": asked,
        "section": section,
        "head": [asked[name] for name in ("title", "text") if name in asked.fields],
        "words": asked.words(),
        "code": code,
        "spoken": language_name(code, get_language() or "en"),
        "sections": content.sections,
    }
    return render(request, "organizer/form_translation.html", context)


def _languages(request: SignedInRequest, form: Form, chosen: LanguageForm) -> HttpResponse:
    content = form.content
    questions = list(content.questions)
    progress = [
        Progress(
            code,
            language_name(code, get_language() or "en"),
            sum(1 for each in questions if each.wordings.get(code, Wording()).label),
        )
        for code in languages_of(content)
    ]
    context = {
        "form": form,
        "cohort": form.cohort,
        "chosen": chosen,
        "progress": progress,
        "questions": len(questions),
    }
    return render(request, "organizer/form_translations.html", context)


def _section(content: Content, key: str) -> Section:
    return next((each for each in content.sections if each.key == key), content.sections[0])


def _lines(text: str) -> list[str]:
    """What was typed line by line; empty lines stand for answers that are not translated."""
    return [" ".join(line.split()) for line in text.rstrip().splitlines()]


def _filled(lines: list[str], count: int) -> tuple[str, ...]:
    return (*lines, *[""] * (count - len(lines))) if any(lines) else ()
