"""Which programs and cohorts a person may run, and in which they say who else does."""

from django.db.models import QuerySet

from nodement.people.models import Person
from nodement.programs.models import Cohort, Program, Role


def organizable(person: Person) -> "QuerySet[Program]":
    """The programs that this person organizes."""
    roles = Role.objects.filter(person=person, kind=Role.Kind.ORGANIZER)
    return Program.objects.filter(pk__in=roles.values("program"))


def runnable(person: Person) -> "QuerySet[Cohort]":
    """The cohorts of the programs that this person organizes."""
    return Cohort.objects.filter(program__in=organizable(person)).select_related(
        "program__community"
    )


def grantable(person: Person) -> "QuerySet[Role]":
    """The roles in the programs that this person organizes."""
    return Role.objects.filter(program__in=organizable(person)).select_related(
        "program__community", "person"
    )


def announced() -> "QuerySet[Program]":
    """The programs that everybody may know of: a cohort of theirs has a day on which it opens."""
    dated = Cohort.objects.filter(opens_at__isnull=False)
    return Program.objects.filter(pk__in=dated.values("program")).select_related("community")


def starters() -> "QuerySet[Person]":
    """Who may start a program in this installation: its keepers."""
    return Person.objects.filter(is_keeper=True, is_active=True)
