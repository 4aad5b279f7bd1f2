"""What the worker does with files of answers: it reads them, and takes them in."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from nodement.kit.claims import claim
from nodement.surveys.findings import Finding, Problem, SheetError
from nodement.surveys.headers import MappingUnclear
from nodement.surveys.intake import Intake, open_intake
from nodement.surveys.models import Remark, SurveyImport
from nodement.surveys.rows import Row
from nodement.surveys.taking_in import Tally, take_in

LEASE = timedelta(minutes=5)
BATCH = 250
State = SurveyImport.State
Watch = Callable[[int, int], None]
Work = Callable[["_Held"], None]


def unwatched(_done: int, _of: int) -> None:
    """Nobody watches this work."""


def read_surveys(now: datetime) -> int:
    """Read what was uploaded: what each column means, which rows can go in; say how many files."""
    return _work_on(SurveyImport.objects.filter(state=State.READING), now, _read)


def take_in_surveys(now: datetime) -> int:
    """Take in what was confirmed; say how many files. After a kill it starts over: no doubles."""
    return _work_on(SurveyImport.objects.filter(state=State.TAKING_IN), now, _take_in)


def read_now(survey_import: SurveyImport, *, at: datetime, watch: Watch) -> SurveyImport:
    """Read this file here and now, unless a worker is at it."""
    due = SurveyImport.objects.filter(pk=survey_import.pk, state=State.READING)
    _work_on(due, at, partial(_read, watch=watch))
    return SurveyImport.objects.get(pk=survey_import.pk)


def take_in_now(survey_import: SurveyImport, *, at: datetime, watch: Watch) -> SurveyImport:
    """Take this file in here and now, unless a worker is at it."""
    due = SurveyImport.objects.filter(pk=survey_import.pk, state=State.TAKING_IN)
    _work_on(due, at, partial(_take_in, watch=watch))
    return SurveyImport.objects.get(pk=survey_import.pk)


@dataclass(frozen=True)
class _Held:
    """A file that is ours for a while; the while grows as the work goes on."""

    survey_import: SurveyImport
    at: datetime
    since: float = field(default_factory=time.monotonic)

    @property
    def until(self) -> datetime:
        return self.at + timedelta(seconds=time.monotonic() - self.since) + LEASE

    @property
    def row(self) -> "models.QuerySet[SurveyImport]":
        """The row, as long as nobody else has taken or changed it."""
        mine = self.survey_import
        return SurveyImport.objects.filter(pk=mine.pk, claims=mine.claims, state=mine.state)


def _work_on(due: "models.QuerySet[SurveyImport]", now: datetime, do: Work) -> int:
    claimed = claim(due, now=now, lease=LEASE, most=1)
    for survey_import in claimed:
        reader = survey_import.uploaded_by
        held = _Held(survey_import, now)
        with translation.override(reader.language if reader else None):
            try:
                do(held)
            except (SheetError, MappingUnclear) as error:
                _give_up(held, error.words)
            except FileNotFoundError:
                _give_up(held, _("The file itself is gone. Please upload it again."))
    return len(claimed)


def _read(held: _Held, watch: Watch = unwatched) -> None:
    """Read the whole file once, keep what was found, change nothing else."""
    rows = complete = 0
    with open_intake(held.survey_import) as intake:
        _forget(held, intake)
        for batch in _batches(intake.rows()):
            rows += len(batch)
            complete += sum(row.profile is not None for row in batch)
            if not _progress(held, _remarks(batch), rows_seen=rows, complete=complete):
                return
            watch(rows, rows)
        _finish(held, state=State.READY, rows=rows, zones_read=intake.zones())


def _take_in(held: _Held, watch: Watch = unwatched) -> None:
    """Take in every row that is complete, a batch a transaction; then the file goes."""
    kept, tally, rows = held.survey_import, Tally(), 0
    with open_intake(kept) as intake:
        _forget(held, intake)
        for batch in _batches(intake.rows()):
            taken = take_in(kept.cohort, batch, consent=_how(kept), at=held.at)
            tally, rows = tally + replace(taken, notices=()), rows + len(batch)
            found = [*_remarks(batch), *taken.notices]
            if not _progress(held, found, rows_seen=rows, **_numbers(tally)):
                return
            watch(rows, kept.rows)
        _finish(held, state=State.DONE, rows=rows, finished_at=held.at)
    kept.file.storage.delete(kept.file.name or "")


def _batches(rows: Iterator[Row]) -> Iterator[Sequence[Row]]:
    while batch := list(islice(rows, BATCH)):
        yield batch


def _remarks(batch: Sequence[Row]) -> list[Finding]:
    return [finding for row in batch for finding in (*row.problems, *row.notices)]


def _forget(held: _Held, intake: Intake) -> None:
    """Start over: a reading that was cut short leaves nothing behind."""
    Remark.objects.filter(survey_import=held.survey_import).delete()
    _progress(held, intake.notices(), headers=intake.headers(), trouble="")


def _progress(held: _Held, found: Sequence[Finding], **numbers: object) -> bool:
    """Keep what was found so far and hold on to the file; False when it is no longer ours."""
    with transaction.atomic():
        if not held.row.update(lease_until=held.until, **numbers):
            return False
        Remark.objects.bulk_create(_remark(held.survey_import, finding) for finding in found)
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


def _finish(held: _Held, **facts: object) -> None:
    held.row.update(lease_until=None, **facts)


def _give_up(held: _Held, words: str) -> None:
    _finish(held, state=State.FAILED, trouble=words)


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
