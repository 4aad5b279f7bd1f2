"""Which rounds and proposals a person may see and decide on."""

from django.db.models import QuerySet

from nodement.matching.models import Decision, Proposal, Round
from nodement.people.models import Person
from nodement.programs.rules import runnable


def reviewable(person: Person) -> "QuerySet[Round]":
    """The rounds of the cohorts that this person runs."""
    return Round.objects.filter(cohort__in=runnable(person)).select_related(
        "cohort__program__community", "asked_by", "published_by"
    )


def decidable(person: Person) -> "QuerySet[Proposal]":
    """The proposals that this person may lock, veto or remove."""
    return Proposal.objects.filter(round__in=reviewable(person)).select_related(
        "round__cohort__program", "mentee__person", "mentor__person"
    )


def revocable(person: Person) -> "QuerySet[Decision]":
    """The locks and vetoes that this person may take back."""
    return Decision.objects.filter(cohort__in=runnable(person)).select_related(
        "cohort", "mentee", "mentor"
    )
