"""Answers that only count: numbers of groups, none so small that it would tell of somebody."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from nodement.admissions.suppression import Table, suppressed
from nodement.applying.models import Counted
from nodement.forms.content import Audience, Question
from nodement.forms.queries import newest_versions
from nodement.forms.wording import worded
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.programs.windows import Window, window_of
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Counts:
    """One question, and how often each answer was chosen."""

    label: str
    table: Table


@screen(Who.ORGANIZER)
def numbers(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """The counts once sign-up is over: while it is open, a number that goes up would tell whose."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    is_open = window_of(cohort, request.now) in (Window.BEFORE, Window.OPEN)
    context = {
        "cohort": cohort,
        "least": cohort.program.smallest_group,
        "is_open": is_open,
        "is_destroyed": cohort.matching_closed_at is not None,
        "questions": [] if is_open else list(_counts(cohort, get_language() or "en")),
    }
    return render(request, "organizer/numbers.html", context)


def _counts(cohort: Cohort, language: str) -> Iterator[Counts]:
    rows: dict[str, dict[str, int]] = {}
    for row in Counted.objects.filter(cohort=cohort).order_by("question", "choice"):
        rows.setdefault(row.question, {})[row.choice] = row.count
    known = _questions(cohort)
    for key, counted in rows.items():
        question = known.get(key)
        label = worded(question, language).label if question else key
        options = dict.fromkeys(question.options, 0) if question else {}
        yield Counts(label, suppressed(options | counted, cohort.program.smallest_group))


def _questions(cohort: Cohort) -> dict[str, Question]:
    """The questions that only count, by their key."""
    return {
        question.key: question
        for version in newest_versions(cohort).values()
        for question in version.content.questions
        if question.audience == Audience.NOBODY
    }
