"""Steps of a new program: what it says of itself, its words, its main figures."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.programs.actions import (
    Description,
    Taxonomy,
    change_policy,
    change_taxonomy,
    describe_program,
)
from nodement.programs.models import Cohort, Program, Topic
from nodement.programs.queries import both_topics
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.programs import lines_of
from nodement.web.organizer.start_progress import (
    SETTINGS,
    TEXTS,
    WORDS,
    address_after,
    path_of,
)
from nodement.web.types import SignedInRequest

FIGURES = (
    "eligibility",
    "applicants_per_place",
    "minimum_overlap",
    "mentor_minutes_a_month",
    "mentee_minutes",
    "mentee_period_days",
    "english_minimum",
    "shared_area_required",
    "same_affiliation_allowed",
)


class TextsForm(forms.Form):
    """What the program is, and where questions go."""

    about = forms.CharField(
        label=gettext_lazy("What it is"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=gettext_lazy("The first thing people read, before they sign up."),
    )
    contact = forms.EmailField(
        label=gettext_lazy("Address for questions"),
        max_length=254,
        help_text=gettext_lazy("Shown to everybody. Better one that several of you read."),
    )


class WordsForm(forms.Form):
    """What people choose from."""

    areas = forms.CharField(
        label=gettext_lazy("Areas of focus, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=gettext_lazy(
            "What mentees work on and mentors advise on. Skills around code count too."
        ),
    )
    kinds_of_help = forms.CharField(
        label=gettext_lazy("Kinds of help, one a line"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


FiguresForm = forms.modelform_factory(
    Program, fields=FIGURES, widgets={"eligibility": forms.Textarea(attrs={"rows": 4})}
)
for figure in FiguresForm.base_fields.values():
    figure.show_hidden_initial = True
    if isinstance(figure, forms.IntegerField):
        figure.widget.attrs["class"] = "short"


@screen(Who.ORGANIZER, "GET", "POST")
def start_texts(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    program = cohort.program
    first = {"about": program.about, "contact": program.contact or request.user.email}
    form = TextsForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        describe_program(program, Description(**form.cleaned_data), by=request.user, at=request.now)
        return redirect(address_after(cohort, TEXTS))
    return _page(request, cohort, TEXTS, form)


@screen(Who.ORGANIZER, "GET", "POST")
def start_words(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    program = cohort.program
    words = both_topics(program)
    first = {
        "areas": "\n".join(words[Topic.Kind.AREA]),
        "kinds_of_help": "\n".join(words[Topic.Kind.HELP]),
    }
    form = WordsForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        said = {name: lines_of(text) for name, text in form.cleaned_data.items()}
        try:
            change_taxonomy(program, Taxonomy(**said), by=request.user, at=request.now)
            return redirect(address_after(cohort, WORDS))
        except Refusal as refusal:
            form.add_error(None, refusal.words)
    return _page(request, cohort, WORDS, form)


@screen(Who.ORGANIZER, "GET", "POST")
def start_settings(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    form = FiguresForm(request.POST or None, instance=cohort.program)
    if request.method == "POST" and form.is_valid():
        figures = {name: form.cleaned_data[name] for name in form.changed_data}
        change_policy(cohort.program, figures, by=request.user, at=request.now)
        return redirect(address_after(cohort, SETTINGS))
    return _page(request, cohort, SETTINGS, form)


def _page(
    request: SignedInRequest, cohort: Cohort, here: str, form: forms.BaseForm
) -> HttpResponse:
    title, lead = _head(here)
    context: dict[str, Any] = {
        "cohort": cohort,
        "form": form,
        "path": path_of(cohort, here),
        "following": address_after(cohort, here),
        "title": title,
        "lead": lead,
    }
    return render(request, "organizer/start_step.html", context)


def _head(here: str) -> tuple[str, str]:
    return {
        TEXTS: (
            _("What your program says of itself"),
            _("A few sentences are enough. You can change them at any time."),
        ),
        WORDS: (
            _("What people choose from"),
            _("Both sides choose from the same words, and pairs are found by them."),
        ),
        SETTINGS: (
            _("Your main figures"),
            _("These have worked elsewhere. Keep them if you are not sure."),
        ),
    }[here]
