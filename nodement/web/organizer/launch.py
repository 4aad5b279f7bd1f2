"""The launch list of a cohort: what is done, by whom, and what comes next."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nodement.lifecycle.launch import MARKED, Launch, LaunchStep, Step, launch_of
from nodement.outreach.launch_marks import mark_step, unmark_step
from nodement.outreach.models import LaunchMark
from nodement.programs.rules import runnable
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Line:
    """A step, and how it looks: done, to be done now, or later."""

    step: LaunchStep
    look: str


@screen(Who.ORGANIZER, "GET", "POST")
def launch(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        if "undo" in request.POST:
            step = _asked(request.POST["undo"])
            unmark_step(cohort, step, by=request.user, at=request.now)
        else:
            step = _asked(request.POST.get("done", ""))
            mark_step(cohort, step, by=request.user, at=request.now)
        return redirect("organizer:launch", cohort.public_id)
    found = launch_of(cohort)
    context = {"cohort": cohort, "launch": found, "lines": _lines(found)}
    return render(request, "organizer/launch.html", context)


def _asked(value: str) -> LaunchMark.Step:
    """The step that a button names."""
    if value not in set(Step) or Step(value) not in MARKED:
        raise Http404
    return MARKED[Step(value)]


def _lines(found: Launch) -> list[Line]:
    looks = {True: "done", False: ""}
    return [
        Line(step, "now" if step is found.next else looks[step.is_done]) for step in found.steps
    ]
