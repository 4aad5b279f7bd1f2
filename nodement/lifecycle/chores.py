"""What time does to cohorts: sign-up closes, and the next one opens."""

from datetime import datetime

from django.db import transaction

from nodement.lifecycle.journey import journeys_of
from nodement.lifecycle.letters import facts_of
from nodement.outbox.actions import subject_of, write
from nodement.outreach.interest import tell_opening
from nodement.programs.queries import open_cohorts
from nodement.surveys.models import Application
from nodement.surveys.steps import Step

BATCH = 50


def tell_closing(now: datetime) -> int:
    """Tell everybody whose sign-up has closed that they are being matched; say how many.

    Each batch is kept with its letters, or not at all: this may be killed, repeated, and done by
    two workers at once. Whoever is further already hears nothing stale.
    """
    told = 0
    while count := _tell_some(now):
        told += count
    return told


def tell_openings(now: datetime) -> int:
    """Tell those who wait for an opening that it has come; say how many. Safe in the same way."""
    return sum(tell_opening(cohort, at=now) for cohort in open_cohorts(now))


@transaction.atomic
def _tell_some(now: datetime) -> int:
    due = Application.objects.filter(
        state=Application.State.COMPLETE,
        told_closing_at=None,
        cohort__closes_at__lte=now,
        cohort__matching_closed_at=None,
    )
    rows = due.select_related("person", "cohort__program").order_by("pk")
    batch = list(rows.select_for_update(skip_locked=True, of=("self",))[:BATCH])
    for journey in journeys_of(batch, now):
        if journey.step == Step.MATCHING:
            application = journey.application
            write(
                "matching-begun",
                to=application.person,
                at=now,
                subject=subject_of(application, application.cohort),
                starts_on=application.cohort.starts_on,
                **facts_of(journey),
            )
    Application.objects.filter(pk__in=[one.pk for one in batch]).update(told_closing_at=now)
    return len(batch)
