"""Steps of a new program: who looks after it with you, and what people agree to."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from nodement.documents.queries import standings
from nodement.programs.rules import grantable, runnable
from nodement.web.access import Who, screen
from nodement.web.organizer.documents import adopt
from nodement.web.organizer.start_progress import DOCUMENTS, TEAM, address_after, path_of
from nodement.web.organizer.team import RoleForm, grant
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def start_team(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """One more organizer, then the same page again: there may be a third."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        grant(request, cohort.program, form)
        return redirect("organizer:start_team", cohort.public_id)
    context = {
        "cohort": cohort,
        "form": form,
        "roles": grantable(request.user).filter(program=cohort.program_id).order_by("pk"),
        "path": path_of(cohort, TEAM),
        "following": address_after(cohort, TEAM),
    }
    return render(request, "organizer/start_team.html", context)


@screen(Who.ORGANIZER, "GET", "POST")
def start_documents(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    """Take the texts that one begins with, one by one or all at once."""
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        adopt(request, cohort.program)
        return redirect("organizer:start_documents", cohort.public_id)
    texts = standings(cohort.program)
    context = {
        "cohort": cohort,
        "program": cohort.program,
        "texts": texts,
        "unwritten": sum(text.newest is None for text in texts),
        "path": path_of(cohort, DOCUMENTS),
        "following": address_after(cohort, DOCUMENTS),
    }
    return render(request, "organizer/start_documents.html", context)
