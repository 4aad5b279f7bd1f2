"""The first step of a program: what it begins with, and its names."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.lifecycle.setting_up import set_up_program, set_up_program_like, suggested_term
from nodement.people.models import Person
from nodement.programs.actions import Beginning
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.programs.starters import NODEJS, STARTERS, Start
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

STARTS = {
    Start.NODEJS: gettext_lazy("The Node.js program, ready to run"),
    Start.EMPTY: gettext_lazy("An empty program: our figures, your words"),
    Start.COPY: gettext_lazy("As in a cohort that you have run: its words, figures and forms"),
}


class StartForm(forms.Form):
    """What to begin with, and the names of it all."""

    start = forms.ChoiceField(
        label=gettext_lazy("What do you begin with?"), widget=forms.RadioSelect
    )
    source = forms.ModelChoiceField(
        label=gettext_lazy("Which cohort?"),
        queryset=Cohort.objects.none(),
        required=False,
        help_text=gettext_lazy("Only if you begin as in a cohort that you have run."),
    )
    community = forms.CharField(
        label=gettext_lazy("Community"), max_length=200, help_text=gettext_lazy("Node.js, say.")
    )
    program = forms.CharField(label=gettext_lazy("Program"), max_length=200)
    cohort = forms.CharField(
        label=gettext_lazy("First cohort"),
        max_length=200,
        help_text=gettext_lazy("One run of the program: “Winter 2026”, say."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sources = runnable(by).order_by("-starts_on", "name")
        self.fields["source"].queryset = sources  # type: ignore[attr-defined]
        self.fields["source"].label_from_instance = _named  # type: ignore[attr-defined]
        offered = [(start.value, words) for start, words in STARTS.items()]
        if not sources.exists():
            del self.fields["source"]
            offered = [(value, words) for value, words in offered if value != Start.COPY]
        self.fields["start"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("start") == Start.COPY and not said.get("source"):
            self.add_error("source", _("Please choose the cohort to begin with."))
        return said


def _named(cohort: Cohort) -> str:
    return f"{cohort.program}, {cohort}"


@screen(Who.KEEPER, "GET", "POST")
def start(request: SignedInRequest) -> HttpResponse:
    if not request.user.is_keeper:
        raise Http404
    form = StartForm(request.POST or None, by=request.user, initial=_usual(request))
    if request.method == "POST" and form.is_valid():
        try:
            cohort = _begin(form.cleaned_data, by=request.user, at=request.now)
        except Refusal as refusal:
            form.add_error(None, refusal.words)
        else:
            messages.success(request, _("Your program stands. Nobody hears of it yet."))
            return redirect("organizer:start_texts", cohort.public_id)
    return render(request, "organizer/start.html", {"form": form})


def _usual(request: SignedInRequest) -> dict[str, str]:
    """The Node.js program, named after the month in which its first term begins."""
    term = suggested_term(None, today=request.now.date())
    return {
        "start": Start.NODEJS.value,
        "community": NODEJS.community,
        "program": NODEJS.program,
        "cohort": formatted(term.starts_on, "F Y"),
    }


def _begin(said: dict[str, Any], *, by: Person, at: datetime) -> Cohort:
    source = said.get("source") if said["start"] == Start.COPY else None
    term = suggested_term(source, today=at.date())
    beginning = Beginning(
        community=said["community"],
        program=said["program"],
        cohort=said["cohort"],
        starts_on=term.starts_on,
        areas=(),
        kinds_of_help=(),
        weeks=term.weeks,
    )
    if source is not None:
        return set_up_program_like(source, beginning, by=by, at=at)
    return set_up_program(beginning, STARTERS[Start(said["start"])], by=by, at=at)
