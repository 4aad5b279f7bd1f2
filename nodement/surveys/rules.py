"""Which applications and which files a person may see."""

from django.db.models import QuerySet

from nodement.people.models import Person
from nodement.programs.rules import runnable
from nodement.surveys.models import Application, SurveyImport


def manageable(person: Person) -> "QuerySet[Application]":
    """The applications to the cohorts that this person runs."""
    return Application.objects.filter(cohort__in=runnable(person))


def own(person: Person) -> "QuerySet[Application]":
    """What this person answered."""
    return Application.objects.filter(person=person)


def importable(person: Person) -> "QuerySet[SurveyImport]":
    """The files of the cohorts that this person runs."""
    return SurveyImport.objects.filter(cohort__in=runnable(person)).select_related(
        "cohort__program__community"
    )
