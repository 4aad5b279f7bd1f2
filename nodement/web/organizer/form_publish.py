"""Before a form is published: what changes, and what becomes of those who answered already."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.applying.models import Draft
from nodement.forms.actions import ChangedMeanwhile, publish_form
from nodement.forms.checks import faults
from nodement.forms.comparing import differences
from nodement.forms.content import Content
from nodement.forms.models import Form
from nodement.forms.queries import latest_version
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.organizer.form_changes import address_of, buildable_form, edition_of
from nodement.web.types import SignedInRequest


@screen(Who.ORGANIZER, "GET", "POST")
def publish(request: SignedInRequest, form_id: str) -> HttpResponse:
    """Say what publishing does; publish what was seen, and nothing else."""
    form = buildable_form(request, form_id)
    if request.method == "POST":
        return _publish(request, form)
    content, version = form.content, latest_version(form)
    drafts = Draft.objects.filter(form_version__form=form, confirmed_at=None, submitted_at=None)
    context = {
        "form": form,
        "cohort": form.cohort,
        "version": version,
        "number": version.number + 1 if version else 1,
        "changes": differences(version.content if version else Content(), content),
        "is_same": version is not None and version.content == content,
        "faults": [(content.question(each.question), each) for each in faults(content, form.role)],
        "questions": sum(1 for _each in content.questions),
        "answered": Application.objects.filter(form_version__form=form).count(),
        "writing": drafts.count(),
    }
    return render(request, "organizer/form_publish.html", context)


def _publish(request: SignedInRequest, form: Form) -> HttpResponse:
    before = latest_version(form)
    try:
        version = publish_form(form, by=request.user, at=request.now, edition=edition_of(request))
    except ChangedMeanwhile as refusal:
        messages.warning(request, refusal.words)
        return redirect("organizer:form_publish", form.public_id)
    if version == before:
        messages.info(request, _("This is published already; nothing was changed."))
    else:
        words = _("Published: version %(number)s is what people answer from now on.")
        messages.success(request, words % {"number": version.number})
    return redirect(address_of(form))
