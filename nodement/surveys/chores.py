"""What the worker does with files of answers: it reads them, and takes them in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nodement.kit.claims import claim
from nodement.surveys.findings import Finding, Problem, SheetError
from nodement.surveys.intake import Intake, open_intake
from nodement.surveys.models import Remark, SurveyImport
from nodement.surveys.rows import Row
from nodement.surveys.taking_in import Tally, take_in

LEASE = timedelta(minutes=5)
BATCH = 250
State = SurveyImport.State
Watch = Callable[[int, int], None]


def read_surveys(now: datetime) -> int:
    """Read what was uploaded: what each column means, which rows can go in; say how many files."""
    return _each(State.READING, now, read_survey)


def take_in_surveys(now: datetime) -> int:
    """Take in what was confirmed; say how many files. After a kill it starts over: no doubles."""
    return _each(State.TAKING_IN, now, take_in_survey)


def read_survey(survey_import: SurveyImport, *, at: datetime, watch: Watch | None = None) -> None:
    """Read the whole file once, keep what was found, change nothing else."""
    rows = complete = 0
    with open_intake(survey_import) as intake:
        _forget(survey_import, intake, at)
        for batch in _batches(intake.rows()):
            rows += len(batch)
            complete += sum(row.profile is not None for row in batch)
            if not _progress(survey_import, at, _remarks(batch), rows_seen=rows, complete=complete):
                return
            _tell(watch, rows, rows)
        _finish(
            survey_import, State.READING, state=State.READY, rows=rows, zones_read=intake.zones()
        )


def take_in_survey(
    survey_import: SurveyImport, *, at: datetime, watch: Watch | None = None
) -> None:
    """Take in every row that is complete, a batch a transaction."""
    tally, rows = Tally(), 0
    with open_intake(survey_import) as intake:
        _forget(survey_import, intake, at)
        for batch in _batches(intake.rows()):
            taken = take_in(survey_import.cohort, batch, consent=_how(survey_import), at=at)
            tally, rows = tally + taken, rows + len(batch)
            numbers = {"rows_seen": rows, **_numbers(tally)}
            if not _progress(survey_import, at, [*_remarks(batch), *taken.notices], **numbers):
                return
            tally = Tally(tally.added, tally.changed, tally.unchanged, tally.refused)
            _tell(watch, rows, survey_import.rows)
        _finish(survey_import, State.TAKING_IN, state=State.DONE, rows=rows, finished_at=at)
    survey_import.file.storage.delete(survey_import.file.name or "")


def read_now(survey_import: SurveyImport, *, at: datetime, watch: Watch) -> SurveyImport:
    """Read this file here and now, unless a worker is at it."""
    due = SurveyImport.objects.filter(pk=survey_import.pk, state=State.READING)
    _work_on(due, at, partial(read_survey, watch=watch))
    return SurveyImport.objects.get(pk=survey_import.pk)


def take_in_now(survey_import: SurveyImport, *, at: datetime, watch: Watch) -> SurveyImport:
    """Take this file in here and now, unless a worker is at it."""
    due = SurveyImport.objects.filter(pk=survey_import.pk, state=State.TAKING_IN)
    _work_on(due, at, partial(take_in_survey, watch=watch))
    return SurveyImport.objects.get(pk=survey_import.pk)


def _each(state: str, now: datetime, do: Callable[..., None]) -> int:
    return _work_on(SurveyImport.objects.filter(state=state), now, do)


def _work_on(due: "models.QuerySet[SurveyImport]", now: datetime, do: Callable[..., None]) -> int:
    claimed = claim(due, now=now, lease=LEASE, most=1)
    for survey_import in claimed:
        state = survey_import.state
        reader = survey_import.uploaded_by
        with translation.override(reader.language if reader else None):
            try:
                do(survey_import, at=now)
            except SheetError as error:
                _finish(survey_import, state, state=State.FAILED, trouble=error.words)
            except FileNotFoundError:
                words = _("The file itself is gone. Please upload it again.")
                _finish(survey_import, state, state=State.FAILED, trouble=words)
    return len(claimed)


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _remarks(batch: Sequence[Row]) -> list[Finding]:
    return [finding for row in batch for finding in (*row.problems, *row.notices)]


def _forget(survey_import: SurveyImport, intake: Intake, at: datetime) -> None:
    """Start over: a reading that was cut short leaves nothing behind."""
    Remark.objects.filter(survey_import=survey_import).delete()
    _progress(survey_import, at, intake.notices(), headers=intake.headers(), trouble="")


def _progress(
    survey_import: SurveyImport, at: datetime, found: Sequence[Finding], **numbers: object
) -> bool:
    """Keep what was found so far and hold on to the file; False when it is no longer ours."""
    with transaction.atomic():
        lease = at + LEASE if survey_import.lease_until else None
        if not _ours(survey_import).update(lease_until=lease, **numbers):
            return False
        Remark.objects.bulk_create(_remark(survey_import, finding) for finding in found)
    return True


def _remark(survey_import: SurveyImport, finding: Finding) -> Remark:
    return Remark(
        survey_import=survey_import,
        line=finding.line,
        column=finding.column[:300],
        cell=finding.cell[:100],
        code=finding.code,
        reason=finding.reason,
        refuses=isinstance(finding, Problem),
    )


def _finish(survey_import: SurveyImport, was: str, **facts: object) -> None:
    _ours(survey_import).filter(state=was).update(lease_until=None, **facts)


def _ours(survey_import: SurveyImport) -> "models.QuerySet[SurveyImport]":
    return SurveyImport.objects.filter(
        pk=survey_import.pk,
        claims=survey_import.claims,
        state__in=[State.READING, State.READY, State.TAKING_IN],
    )


def _numbers(tally: Tally) -> dict[str, int]:
    return {
        "added": tally.added,
        "changed": tally.changed,
        "unchanged": tally.unchanged,
        "refused": tally.refused,
    }


def _how(survey_import: SurveyImport) -> str:
    return survey_import.consent_given or _("Survey file %(name)s") % {
        "name": survey_import.file_name
    }


def _tell(watch: Watch | None, done: int, of: int) -> None:
    if watch is not None:
        watch(done, of)
