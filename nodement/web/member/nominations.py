"""Whom a project has named as mentors, and one more."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.outreach.nominations import Nominee, nominate_mentor
from nodement.outreach.queries import nominating_cohorts, of_project
from nodement.outreach.rules import own
from nodement.programs.models import Cohort
from nodement.surveys.cleaning import several_lines
from nodement.web.access import Who, screen
from nodement.web.addresses import AddressField
from nodement.web.github_name import clean_github
from nodement.web.paging import page_of
from nodement.web.project_form import visible_line
from nodement.web.types import SignedInRequest


class NominationForm(forms.Form):
    """Somebody who could be a mentor, and why."""

    cohort = forms.ChoiceField(label=gettext_lazy("Cohort"))
    name = forms.CharField(label=gettext_lazy("Their name"), max_length=200)
    email = AddressField(
        label=gettext_lazy("Their email address"),
        help_text=gettext_lazy("We ask them by letter. The organizers see it, and nobody else."),
        max_length=254,
    )
    github = forms.CharField(label=gettext_lazy("GitHub username"), max_length=100, required=False)
    why = forms.CharField(
        label=gettext_lazy("Why them"),
        help_text=gettext_lazy("They read it themselves, and so do the organizers."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, cohorts: list[Cohort], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cohorts = {cohort.public_id: cohort for cohort in cohorts}
        choices = [(public_id, str(cohort)) for public_id, cohort in self.cohorts.items()]
        self.fields["cohort"] = forms.ChoiceField(label=_("Cohort"), choices=choices)
        if len(choices) == 1:
            self.fields["cohort"].widget = forms.HiddenInput()
            self.fields["cohort"].initial = choices[0][0]

    def clean_name(self) -> str:
        return visible_line(self.cleaned_data["name"])

    def clean_github(self) -> str:
        return clean_github(self.cleaned_data["github"])

    def clean_why(self) -> str:
        return several_lines(self.cleaned_data["why"])

    def clean(self) -> None:
        if "cohort" not in self.cleaned_data:
            words = _("This cohort takes no nominations any more. Please look once more.")
            raise forms.ValidationError(words)

    @property
    def nominee(self) -> Nominee:
        said = self.cleaned_data
        return Nominee(said["name"], said["email"], said["github"], said["why"])


@screen(Who.CONTACT, "GET", "POST")
def nominations(request: SignedInRequest, project_id: str) -> HttpResponse:
    """The answer is the same for everybody who is named: what others did stays theirs."""
    project = get_object_or_404(own(request.user), public_id=project_id)
    cohorts = list(nominating_cohorts(project.program, request.now))
    form = NominationForm(request.POST or None, cohorts=cohorts)
    if request.method == "POST" and form.is_valid():
        cohort = form.cohorts[form.cleaned_data["cohort"]]
        nominate_mentor(project, cohort, form.nominee, by=request.user, at=request.now)
        messages.success(request, _("Thank you. They are asked kindly, once for this cohort."))
        return redirect("member:nominations", project.public_id)
    context = {
        "project": project,
        "is_open": bool(cohorts) and project.state == project.State.ACCEPTED,
        "form": form,
        "page": page_of(request, of_project(project)),
    }
    return render(request, "member/nominations.html", context)
