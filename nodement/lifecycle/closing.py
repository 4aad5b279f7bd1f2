"""The end of a cohort's matching: nobody signs up any more, and what was only counted goes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from nodement.applying.counting import destroy_counts
from nodement.applying.models import Counted, Draft
from nodement.journal.actions import record
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application


@dataclass(frozen=True)
class Ending:
    """What ends when the matching of a cohort is closed."""

    questions: int
    choices: int
    drafts: int
    waiting: int


@transaction.atomic
def close_matching(cohort: Cohort, *, by: Person, at: datetime) -> None:
    """Close the matching: sign-up ends, and counted answers are destroyed for good.

    Closing twice changes nothing; the first moment stays.
    """
    held = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if held.matching_closed_at is None:
        Cohort.objects.filter(pk=held.pk).update(matching_closed_at=at)
        record("closed the matching of", held, by=by, at=at)
    destroy_counts(held)


def ending(cohort: Cohort) -> Ending:
    """What closing would end now, in numbers; four queries."""
    counted = Counted.objects.filter(cohort=cohort)
    waiting = Application.objects.filter(cohort=cohort, state=Application.State.WAITING_LIST)
    return Ending(
        questions=counted.values("question").distinct().count(),
        choices=counted.count(),
        drafts=drafts_in_work(cohort),
        waiting=waiting.count(),
    )


def drafts_in_work(cohort: Cohort) -> int:
    """How many are writing: a form that was begun, and that no application has come of."""
    return Draft.objects.filter(cohort=cohort, submitted_at=None, confirmed_at=None).count()
