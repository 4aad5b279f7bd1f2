"""What happens to a file of answers: it is uploaded, corrected, confirmed, cancelled."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO
from zoneinfo import available_timezones

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.headers import MappingUnclear, guess, normalise_header
from nodement.surveys.models import Application, Reading, Remark, SurveyImport
from nodement.surveys.zones import normalise_zone

LARGEST_FILE = 50 * 1024 * 1024
READABLE = (SurveyImport.State.READY, SurveyImport.State.FAILED, SurveyImport.State.READING)


@transaction.atomic
def upload_survey(
    cohort: Cohort, file: BinaryIO, *, of: str, by: Person | None, at: datetime
) -> SurveyImport:
    """Keep a file of answers and queue it to be read. Refuses a file that is too large."""
    kept = File(file, name=(file.name or "answers").rsplit("/", 1)[-1])
    if kept.size > LARGEST_FILE:
        raise Refusal(_("This file is larger than 50 MB. Please split it and upload the parts."))
    survey_import = SurveyImport(
        cohort=cohort, of=of, file_name=(kept.name or "")[:255], uploaded_by=by, uploaded_at=at
    )
    survey_import.file.save(survey_import.public_id, kept, save=False)
    survey_import.save()
    record("uploaded", survey_import, by=by, at=at, file=survey_import.file_name)
    return survey_import


@dataclass(frozen=True)
class Corrections:
    """What an organizer says of a file: what headings and time zones mean, how people agreed."""

    headers: Mapping[str, str] = field(default_factory=dict)
    zones: Mapping[str, str] = field(default_factory=dict)
    consent_given: str = ""


@transaction.atomic
def correct_import(
    survey_import: SurveyImport, said: Corrections, *, by: Person | None, at: datetime
) -> None:
    """Say what headers and time zones mean; the program remembers it, the file is read again.

    Refuses what no column can hold and what is no time zone: nothing is remembered then.
    """
    survey_import = _held(survey_import)
    if survey_import.state not in READABLE:
        raise Refusal(
            _("This file is being taken in or is done; upload it again to change how it is read.")
        )
    _refuse_nonsense(said)
    program = survey_import.cohort.program
    typed_headers = {normalise_header(typed): meaning for typed, meaning in said.headers.items()}
    typed_zones = {normalise_zone(typed): meaning for typed, meaning in said.zones.items()}
    for kind, readings in (("header", typed_headers), ("zone", typed_zones)):
        for typed, meaning in readings.items():
            Reading.objects.update_or_create(
                program=program, kind=kind, typed=typed[:500], defaults={"meaning": meaning}
            )
    survey_import.corrections |= typed_headers
    survey_import.zone_corrections |= typed_zones
    survey_import.consent_given = said.consent_given.strip()[:200]
    survey_import.state = SurveyImport.State.READING
    survey_import.save()
    record("corrected", survey_import, by=by, at=at, consent=survey_import.consent_given)


def _refuse_nonsense(said: Corrections) -> None:
    try:
        guess(list(said.headers), None).with_corrections(said.headers)
    except MappingUnclear as unclear:
        raise Refusal(unclear.words) from None
    for zone in sorted(set(said.zones.values()) - available_timezones()):
        raise Refusal(
            _("“%(zone)s” is not a time zone we know. Please choose a place such as Europe/Berlin.")
            % {"zone": zone[:80]}
        )


@transaction.atomic
def confirm_import(survey_import: SurveyImport, *, by: Person | None, at: datetime) -> None:
    """Queue the file to be taken in; confirming twice changes nothing."""
    survey_import = _held(survey_import)
    if survey_import.state in (SurveyImport.State.TAKING_IN, SurveyImport.State.DONE):
        return
    if survey_import.state != SurveyImport.State.READY:
        raise Refusal(_("This file can't be taken in yet: it has to be read first."))
    survey_import.state = SurveyImport.State.TAKING_IN
    survey_import.rows_seen = 0
    survey_import.save()
    record("confirmed", survey_import, by=by, at=at)


@transaction.atomic
def cancel_import(survey_import: SurveyImport, *, by: Person | None, at: datetime) -> None:
    """Stop here; what was taken in already stays. The file itself is deleted."""
    survey_import = _held(survey_import)
    if survey_import.state in (SurveyImport.State.DONE, SurveyImport.State.CANCELLED):
        return
    survey_import.state = SurveyImport.State.CANCELLED
    survey_import.finished_at = at
    survey_import.save()
    Remark.objects.filter(survey_import=survey_import).delete()
    transaction.on_commit(lambda: survey_import.file.storage.delete(survey_import.file.name or ""))
    record("cancelled", survey_import, by=by, at=at)


@transaction.atomic
def withdraw(application: Application, *, by: Person, at: datetime) -> None:
    """Take an application back; taking it back twice changes nothing."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if application.state == Application.State.WITHDRAWN:
        return
    application.state = Application.State.WITHDRAWN
    application.changed_at = at
    application.save(update_fields=["state", "changed_at"])
    record("withdrew", application, by=by, at=at)


def _held(survey_import: SurveyImport) -> SurveyImport:
    """The file for us alone; a worker that is at it notices and lets go."""
    held = SurveyImport.objects.select_for_update().get(pk=survey_import.pk)
    held.claims += 1
    held.lease_until = None
    return held
