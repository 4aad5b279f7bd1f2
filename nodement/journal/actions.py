"""Write down what happened, in the same transaction as the change."""

from datetime import datetime

from nodement.journal.models import Entry
from nodement.kit.models import Model
from nodement.people.models import Person


def record(verb: str, thing: Model, *, by: Person | None, at: datetime, **facts: str | int) -> None:
    """Note that `by` (or the house, for None) did `verb` to `thing`."""
    Entry.objects.create(at=at, actor=by, verb=verb, about=thing.full_name, facts=facts)
