"""A project's own page, for its contact: what it says of itself, and how it stands."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.outreach.projects import change_project
from nodement.outreach.rules import own
from nodement.programs.rules import announced
from nodement.web.access import Who, screen
from nodement.web.project_form import ProjectForm
from nodement.web.types import SignedInRequest


@screen(Who.CONTACT, "GET", "POST")
def project(request: SignedInRequest, project_id: str) -> HttpResponse:
    found = get_object_or_404(own(request.user), public_id=project_id)
    form = ProjectForm(request.POST or None, initial=ProjectForm.of(found))
    if request.method == "POST" and form.is_valid():
        change_project(found, form.declaration, by=request.user, at=request.now)
        messages.success(request, _("Saved."))
        return redirect("member:project", found.public_id)
    is_public = announced().filter(pk=found.program_id).exists()
    context = {"project": found, "form": form, "is_public": is_public}
    return render(request, "member/project.html", context)
