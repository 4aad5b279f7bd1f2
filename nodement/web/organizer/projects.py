"""The projects that declared themselves: read, accept, decline with words, undo."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.outreach import rules
from nodement.outreach.models import Project
from nodement.outreach.projects import accept_project, decline_project, undo_decline
from nodement.outreach.queries import by_urgency, nominating_cohorts
from nodement.programs.rules import announced, organizable
from nodement.surveys.cleaning import several_lines
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest

MOST_COHORTS = 6


class WordsForm(forms.Form):
    """A few kind words to a no."""

    words = forms.CharField(max_length=2000, required=False)


@screen(Who.ORGANIZER)
def manage(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(organizable(request.user), public_id=program_id)
    rows = rules.manageable(request.user).filter(program=program)
    show = request.GET.get("show", "")
    if show in Project.State.values:
        rows = rows.filter(state=show)
    context = {
        "program": program,
        "page": page_of(request, by_urgency(rows)),
        "show": show,
        "states": Project.State.choices,
        "cohorts": nominating_cohorts(program, request.now)[:MOST_COHORTS],
        "is_public": announced().filter(pk=program.pk).exists(),
    }
    return render(request, "organizer/projects.html", context)


@screen(Who.ORGANIZER, "POST")
def accept(request: SignedInRequest, project_id: str) -> HttpResponse:
    project = get_object_or_404(rules.manageable(request.user), public_id=project_id)
    accept_project(project, by=request.user, at=request.now)
    messages.success(request, _("%(project)s takes part.") % {"project": project})
    return redirect("organizer:projects", project.program.public_id)


@screen(Who.ORGANIZER, "POST")
def decline(request: SignedInRequest, project_id: str) -> HttpResponse:
    project = get_object_or_404(rules.manageable(request.user), public_id=project_id)
    form = WordsForm(request.POST)
    if form.is_valid():
        words = several_lines(form.cleaned_data["words"])
        decline_project(project, words, by=request.user, at=request.now)
        said = _("%(project)s is declined. The letter leaves in ten minutes; until then, undo it.")
        messages.success(request, said % {"project": project})
    else:
        messages.error(request, _("These words are too long for a letter: 2,000 signs at most."))
    return redirect("organizer:projects", project.program.public_id)


@screen(Who.ORGANIZER, "POST")
def undo(request: SignedInRequest, project_id: str) -> HttpResponse:
    project = get_object_or_404(rules.manageable(request.user), public_id=project_id)
    if undo_decline(project, by=request.user, at=request.now):
        messages.success(request, _("Undone: %(project)s waits again.") % {"project": project})
    else:
        words = _("%(project)s waits again. The letter had left already; please write to them.")
        messages.warning(request, words % {"project": project})
    return redirect("organizer:projects", project.program.public_id)
