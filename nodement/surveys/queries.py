"""Questions about applications."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application, Reading, SurveyImport

IN_WORK = (SurveyImport.State.READING, SurveyImport.State.TAKING_IN)


@dataclass(frozen=True)
class Supply:
    """How many want a mentor, and how many places there are."""

    mentees: int
    mentors: int
    places: int


def complete(cohort: Cohort, role: str) -> "QuerySet[Application]":
    """The applications that may be matched, by address."""
    return (
        Application.objects.filter(cohort=cohort, role=role, state=Application.State.COMPLETE)
        .select_related("person")
        .order_by("person__email")
    )


def supply(cohort: Cohort) -> Supply:
    """Applications and places of a cohort, in one query."""
    role = Application.Role
    numbers = Application.objects.filter(cohort=cohort, state=Application.State.COMPLETE).aggregate(
        mentees=Count("pk", filter=Q(role=role.MENTEE)),
        mentors=Count("pk", filter=Q(role=role.MENTOR)),
        places=Sum("capacity", filter=Q(role=role.MENTOR), default=0),
    )
    return Supply(**numbers)


def imports(cohort: Cohort) -> "QuerySet[SurveyImport]":
    return SurveyImport.objects.filter(cohort=cohort)


def known_readings(program: Program, kind: str) -> dict[str, str]:
    """What the program has learned to read, by the word as typed."""
    rows = Reading.objects.filter(program=program, kind=kind)
    return dict(rows.values_list("typed", "meaning"))
