"""Which cohorts tell strangers about themselves, and which invitations an organizer sees."""

from django.db.models import QuerySet

from nodement.applying.models import Invitation
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable


def announced() -> "QuerySet[Cohort]":
    """The cohorts whose sign-up was given dates: everybody may know of them."""
    return Cohort.objects.filter(opens_at__isnull=False).select_related("program__community")


def revocable(person: Person) -> "QuerySet[Invitation]":
    """The invitations to the cohorts that this person runs."""
    return Invitation.objects.filter(cohort__in=runnable(person)).select_related(
        "person", "made_by", "cohort__program"
    )
