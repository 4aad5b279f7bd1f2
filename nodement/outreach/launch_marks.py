"""Steps of the launch list that only people can know of: done, or taken back."""

from datetime import datetime

from django.db import transaction

from nodement.journal.actions import record
from nodement.outreach.models import LaunchMark
from nodement.people.models import Person
from nodement.programs.models import Cohort


@transaction.atomic
def mark_step(cohort: Cohort, step: LaunchMark.Step, *, by: Person, at: datetime) -> None:
    """Note that a step is done; who was first stays, so marking twice changes nothing."""
    _mark, is_new = LaunchMark.objects.get_or_create(
        cohort=cohort, step=step, defaults={"by": by, "at": at}
    )
    if is_new:
        record("marked a launch step of", cohort, by=by, at=at, step=step)


@transaction.atomic
def unmark_step(cohort: Cohort, step: LaunchMark.Step, *, by: Person, at: datetime) -> None:
    """Take a mark back; taking it back twice changes nothing."""
    deleted, _rows = LaunchMark.objects.filter(cohort=cohort, step=step).delete()
    if deleted:
        record("took back a launch step of", cohort, by=by, at=at, step=step)
