"""The survey files of a cohort, and the way to bring a new one."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy

from nodement.programs.rules import runnable
from nodement.surveys.actions import upload_survey
from nodement.surveys.models import SurveyImport
from nodement.surveys.queries import imports as imports_of
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


class UploadForm(forms.Form):
    of = forms.ChoiceField(
        label=gettext_lazy("Whose answers are in the file?"),
        choices=SurveyImport.Of.choices,
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=gettext_lazy("The file"),
        help_text=gettext_lazy(
            "A CSV or XLSX export of your form, up to 50 MB. Nothing is taken in before you have "
            "seen how it was read."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


@screen(Who.ORGANIZER, "GET", "POST")
def imports(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    usual = {"of": request.GET.get("of", SurveyImport.Of.MENTEES)}
    form = UploadForm(request.POST or None, request.FILES or None, initial=usual)
    if request.method == "POST" and form.is_valid():
        kept = upload_survey(
            cohort,
            form.cleaned_data["file"],
            of=form.cleaned_data["of"],
            by=request.user,
            at=request.now,
        )
        return redirect("organizer:import", kept.public_id)
    page = page_of(request, imports_of(cohort).select_related("uploaded_by"))
    context = {"cohort": cohort, "form": form, "page": page}
    return render(request, "organizer/imports.html", context)
