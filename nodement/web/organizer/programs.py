"""The programs that I run, each with its cohorts."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.programs import rules
from nodement.programs.models import Cohort, Program
from nodement.programs.windows import Window, window_of
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Row:
    """A cohort, and how its sign-up stands."""

    cohort: Cohort
    window: Window


@dataclass(frozen=True)
class Group:
    """A program and its cohorts, the newest first."""

    program: Program
    rows: list[Row]


@screen(Who.ORGANIZER)
def programs(request: SignedInRequest) -> HttpResponse:
    cohorts = list(
        rules.runnable(request.user).order_by("program__name", "program", "-starts_on", "name")
    )
    may_start = request.user.is_keeper
    if not cohorts and not may_start:
        raise Http404
    if len(cohorts) == 1 and not may_start:
        return redirect("organizer:cohort", cohorts[0].public_id)
    context = {"groups": _groups(cohorts, request.now), "may_start": may_start}
    return render(request, "organizer/programs.html", context)


def _groups(cohorts: list[Cohort], now: datetime) -> list[Group]:
    return [
        Group(program, [Row(cohort, window_of(cohort, now)) for cohort in rows])
        for program, rows in groupby(cohorts, key=lambda cohort: cohort.program)
    ]


def day_of_this_century(day: date) -> None:
    """No term begins in the days of the steam engine because of a slip of the finger."""
    if not date(2000, 1, 1) <= day <= date(2100, 1, 1):
        raise forms.ValidationError(_("Please choose a day of this century."))


def lines_of(text: str) -> tuple[str, ...]:
    """What was typed one a line, each once, none empty."""
    lines = (" ".join(line.split())[:120] for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
