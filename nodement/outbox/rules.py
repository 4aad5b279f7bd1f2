"""Which letters a person may read."""

from django.db.models import QuerySet

from nodement.outbox.models import Letter
from nodement.people.models import Person


def readable(person: Person) -> "QuerySet[Letter]":
    """Your own letters, without the ones that hold a key to the house."""
    return Letter.objects.filter(reader=person, is_secret=False)


def kept_here(person: Person) -> "QuerySet[Letter]":
    """Every letter of the installation, for those who keep it."""
    return Letter.objects.filter(pk__isnull=not person.is_keeper)
