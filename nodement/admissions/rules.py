"""Which saved views, notes and decisions a person may open."""

from django.db.models import QuerySet

from nodement.admissions.models import BulkChange, Note, SavedSearch
from nodement.people.models import Person
from nodement.programs.rules import organizable, runnable
from nodement.surveys.rules import manageable


def viewable(person: Person) -> "QuerySet[SavedSearch]":
    """The saved views of the programs that this person organizes."""
    return SavedSearch.objects.filter(program__in=organizable(person))


def own_notes(person: Person) -> "QuerySet[Note]":
    """What this person wrote about applications that they still manage."""
    applications = manageable(person).order_by().values("pk")
    return Note.objects.filter(author=person, application__in=applications)


def undoable(person: Person) -> "QuerySet[BulkChange]":
    """The decisions on applications of the cohorts that this person runs."""
    changes = BulkChange.objects.filter(cohort__in=runnable(person))
    return changes.select_related("cohort__program__community", "by")
