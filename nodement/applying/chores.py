"""What time does to sign-up: forgotten drafts go, places that come free are given away."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from nodement.applying.confirming import meaning_of
from nodement.applying.counting import write_over_what_goes
from nodement.applying.files import delete_uploads
from nodement.applying.models import Draft, Upload
from nodement.applying.queries import room_of, waiting_list
from nodement.journal.actions import record
from nodement.outbox.actions import subject_of, write
from nodement.programs.models import Cohort
from nodement.surveys.links import status_link
from nodement.surveys.models import Application

DRAFT_LIFE = timedelta(days=60)
UNCONFIRMED_LIFE = timedelta(days=30)
BATCH = 100

State = Application.State


def forget_old_drafts(now: datetime) -> int:
    """Delete what was begun and left, and what was sent and never confirmed; say how many."""
    open_drafts = Draft.objects.filter(submitted_at=None, changed_at__lte=now - DRAFT_LIFE)
    unconfirmed = Draft.objects.filter(confirmed_at=None, submitted_at__lte=now - UNCONFIRMED_LIFE)
    return _forget(open_drafts) + _forget(unconfirmed)


def admit_from_waiting_list(now: datetime) -> int:
    """Let people in from the waiting lists as places come; say how many."""
    waiting = Application.objects.filter(cohort=OuterRef("pk"), state=State.WAITING_LIST)
    cohorts = Cohort.objects.filter(Exists(waiting), matching_closed_at=None)
    return sum(_admit(cohort, now) for cohort in cohorts.order_by("pk"))


@transaction.atomic
def _admit(cohort: Cohort, now: datetime) -> int:
    held = Cohort.objects.select_for_update(no_key=True, of=("self",))
    cohort = held.select_related("program").get(pk=cohort.pk)
    line = waiting_list(cohort).select_for_update(of=("self",)).select_related("person")
    admitted = list(line[: min(room_of(cohort).left, BATCH)])
    for application in admitted:
        application.state, application.changed_at = State.COMPLETE, now
        application.save(update_fields=["state", "changed_at"])
        record("admitted", application, by=None, at=now)
        write(
            "waiting-list-left",
            to=application.person,
            at=now,
            subject=subject_of(application, cohort),
            program=cohort.program.name,
            cohort=cohort.name,
            starts_on=cohort.starts_on,
            sentence=meaning_of(application, now),
            link=status_link(application),
        )
    return len(admitted)


@transaction.atomic
def _forget(old: "QuerySet[Draft]") -> int:
    drafts = Draft.objects.select_for_update(of=("self",)).filter(
        pk__in=list(old.values_list("pk", flat=True)[:BATCH])
    )
    found = list(drafts)
    if not found:
        return 0
    write_over_what_goes()
    delete_uploads(Upload.objects.filter(draft__in=found))
    received = {draft.application_id for draft in found if draft.application_id}
    Draft.objects.filter(pk__in=[draft.pk for draft in found]).delete()
    others = Draft.objects.filter(application=OuterRef("pk"))
    left = Application.objects.filter(pk__in=received, state=State.RECEIVED)
    left.filter(~Exists(others)).delete()
    return len(found)
