"""One survey file: how it was read, what is wrong, confirm, progress, result."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from nodement.surveys import actions
from nodement.surveys.questions import question_names
from nodement.surveys.models import SurveyImport
from nodement.surveys.rules import importable
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest

State = SurveyImport.State
MOVING = (State.READING, State.TAKING_IN)


@screen(Who.ORGANIZER)
def survey_import(request: SignedInRequest, import_id: str) -> HttpResponse:
    found = _find(request, import_id)
    refused = found.remarks.filter(refuses=True)
    context = {
        "import": found,
        "cohort": found.cohort,
        "is_moving": found.state in MOVING,
        "page": page_of(request, refused),
        "notices": found.remarks.filter(refuses=False)[:100],
        "fields": question_names(),
    }
    part = "progress" if request.headers.get("HX-Request") and found.state in MOVING else "import"
    return render(request, f"organizer/{part}.html", context)


@screen(Who.ORGANIZER, "POST")
def correct(request: SignedInRequest, import_id: str) -> HttpResponse:
    """Take what the organizer says of headers and zones; only what differs is a correction."""
    found = _find(request, import_id)
    headers = {
        column["header"]: chosen
        for column in found.headers
        if (chosen := request.POST.get(f"column-{column['column']}", column["field"]))
        != column["field"]
    }
    zones = {
        reading["typed"]: chosen
        for number, reading in enumerate(found.zones_read)
        if (chosen := request.POST.get(f"zone-{number}", "").strip())
        and chosen != reading["zone"]
    }
    said = actions.Corrections(headers, zones, request.POST.get("consent", ""))
    actions.correct_import(found, said, by=request.user, at=request.now)
    messages.success(request, _("Thank you. The file is read again, and this is remembered."))
    return redirect("organizer:import", found.public_id)


@screen(Who.ORGANIZER, "POST")
def confirm(request: SignedInRequest, import_id: str) -> HttpResponse:
    found = _find(request, import_id)
    actions.confirm_import(found, by=request.user, at=request.now)
    return redirect("organizer:import", found.public_id)


@screen(Who.ORGANIZER, "POST")
def cancel(request: SignedInRequest, import_id: str) -> HttpResponse:
    found = _find(request, import_id)
    actions.cancel_import(found, by=request.user, at=request.now)
    messages.success(request, _("Cancelled. What was taken in before stays."))
    return redirect("organizer:imports", found.cohort.public_id)


def _find(request: SignedInRequest, import_id: str) -> SurveyImport:
    return get_object_or_404(importable(request.user), public_id=import_id)
