"""What time does to people: those whom nothing holds here any more are forgotten."""

from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from nodement.people.models import Person
from nodement.privacy.relations import OF_PEOPLE

LIFE = timedelta(days=30)
BATCH = 100
HOLDS_NOBODY = ("outbox.Letter.reader", "account.EmailAddress.user", "people.OneTimeLink.person")


@transaction.atomic
def forget_unused_people(now: datetime) -> int:
    """Delete people who never signed in and to whom nothing belongs but letters; say how many.

    They came in because somebody typed their address: for a project, a nomination, an opening.
    """
    old = Person.objects.filter(joined_at__lte=now - LIFE, last_login=None, is_keeper=False)
    for key in OF_PEOPLE:
        if key not in HOLDS_NOBODY:
            old = old.filter(~Exists(_theirs(key)))
    return len([one.delete() for one in old.order_by("pk")[:BATCH]])


def _theirs(key: str) -> "QuerySet[Any]":
    label, _dot, field = key.rpartition(".")
    theirs: QuerySet[Any] = apps.get_model(label)._default_manager.filter(**{field: OuterRef("pk")})
    return theirs
