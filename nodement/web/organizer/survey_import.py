"""One survey file: how it was read, what is wrong, confirm, progress, result."""

from zoneinfo import available_timezones

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.surveys import actions
from nodement.surveys.actions import Corrections
from nodement.surveys.fields import Field
from nodement.surveys.models import SurveyImport
from nodement.surveys.questions import question_names
from nodement.surveys.rules import importable
from nodement.web.access import Who, screen
from nodement.web.organizer.readings import columns_of, zones_of
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest

State = SurveyImport.State
MOVING = (State.READING, State.TAKING_IN)
STEPS = {State.READING: 1, State.READY: 1, State.FAILED: 1, State.TAKING_IN: 2, State.DONE: 4}
MOST_NOTICES = 100


@screen(Who.ORGANIZER)
def survey_import(request: SignedInRequest, import_id: str) -> HttpResponse:
    """The file in its state; while work goes on, htmx asks for the moving part alone."""
    found = _find(request, import_id)
    context = {"import": found, "cohort": found.cohort, "is_moving": found.state in MOVING}
    if request.headers.get("HX-Request"):
        response = render(request, "organizer/progress.html", context)
        if found.state not in MOVING:
            response["HX-Refresh"] = "true"
        return response
    return render(request, "organizer/import.html", context | _findings(request, found))


@screen(Who.ORGANIZER, "POST")
def correct(request: SignedInRequest, import_id: str) -> HttpResponse:
    found = _find(request, import_id)
    actions.correct_import(found, _said(request, found), by=request.user, at=request.now)
    messages.success(request, _("Thank you. The file is read again, and this is remembered."))
    return redirect("organizer:import", found.public_id)


@screen(Who.ORGANIZER, "POST")
def confirm(request: SignedInRequest, import_id: str) -> HttpResponse:
    """Take the file in as it was shown; what was corrected on the way is looked at first."""
    found = _find(request, import_id)
    said = _said(request, found)
    if found.state == State.READY and said != Corrections(consent_given=found.consent_given):
        actions.correct_import(found, said, by=request.user, at=request.now)
        words = _("You changed how the file is read. Please look at it once more, then take it in.")
        messages.info(request, words)
    else:
        actions.confirm_import(found, by=request.user, at=request.now)
    return redirect("organizer:import", found.public_id)


@screen(Who.ORGANIZER, "POST")
def cancel(request: SignedInRequest, import_id: str) -> HttpResponse:
    found = _find(request, import_id)
    actions.cancel_import(found, by=request.user, at=request.now)
    found.refresh_from_db()
    if found.state == State.DONE:
        messages.info(request, _("It was too late to cancel: everything is in already."))
        return redirect("organizer:import", found.public_id)
    stays = found.added + found.changed
    words = ngettext(
        "Cancelled. %(count)s row was taken in before, and that stays.",
        "Cancelled. %(count)s rows were taken in before, and that stays.",
        stays,
    )
    nothing = _("Cancelled. Nothing of this file was taken in.")
    messages.success(request, words % {"count": stays} if stays else nothing)
    return redirect("organizer:imports", found.cohort.public_id)


def _findings(request: SignedInRequest, found: SurveyImport) -> dict[str, object]:
    """How the file was read, and what is to be said of its rows."""
    said = found.remarks.filter(refuses=False)
    columns, zones = columns_of(found), zones_of(found)
    return {
        "step": STEPS.get(State(found.state), 0),
        "page": page_of(request, found.remarks.filter(refuses=True)),
        "notices": said[:MOST_NOTICES],
        "notices_count": said.count(),
        "fields": question_names(),
        "columns": columns,
        "some_columns_sure": any(column.is_sure for column in columns),
        "some_columns_unsure": not all(column.is_sure for column in columns),
        "asks_consent": Field.CONSENT not in {column.field for column in columns},
        "zones": zones,
        "some_zones_read": any(reading.zone for reading in zones),
        "known_zones": sorted(available_timezones()) if zones else [],
        "refused_now": max(0, found.rows - found.complete),
    }


def _said(request: SignedInRequest, found: SurveyImport) -> Corrections:
    """What the organizer says of headers, zones and consent; only what differs is a correction."""
    posted = request.POST
    headers = {
        column["header"]: chosen
        for column in found.headers
        if (chosen := posted.get(f"column-{column['column']}", column["field"])) != column["field"]
    }
    zones = {
        reading["typed"]: chosen
        for number, reading in enumerate(found.zones_read)
        if (chosen := posted.get(f"zone-{number}", "").strip()) and chosen != reading["zone"]
    }
    consent = posted.get("consent", found.consent_given).strip()
    return Corrections(headers=headers, zones=zones, consent_given=consent)


def _find(request: SignedInRequest, import_id: str) -> SurveyImport:
    return get_object_or_404(importable(request.user), public_id=import_id)
