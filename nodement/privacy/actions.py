"""A person leaves for good: what is theirs goes, what others need stays without them."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from nodement.applying.counting import empty_the_log
from nodement.applying.files import delete_uploads
from nodement.applying.models import Upload
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.kit.models import new_public_id
from nodement.matching.actions import IN_WORK, set_rounds_aside
from nodement.matching.models import Proposal, Round
from nodement.people.models import Person
from nodement.privacy.leaving import leave_pairs
from nodement.privacy.queries import going_projects, only_organizer_of
from nodement.privacy.relations import OF_PEOPLE, Fate, rows
from nodement.privacy.traces import (
    NOWHERE,
    end_sessions,
    take_out,
    take_out_of_projects,
    traces_of,
)
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application


@transaction.atomic
def erase_person(person: Person, *, at: datetime) -> None:
    """Delete a person and what is theirs; erasing twice changes nothing.

    What others need stays and belongs to somebody who left: pairs and their meetings, what was
    done as an organizer. Going pairs end, and each partner is told without a name and without
    reasons. The address is free again at once. Refuses for the last organizer of a program.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if not person.is_active:
        return
    _refuse_last_organizer(person)
    traces = traces_of(person)
    leave_pairs(person, at=at)
    _leave_rounds(person, at)
    _delete_own(person)
    take_out(traces)
    take_out_of_projects(person, traces)
    end_sessions(person)
    _empty(person)
    record("erased", person, by=None, at=at)
    transaction.on_commit(empty_the_log)


def _refuse_last_organizer(person: Person) -> None:
    held = Program.objects.filter(roles__person=person).order_by("pk")
    list(held.select_for_update(of=("self",)))
    alone = only_organizer_of(person)
    if alone:
        words = _("Nobody else organizes %(programs)s. Please ask somebody to take over first.")
        raise Refusal(words % {"programs": ", ".join(str(program) for program in alone)})


def _leave_rounds(person: Person, at: datetime) -> None:
    """A round that counts on them is solved again: it can't be published without them."""
    mine = Application.objects.filter(person=person)
    cohorts = Cohort.objects.filter(pk__in=mine.values("cohort")).order_by("pk")
    for cohort in cohorts.select_for_update(of=("self",)):
        rounds = Round.objects.filter(cohort=cohort)
        ours = Q(round__cohort=cohort, round__state=Round.State.SOLVED)
        proposed = Proposal.objects.filter(ours, Q(mentee__in=mine) | Q(mentor__in=mine))
        if rounds.filter(state__in=IN_WORK).exists() or proposed.exists():
            set_rounds_aside(cohort, by=person, at=at)


def _delete_own(person: Person) -> None:
    """Everything whose fate is to go; files go once the change is kept."""
    mine = Q(application__person=person) | Q(draft__person=person)
    delete_uploads(Upload.objects.filter(mine | Q(draft__application__person=person)))
    for key, relation in OF_PEOPLE.items():
        if relation.fate == Fate.GOES:
            rows(key, person).delete()
    going_projects(person).delete()


def _empty(person: Person) -> None:
    """The row that is left says nothing, and lets nobody in."""
    person.public_id = new_public_id()
    person.email = f"{person.public_id}@{NOWHERE}"
    person.name = person.github = ""
    person.time_zone, person.language = "UTC", "en"
    person.is_active = person.is_keeper = False
    person.last_login = None
    person.set_unusable_password()
    person.save()
