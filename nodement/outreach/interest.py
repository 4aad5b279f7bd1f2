"""People who wait for the next opening of a program: they ask, confirm, are told, and stop."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from nodement.journal.actions import record
from nodement.outbox.actions import keep_back, subject_of, write
from nodement.outbox.models import Letter
from nodement.outreach.models import Interest
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application

CONFIRM, STOP = "nodement.outreach.interest", "nodement.outreach.interest.stop"
CONFIRM_LIFE, STOP_LIFE = timedelta(days=30), timedelta(days=1100)
MOST_LETTERS, PERIOD = 3, timedelta(hours=1)
BATCH = 50


def interest_of(token: str) -> Interest | None:
    """Whose wish a link confirms; nothing when it is wrong, old, or the wish is gone."""
    return _opened(token, CONFIRM, CONFIRM_LIFE)


def stopped_by(token: str) -> Interest | None:
    """Whose wish the link of a letter ends; nothing when it is wrong or the wish is gone."""
    return _opened(token, STOP, STOP_LIFE)


@transaction.atomic
def ask_interest(program: Program, email: str, *, at: datetime) -> None:
    """Somebody who gives this address wants to hear of the next opening: ask the address.

    Whoever is told already gets no letter, and nobody gets more than a few in an hour: what a
    stranger types must not fill a mailbox. The one who asked sees no difference.
    """
    person = welcome_person(Introduction(email), at=at)
    Person.objects.select_for_update().get(pk=person.pk)
    interest, _new = Interest.objects.get_or_create(
        program=program, person=person, defaults={"asked_at": at}
    )
    letters = Letter.objects.filter(
        reader=person, name="interest-confirm", written_at__gt=at - PERIOD
    )
    if interest.confirmed_at is not None or letters.count() >= MOST_LETTERS:
        return
    Interest.objects.filter(pk=interest.pk).update(asked_at=at)
    write(
        "interest-confirm",
        to=person,
        at=at,
        subject=subject_of(interest),
        program=program.name,
        link=f"{settings.SITE_URL}/interest/{signing.dumps(interest.public_id, salt=CONFIRM)}/",
    )


@transaction.atomic
def confirm_interest(interest: Interest, *, at: datetime) -> None:
    """The address is theirs and they want it: confirming twice changes nothing."""
    waiting = Interest.objects.filter(pk=interest.pk, confirmed_at=None)
    if waiting.update(confirmed_at=at):
        record("waits for the next opening of", interest.program, by=interest.person, at=at)


@transaction.atomic
def await_opening(program: Program, person: Person, *, at: datetime) -> None:
    """Somebody whose address we know to be theirs wants to hear of the next opening."""
    interest, _new = Interest.objects.get_or_create(
        program=program, person=person, defaults={"asked_at": at}
    )
    confirm_interest(interest, at=at)


@transaction.atomic
def end_interest(program: Program, person: Person, *, at: datetime) -> None:
    """Tell this person of no opening any more; ending it twice changes nothing.

    Applications that were kept for the next cohort are not kept any longer, and a letter that has
    not left does not leave.
    """
    kept = Application.objects.filter(cohort__program=program, person=person, keep_for_next=True)
    kept.update(keep_for_next=False)
    interest = Interest.objects.select_for_update().filter(program=program, person=person).first()
    if interest is None:
        return
    keep_back(Letter.objects.filter(reader=person, about=interest.full_name))
    interest.delete()
    record("waits no more for an opening of", program, by=person, at=at)


def awaits_opening(program: Program, person: Person) -> bool:
    """Whether this person is told of the next opening."""
    waiting = Interest.objects.filter(program=program, person=person)
    return waiting.filter(confirmed_at__isnull=False).exists()


def tell_opening(cohort: Cohort, *, at: datetime) -> int:
    """Write to everybody who waited for this opening; say to how many.

    Each batch is kept with its letters, or not at all: this may be killed, repeated, and done by
    two workers at once.
    """
    if cohort.opens_at is None:
        return 0
    while _enrol_kept(cohort, at=at):
        continue
    told = 0
    while count := _tell_some(cohort, at=at):
        told += count
    return told


@transaction.atomic
def _enrol_kept(cohort: Cohort, *, at: datetime) -> int:
    """Whoever is kept for the next cohort waits for its opening like anybody else."""
    waiting = Interest.objects.filter(program=cohort.program_id, confirmed_at__isnull=False)
    earlier = Q(cohort__opens_at=None) | Q(cohort__opens_at__lt=cohort.opens_at)
    kept = (
        Application.objects.filter(earlier, keep_for_next=True, cohort__program=cohort.program_id)
        .exclude(state=Application.State.RECEIVED)
        .exclude(Exists(waiting.filter(person=OuterRef("person"))))
        .order_by("pk")[:BATCH]
    )
    since = {one.person_id: one.submitted_at for one in kept}
    Interest.objects.bulk_create(
        [
            Interest(program=cohort.program, person_id=person, asked_at=asked, confirmed_at=at)
            for person, asked in since.items()
        ],
        update_conflicts=True,
        unique_fields=["program", "person"],
        update_fields=["asked_at", "confirmed_at"],
    )
    return len(since)


@transaction.atomic
def _tell_some(cohort: Cohort, *, at: datetime) -> int:
    batch = list(_due(cohort).select_for_update(skip_locked=True, of=("self",))[:BATCH])
    for interest in batch:
        stop = signing.dumps(interest.public_id, salt=STOP)
        write(
            "sign-up-open",
            to=interest.person,
            at=at,
            subject=subject_of(interest, cohort),
            program=cohort.program.name,
            cohort=cohort.name,
            closes_at=cohort.closes_at,
            starts_on=cohort.starts_on,
            link=f"{settings.SITE_URL}/apply/{cohort.public_id}/",
            stop_link=f"{settings.SITE_URL}/interest/{stop}/stop/",
        )
    Interest.objects.filter(pk__in=[one.pk for one in batch]).update(told_of=cohort)
    return len(batch)


def _due(cohort: Cohort) -> "QuerySet[Interest]":
    """Who asked before this cohort opened, has not applied to it, and was told of none since."""
    earlier = Q(told_of=None) | Q(told_of__opens_at=None) | Q(told_of__opens_at__lt=cohort.opens_at)
    applied = Application.objects.filter(cohort=cohort, person=OuterRef("person"))
    return (
        Interest.objects.filter(earlier, program=cohort.program_id, confirmed_at__isnull=False)
        .filter(~Exists(applied), asked_at__lt=cohort.opens_at)
        .select_related("person")
        .order_by("pk")
    )


def _opened(token: str, salt: str, life: timedelta) -> Interest | None:
    try:
        public_id = signing.loads(token, salt=salt, max_age=life)
    except (signing.BadSignature, ValueError):
        return None
    interests = Interest.objects.select_related("program__community", "person")
    return interests.filter(public_id=str(public_id)).first()
