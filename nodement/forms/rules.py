"""Which forms a person may build."""

from django.db.models import QuerySet

from nodement.forms.models import Form
from nodement.people.models import Person
from nodement.programs.rules import runnable


def buildable(person: Person) -> "QuerySet[Form]":
    """The forms of the cohorts that this person organizes."""
    return Form.objects.filter(cohort__in=runnable(person)).select_related(
        "cohort__program__community", "changed_by"
    )
