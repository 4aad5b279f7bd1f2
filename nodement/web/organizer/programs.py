"""The programs that I run, and the start of a new one."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.programs import rules
from nodement.programs.actions import Beginning, start_program
from nodement.programs.models import Cohort, Topic
from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


def day_of_this_century(day: date) -> None:
    """No term begins in the days of the steam engine because of a slip of the finger."""
    if not date(2000, 1, 1) <= day <= date(2100, 1, 1):
        raise forms.ValidationError(_("Please choose a day of this century."))


class BeginningForm(forms.Form):
    community = forms.CharField(
        label=gettext_lazy("Community"), max_length=200, help_text=gettext_lazy("Node.js, say.")
    )
    program = forms.CharField(label=gettext_lazy("Program"), max_length=200)
    cohort = forms.CharField(
        label=gettext_lazy("First cohort"),
        max_length=200,
        help_text=gettext_lazy("One run of the program: “Winter 2026”, say."),
    )
    starts_on = forms.DateField(
        label=gettext_lazy("First day of the term"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        validators=[day_of_this_century],
    )
    weeks = forms.IntegerField(
        label=gettext_lazy("Weeks of the term"), min_value=1, max_value=104, initial=26
    )
    areas = forms.CharField(
        label=gettext_lazy("Areas of focus, one a line"),
        widget=forms.Textarea(attrs={"rows": 10}),
        initial="\n".join(NODEJS_TAXONOMY.areas),
        help_text=gettext_lazy("What mentees can work on. Survey answers are read against it."),
    )
    kinds_of_help = forms.CharField(
        label=gettext_lazy("Kinds of help, one a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        initial="\n".join(NODEJS_TAXONOMY.kinds_of_help),
    )

    def clean_areas(self) -> tuple[str, ...]:
        return lines_of(self.cleaned_data["areas"])

    def clean_kinds_of_help(self) -> tuple[str, ...]:
        return lines_of(self.cleaned_data["kinds_of_help"])


@screen(Who.ORGANIZER)
def programs(request: SignedInRequest) -> HttpResponse:
    cohorts = list(rules.runnable(request.user).order_by("-starts_on", "name"))
    may_start = request.user.is_keeper
    if not cohorts and not may_start:
        raise Http404
    if len(cohorts) == 1 and not may_start:
        return redirect("organizer:cohort", cohorts[0].public_id)
    context = {"cohorts": cohorts, "may_start": may_start}
    return render(request, "organizer/programs.html", context)


@screen(Who.KEEPER, "GET", "POST")
def start(request: SignedInRequest) -> HttpResponse:
    if not request.user.is_keeper:
        raise Http404
    usual: dict[str, Any] = {"starts_on": request.now.date() + timedelta(weeks=6)}
    form = BeginningForm(request.POST or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        cohort = start_program(Beginning(**form.cleaned_data), by=request.user, at=request.now)
        if _stands_as_asked(cohort, form.cleaned_data):
            messages.success(request, _("Your program stands. Next, bring the survey answers in."))
        else:
            words = _("%(cohort)s is here. What stood before stays as it was: dates and words.")
            messages.warning(request, words % {"cohort": cohort})
        return redirect("organizer:cohort", cohort.public_id)
    return render(request, "organizer/start.html", {"form": form})


def _stands_as_asked(cohort: Cohort, asked: dict[str, Any]) -> bool:
    """Whether nothing of it stood before in another way."""
    words = {(Topic.Kind.AREA.value, name) for name in asked["areas"]}
    words |= {(Topic.Kind.HELP.value, name) for name in asked["kinds_of_help"]}
    stands = set(cohort.program.topics.values_list("kind", "name"))
    dates = (cohort.starts_on, cohort.weeks)
    return stands == words and dates == (asked["starts_on"], asked["weeks"])


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed one a line, each once, none empty."""
    lines = (" ".join(line.split())[:120] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
