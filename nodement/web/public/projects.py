"""The projects of a program: who takes part, how to declare one, the contact's word."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.outreach.links import declared
from nodement.outreach.projects import confirm_project, declare_project
from nodement.outreach.rules import shown
from nodement.people.actions import Introduction
from nodement.programs.rules import announced
from nodement.web.access import Who, screen
from nodement.web.addresses import AddressField
from nodement.web.paging import page_of
from nodement.web.project_form import ProjectForm, visible_line
from nodement.web.types import Request

PAGE = 20


class DeclarationForm(ProjectForm):
    """A project, and whom to write to about it."""

    contact_name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    contact_email = AddressField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("We write to it, and the organizers see it. It is never shown."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )

    @property
    def contact(self) -> Introduction:
        said = self.cleaned_data
        return Introduction(said["contact_email"], said["contact_name"])

    def clean_contact_name(self) -> str:
        return visible_line(self.cleaned_data["contact_name"])


@screen(Who.VISITOR)
def projects(request: Request, program_id: str) -> HttpResponse:
    program = get_object_or_404(announced(), public_id=program_id)
    context = {"program": program, "page": page_of(request, shown(program), PAGE)}
    return render(request, "public/projects.html", context)


@screen(Who.VISITOR, "GET", "POST")
def declare(request: Request, program_id: str) -> HttpResponse:
    """Whether the address or the project was known before, the answer is the same."""
    program = get_object_or_404(announced(), public_id=program_id)
    form = DeclarationForm(request.POST or None, initial=_known(request))
    if request.method == "POST" and form.is_valid():
        declare_project(program, form.declaration, contact=form.contact, at=request.now)
        words = _("Almost done: open the letter that we send you, and confirm there.")
        messages.success(request, words)
        return redirect("public:projects", program.public_id)
    return render(request, "public/declare.html", {"program": program, "form": form})


@screen(Who.VISITOR, "GET", "POST")
def confirm(request: Request, token: str) -> HttpResponse:
    """Opening the link changes nothing, since mail scanners open links; the button does."""
    project = declared(token)
    if project is None:
        words = _("This link does not work any more. Declare the project again; it is quick.")
        return render(request, "refusal.html", {"words": words}, status=404)
    if request.method == "POST":
        confirm_project(project, at=request.now)
        return redirect("public:confirm_project", token)
    return render(request, "public/confirm_project.html", {"project": project})


def _known(request: Request) -> dict[str, str]:
    if not request.user.is_authenticated:
        return {}
    return {"contact_name": request.user.name, "contact_email": request.user.email}
