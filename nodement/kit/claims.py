"""Claim due rows for a while, so that two workers never do the same work."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import connections, models, transaction
from django.db.models import F, Q

Row = TypeVar("Row", bound=models.Model)


def free(now: datetime) -> Q:
    """Rows that nobody holds at `now`."""
    return Q(lease_until=None) | Q(lease_until__lte=now)


def claim(
    due: "models.QuerySet[Row]", *, now: datetime, lease: timedelta, most: int
) -> Sequence[Row]:
    """Take up to `most` of the due rows and hold them until the lease runs out.

    The table has `lease_until` and `claims`. PostgreSQL skips the rows that another worker is
    taking (`FOR UPDATE SKIP LOCKED`); SQLite takes the write lock at the start of the transaction,
    so one worker chooses after the other. A worker that dies gives its rows back by doing nothing.
    """
    wanted = due.filter(free(now)).order_by("pk")
    with transaction.atomic(using=due.db):
        if connections[due.db].features.has_select_for_update_skip_locked:
            wanted = wanted.select_for_update(skip_locked=True, of=("self",))
        keys = list(wanted.values_list("pk", flat=True)[:most])
        held = due.model._base_manager.using(due.db).filter(pk__in=keys)
        held.update(lease_until=now + lease, claims=F("claims") + 1)
        return list(held.order_by("pk"))
