"""Questions about applications, as organizers ask them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import (
    Avg,
    Case,
    Count,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from nodement.admissions.duplicates import Face
from nodement.admissions.models import BulkChange, Mark, Note
from nodement.journal.models import Entry
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort, Role
from nodement.surveys.models import Application


@dataclass(frozen=True)
class Marks:
    """The marks of an application as one reviewer may see them.

    What others gave is not shown before one's own mark stands: it would weigh on it.
    """

    own: Mark | None
    others: tuple[Mark, ...]
    count: int
    average: float | None


def listed(rows: "QuerySet[Application]", reader: Person) -> "QuerySet[Application]":
    """The applications with what the list says of each: marks, notes, owner, person."""
    marks = Mark.objects.filter(application=OuterRef("pk")).order_by()
    grouped = marks.values("application")
    notes = Note.objects.filter(application=OuterRef("pk")).order_by().values("application")
    count = grouped.annotate(count=Count("pk")).values("count")
    average = Subquery(grouped.annotate(mean=Avg("value")).values("mean"))
    return rows.select_related("person", "owner").annotate(
        own_mark=Subquery(
            marks.filter(reviewer=reader).values("value")[:1], output_field=IntegerField()
        ),
        mark_count=Coalesce(Subquery(count), 0),
        note_count=Coalesce(Subquery(notes.annotate(count=Count("pk")).values("count")), 0),
        mark_average=Case(
            When(own_mark__isnull=False, then=average), default=None, output_field=FloatField()
        ),
    )


def marks_of(application: Application, reader: Person) -> Marks:
    """The marks of an application, those of others only beside one's own."""
    given = Mark.objects.filter(application=application).select_related("reviewer").order_by("at")
    marks = list(given)
    own = next((mark for mark in marks if mark.reviewer_id == reader.pk), None)
    if own is None:
        return Marks(None, (), len(marks), None)
    others = tuple(mark for mark in marks if mark != own)
    return Marks(own, others, len(marks), sum(mark.value for mark in marks) / len(marks))


def notes_of(application: Application) -> "QuerySet[Note]":
    """The words among organizers about an application, the oldest first."""
    return Note.objects.filter(application=application).select_related("author")


def history_of(application: Application) -> "QuerySet[Entry]":
    """What happened to an application, the newest first."""
    entries = Entry.objects.filter(about=application.full_name).select_related("actor")
    return entries.order_by("-at", "-pk")


def organizers(cohort: Cohort) -> "QuerySet[Person]":
    """Who may own an application of this cohort."""
    roles = Role.objects.filter(program=cohort.program_id, kind=Role.Kind.ORGANIZER)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True).order_by("name")


def languages_of(cohort: Cohort) -> list[str]:
    """The codes of all languages that somebody in the cohort speaks."""
    spoken = Application.objects.filter(cohort=cohort).order_by().values_list("languages")
    return sorted({code for (codes,) in spoken.distinct() for code in codes.split(";") if code})


def paired(cohort: Cohort) -> set[int]:
    """The keys of the applications whose people are in a going pair on that side."""
    going = Pair.objects.filter(cohort=cohort).going().order_by()
    mentor = Q(role=Application.Role.MENTOR, person__in=going.values("mentor"))
    mentee = Q(role=Application.Role.MENTEE, person__in=going.values("mentee"))
    rows = Application.objects.filter(mentor | mentee, cohort=cohort)
    return set(rows.values_list("pk", flat=True))


def changes(cohort: Cohort) -> "QuerySet[BulkChange]":
    """The decisions of a cohort, the newest first."""
    return BulkChange.objects.filter(cohort=cohort).select_related("by")


def faces(cohort: Cohort) -> Iterator[Face]:
    """What is compared of everybody who still takes part; one query."""
    rows = Application.objects.filter(cohort=cohort).exclude(state=Application.State.WITHDRAWN)
    columns = ("pk", "role", "name", "person__email", "answers__github")
    for key, role, name, email, github in rows.order_by("pk").values_list(*columns):
        yield Face(key, role, name, email, github or "")
