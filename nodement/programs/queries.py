"""Questions about programs."""

from datetime import datetime

from django.db.models import F, Q, QuerySet

from nodement.programs.models import Cohort, Program, Topic


def topics(program: Program, kind: Topic.Kind) -> tuple[str, ...]:
    """The words of a program's taxonomy, in its order."""
    rows = Topic.objects.filter(program=program, kind=kind)
    return tuple(rows.values_list("name", flat=True))


def both_topics(program: Program) -> dict[str, tuple[str, ...]]:
    """All words of a program's taxonomy by their kind, in its order; one query."""
    rows = program.topics.order_by("position").values_list("kind", "name")
    found: dict[str, list[str]] = {kind.value: [] for kind in Topic.Kind}
    for kind, name in rows:
        found[kind].append(name)
    return {kind: tuple(names) for kind, names in found.items()}


def open_cohorts(now: datetime) -> "QuerySet[Cohort]":
    """The cohorts that take applications at a moment, those that close first at the top."""
    goes_on = Q(closes_at=None) | Q(closes_at__gt=now)
    return (
        Cohort.objects.filter(goes_on, opens_at__lte=now, matching_closed_at=None)
        .select_related("program__community")
        .order_by(F("closes_at").asc(nulls_last=True), "pk")
    )
