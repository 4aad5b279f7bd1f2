"""Merge two applications of one person: one stays as it is, the other is withdrawn."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.admissions import queries
from nodement.admissions.deciding import held, locked
from nodement.admissions.decisions import State
from nodement.admissions.models import Mark, Note
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import subject_of, write
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application


@transaction.atomic
def merge_applications(stays: Application, goes: Application, *, by: Person, at: datetime) -> None:
    """Go on with one application and withdraw the other, with a letter to its address.

    What was answered is not mixed: each set of answers stays with the address that gave it. The
    one that stays gets the earlier date, the higher priority, and all notes and marks. Merging
    twice changes nothing. Refuses two that are not of one cohort and one role, one that takes
    part no more, and one that goes while somebody is in a pair with it.
    """
    if stays.cohort_id != goes.cohort_id or stays.role != goes.role or stays.pk == goes.pk:
        raise Refusal(_("Only two applications for the same role of one cohort can be merged."))
    cohort = locked(Cohort.objects.get(pk=stays.cohort_id))
    rows = held(cohort, [stays.pk, goes.pk])
    stays, goes = rows[stays.pk], rows[goes.pk]
    if goes.state == State.WITHDRAWN:
        return
    _refuse_what_is_bound(cohort, stays, goes)
    stays.submitted_at = min(stays.submitted_at, goes.submitted_at)
    stays.priority = max(stays.priority, goes.priority)
    stays.save(update_fields=["submitted_at", "priority"])
    was_confirmed = goes.state != State.RECEIVED
    goes.state, goes.changed_at = State.WITHDRAWN, at
    goes.save(update_fields=["state", "changed_at"])
    _move_words(stays, goes, by=by, at=at)
    record("merged", stays, by=by, at=at, other=goes.public_id)
    record("merged away", goes, by=by, at=at, other=stays.public_id)
    if was_confirmed:
        _tell(goes, cohort, at=at)


def _refuse_what_is_bound(cohort: Cohort, stays: Application, goes: Application) -> None:
    if stays.state == State.WITHDRAWN:
        words = _("The application of %(name)s is withdrawn: please keep the other one.")
        raise Refusal(words % {"name": stays.name})
    paired = queries.paired(cohort)
    if {stays.pk, goes.pk} <= paired:
        raise Refusal(_("Both are in a pair of this cohort: end one of the pairs first."))
    if goes.pk in paired:
        words = _("%(name)s is in a pair with the application that would go: please keep it.")
        raise Refusal(words % {"name": goes.name})


def _move_words(stays: Application, goes: Application, *, by: Person, at: datetime) -> None:
    """Notes and marks go along; whoever marked both keeps the mark of the one that stays."""
    Note.objects.filter(application=goes).update(application=stays)
    known = Mark.objects.filter(application=stays).values_list("reviewer", flat=True)
    others = Mark.objects.filter(application=goes).exclude(reviewer__in=list(known))
    others.update(application=stays)
    words = _("Merged into the application of %(address)s.")
    Note.objects.create(
        application=goes, author=by, text=words % {"address": stays.person.email}, at=at
    )


def _tell(goes: Application, cohort: Cohort, *, at: datetime) -> None:
    program = cohort.program
    write(
        "application-merged",
        to=goes.person,
        at=at,
        subject=subject_of(goes, cohort),
        reader=goes.name,
        program=program.name,
        cohort=cohort.name,
        contact=program.contact,
    )
