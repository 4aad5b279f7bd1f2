"""What is known of a person, and what erasing them would do."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from nodement.outreach.models import Project
from nodement.people.models import Person
from nodement.privacy import accounts, participation, work
from nodement.privacy.relations import OF_PEOPLE, Fate, rows
from nodement.programs.models import Program, Role

CONTACT = "outreach.Project.contact"


@dataclass(frozen=True)
class Consequences:
    """What goes and what stays when a person is erased: words and how many rows."""

    goes: list[tuple[str, int]]
    stays: list[tuple[str, int]]
    going_pairs: int


def everything_about(person: Person, *, at: datetime) -> dict[str, Any]:
    """All that the house holds of a person, as plain values for a JSON file.

    What organizers think of an application is told as a number: see the decision on it.
    """
    return {
        "made_at": at.isoformat(),
        "person": accounts.profile(person),
        "sign_in": accounts.sign_in(person),
        "consents": accounts.consents(person),
        "accepted_documents": accounts.accepted(person),
        "letters": accounts.letters(person),
        "roles": accounts.roles(person),
        "applications": participation.applications(person),
        "drafts": participation.drafts(person),
        "invitations": participation.invitations(person),
        "pairs": participation.pairs(person),
        "interests": participation.interests(person),
        "nominations": participation.nominations(person),
        "projects": work.projects(person),
        "nominated_by_you": work.nominated(person),
        "approved_documents": work.approved(person),
        "written_for_organizers": work.written(person),
        "deeds": work.deeds(person),
    }


def consequences(person: Person) -> Consequences:
    """What erasing this person would do, counted now."""
    numbers: dict[Fate, dict[str, int]] = {Fate.GOES: {}, Fate.STAYS: {}}
    for key, relation in OF_PEOPLE.items():
        counted = numbers[relation.fate]
        words = str(relation.words)
        counted[words] = counted.get(words, 0) + rows(key, person).count()
    leaving = going_projects(person).count()
    numbers[Fate.GOES][_("Projects that do not take part")] = leaving
    numbers[Fate.STAYS][str(OF_PEOPLE[CONTACT].words)] -= leaving
    goes, stays = ([item for item in counted.items() if item[1]] for counted in numbers.values())
    return Consequences(goes, stays, participation.going_pairs(person))


def going_projects(person: Person) -> "QuerySet[Project]":
    """The projects that go with their contact: those that do not take part."""
    taking_part = Q(is_confirmed=True, state=Project.State.ACCEPTED)
    return Project.objects.filter(contact=person).exclude(taking_part)


def only_organizer_of(person: Person) -> "QuerySet[Program]":
    """The programs that nobody would organize without this person."""
    organizers = Role.objects.filter(kind=Role.Kind.ORGANIZER)
    others = organizers.filter(program=OuterRef("pk"), person__is_active=True).exclude(
        person=person
    )
    held = Program.objects.filter(pk__in=organizers.filter(person=person).values("program"))
    return held.filter(~Exists(others)).order_by("name")


def is_unused(person: Person) -> bool:
    """Whether nothing but letters and ways to sign in belongs to this person."""
    ways_in = ("outbox.", "account.", "people.OneTimeLink")
    keys = [key for key in OF_PEOPLE if not key.startswith(ways_in)]
    return not any(rows(key, person).exists() for key in keys)
