"""Questions about projects and nominations."""

from datetime import datetime

from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from nodement.outreach.models import Nomination, Project
from nodement.programs.models import Cohort, Program

ANSWERED = (Nomination.State.OPTED_IN, Nomination.State.DECLINED)


def by_urgency(projects: "QuerySet[Project]") -> "QuerySet[Project]":
    """Those that wait for an answer first, then by name."""
    waits = Case(
        When(state=Project.State.DECLARED, then=Value(0)),
        default=Value(1),
        output_field=IntegerField(),
    )
    return projects.order_by(waits, "name", "pk")


def nominating_cohorts(program: Program, now: datetime) -> "QuerySet[Cohort]":
    """The cohorts that mentors can still sign up for, or will be able to; the next one first."""
    opening = program.cohorts.filter(opens_at__isnull=False, matching_closed_at=None)
    still = Q(closes_at=None) | Q(closes_at__gt=now)
    return opening.filter(still).order_by("opens_at", "pk")


def of_project(project: Project) -> "QuerySet[Nomination]":
    """Whom a project has nominated, newest first; where they stand, and nothing more."""
    return (
        Nomination.objects.filter(project=project)
        .only("public_id", "name", "state", "nominated_at", "cohort__name")
        .select_related("cohort")
        .order_by("-nominated_at", "-pk")
    )


def with_history(nominations: "QuerySet[Nomination]") -> "QuerySet[Nomination]":
    """With `has_answered`: the nominee has answered another project for this cohort already."""
    others = Nomination.objects.filter(
        cohort=OuterRef("cohort"), person=OuterRef("person"), state__in=ANSWERED
    ).exclude(pk=OuterRef("pk"))
    return nominations.annotate(has_answered=Exists(others))
