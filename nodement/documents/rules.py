"""Which documents and versions a person may read, write and approve."""

from django.db.models import QuerySet

from nodement.documents.models import Document, Version
from nodement.people.models import Person
from nodement.programs.rules import organizable


def writable(person: Person) -> "QuerySet[Document]":
    """The documents of the programs that this person organizes."""
    return Document.objects.filter(program__in=organizable(person)).select_related("program")


def approvable(person: Person) -> "QuerySet[Version]":
    """Every version, drafts too, in the programs that this person organizes."""
    return Version.objects.filter(document__in=writable(person)).select_related(
        "document__program__community"
    )


def public() -> "QuerySet[Version]":
    """What was published: whoever is asked to agree to a text may read it, now and later."""
    return Version.objects.exclude(published_at=None).select_related("document__program__community")
