"""Questions about sign-up: how full a cohort is, what waits to be confirmed, what was said last."""

from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.functions import Coalesce

from nodement.applying.models import Draft
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application
from nodement.surveys.queries import IN_LINE, positions

NEAR = 80
"""From this share of the cap on, in percent, people are warned before they start."""


@dataclass(frozen=True)
class Room:
    """How many mentees there are for how many free places, and when it is full.

    `mentees` are without a pair, with the `waiting` among them; `mentors` and `places` are those
    that are free. With no mentor at all there is no cap yet: nobody knows how many will come.
    """

    mentees: int
    waiting: int
    mentors: int
    places: int
    most: int
    has_mentors: bool

    @property
    def is_over(self) -> bool:
        return self.has_mentors and self.mentees >= self.most

    @property
    def is_near(self) -> bool:
        """The cap is close, or reached already."""
        return self.has_mentors and self.mentees * 100 >= self.most * NEAR

    @property
    def left(self) -> int:
        """How many of those who wait could leave the waiting list."""
        return max(0, self.most - (self.mentees - self.waiting)) if self.has_mentors else 0


def room_of(cohort: Cohort) -> Room:
    """How full a cohort is, now; three queries."""
    role, state = Application.Role, Application.State
    rows = Application.objects.filter(cohort=cohort)
    mentees = rows.filter(role=role.MENTEE).aggregate(
        complete=Count("pk", filter=Q(state=state.COMPLETE)),
        waiting=Count("pk", filter=Q(state=state.WAITING_LIST)),
    )
    spare = F("capacity") - Coalesce(Subquery(_taken(cohort)), 0)
    mentors = (
        rows.filter(role=role.MENTOR, state=state.COMPLETE)
        .annotate(spare=ExpressionWrapper(spare, output_field=IntegerField()))
        .aggregate(
            all=Count("pk"),
            free=Count("pk", filter=Q(spare__gt=0)),
            places=Sum("spare", filter=Q(spare__gt=0), default=0),
        )
    )
    paired = Pair.objects.filter(cohort=cohort).going().aggregate(n=Count("mentee", distinct=True))
    return Room(
        mentees=max(0, mentees["complete"] - paired["n"]) + mentees["waiting"],
        waiting=mentees["waiting"],
        mentors=mentors["free"],
        places=mentors["places"],
        most=mentors["places"] * cohort.program.applicants_per_place,
        has_mentors=mentors["all"] > 0,
    )


def _taken(cohort: Cohort) -> "QuerySet[Any, Any]":
    theirs = Pair.objects.filter(cohort=cohort, mentor=OuterRef("person")).going()
    return theirs.order_by().values("mentor").annotate(count=Count("pk")).values("count")


def waiting_list(cohort: Cohort) -> "QuerySet[Application]":
    """Who waits for a place, the next one first."""
    waiting = Application.objects.filter(cohort=cohort, state=Application.State.WAITING_LIST)
    return waiting.order_by(*IN_LINE)


def position_of(application: Application) -> int:
    """Which place on the waiting list this is, from 1."""
    this = Application.objects.filter(pk=application.pk)
    return positions(this, waiting_list(application.cohort)).get(application.pk, 1)


def waits_in_vain(person: Person, cohort: Cohort) -> int:
    """In how many earlier cohorts of the program this person wanted a mentor and got none."""
    state = Application.State
    paired = Pair.objects.filter(cohort=OuterRef("cohort"), mentee=person)
    return (
        Application.objects.filter(
            person=person,
            role=Application.Role.MENTEE,
            state__in=[state.COMPLETE, state.WAITING_LIST],
            cohort__program=cohort.program_id,
            cohort__starts_on__lt=cohort.starts_on,
        )
        .exclude(Exists(paired))
        .count()
    )


def waiting_draft(application: Application) -> Draft | None:
    """The newest answers that wait for the address of this application to be confirmed."""
    return _waiting(application).select_related("form_version__form").last()


def _waiting(application: Application) -> "QuerySet[Draft]":
    drafts = Draft.objects.filter(
        application=application, submitted_at__isnull=False, confirmed_at=None
    )
    return drafts.order_by("submitted_at", "pk")


def last_application(person: Person, program: Program, role: str) -> Application | None:
    """What this person answered last in this role, in any cohort of the program."""
    state = Application.State
    return (
        Application.objects.filter(person=person, cohort__program=program, role=role)
        .exclude(state=state.RECEIVED)
        .select_related("form_version")
        .order_by("submitted_at", "pk")
        .last()
    )
