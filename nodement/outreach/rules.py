"""Which projects and nominations a person may see."""

from django.db.models import QuerySet

from nodement.outreach.models import Nomination, Project
from nodement.people.models import Person
from nodement.programs.models import Program
from nodement.programs.rules import organizable, runnable


def shown(program: Program) -> "QuerySet[Project]":
    """The projects that take part: everybody may read of them, without their contacts."""
    accepted = Project.objects.filter(is_confirmed=True, state=Project.State.ACCEPTED)
    return accepted.filter(program=program).defer("words").order_by("name", "pk")


def manageable(person: Person) -> "QuerySet[Project]":
    """The projects that declared themselves to programs that this person organizes."""
    confirmed = Project.objects.filter(is_confirmed=True, program__in=organizable(person))
    return confirmed.select_related("program__community", "contact")


def own(person: Person) -> "QuerySet[Project]":
    """The projects whose contact this person is."""
    return Project.objects.filter(is_confirmed=True, contact=person).select_related(
        "program__community", "contact"
    )


def reviewable(person: Person) -> "QuerySet[Nomination]":
    """The nominations for cohorts that this person runs."""
    return Nomination.objects.filter(cohort__in=runnable(person)).select_related(
        "project", "person", "cohort__program"
    )
