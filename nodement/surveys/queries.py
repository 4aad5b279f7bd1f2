"""Questions about applications."""

from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application, Reading, SurveyImport

IN_LINE = ("-priority", "submitted_at", "pk")
"""Who comes first: those who waited in an earlier cohort, then those who came earlier."""
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


def positions(
    applications: "QuerySet[Application]", line: "QuerySet[Application]"
) -> dict[int, int]:
    """The place of each application in its line, from 1, by its key; one query.

    A line is everybody of `line` with the same cohort, role and state.
    """
    same = line.filter(cohort=OuterRef("cohort"), role=OuterRef("role"), state=OuterRef("state"))
    came_before = Q(submitted_at__lt=OuterRef("submitted_at")) | Q(
        submitted_at=OuterRef("submitted_at"), pk__lt=OuterRef("pk")
    )
    before = same.filter(
        Q(priority__gt=OuterRef("priority")) | Q(came_before, priority=OuterRef("priority"))
    )
    counted = before.order_by().values("cohort").annotate(count=Count("pk")).values("count")
    rows = applications.annotate(before=Coalesce(Subquery(counted), 0)).order_by()
    return {key: count + 1 for key, count in rows.values_list("pk", "before")}


def imports(cohort: Cohort) -> "QuerySet[SurveyImport]":
    return SurveyImport.objects.filter(cohort=cohort)


def known_readings(program: Program, kind: str) -> dict[str, str]:
    """What the program has learned to read, by the word as typed."""
    rows = Reading.objects.filter(program=program, kind=kind)
    return dict(rows.values_list("typed", "meaning"))
