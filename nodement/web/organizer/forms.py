"""The two forms of a cohort, with their state."""

from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.forms.actions import open_form
from nodement.forms.models import Form, FormVersion
from nodement.forms.queries import newest_versions
from nodement.kit.errors import Refusal
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest


@dataclass(frozen=True)
class Side:
    """The form of one side, as far as there is one."""

    role: str
    form: Form | None
    version: FormVersion | None
    answered: int

    @property
    def is_changed(self) -> bool:
        """Whether the draft differs from what people answer now."""
        published, form = self.version, self.form
        return form is not None and published is not None and form.content != published.content


@screen(Who.ORGANIZER, "GET", "POST")
def forms(request: SignedInRequest, cohort_id: str) -> HttpResponse:
    cohort = get_object_or_404(runnable(request.user), public_id=cohort_id)
    if request.method == "POST":
        role = request.POST.get("role", "")
        if role not in Form.Role:
            raise Refusal(_("Please choose whose form it is."))
        form = open_form(cohort, role, by=request.user, at=request.now)
        return redirect("organizer:form", form.public_id)
    return render(request, "organizer/forms.html", {"cohort": cohort, "sides": _sides(cohort)})


def _sides(cohort: Cohort) -> list[Side]:
    begun = {form.role: form for form in Form.objects.filter(cohort=cohort)}
    published = newest_versions(cohort)
    filled = Application.objects.filter(cohort=cohort, form_version__isnull=False)
    counts = dict(filled.values_list("role").annotate(Count("pk")))
    return [
        Side(role, begun.get(role), published.get(role), counts.get(role, 0))
        for role in Form.Role.values
    ]
