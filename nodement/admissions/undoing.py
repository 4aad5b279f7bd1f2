"""Undo a decision: letters that have not left are kept back, those that have are corrected."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce

from django.db import transaction

from nodement.admissions import queries
from nodement.admissions.deciding import VERBS, held, locked, save_states
from nodement.admissions.decisions import Cause, Decision, Left, Outcome, State
from nodement.admissions.models import BulkChange
from nodement.admissions.telling import News, known_states, tell
from nodement.journal.actions import record
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application

Before = Mapping[str, Mapping[str, str]]


@transaction.atomic
def undo_change(change: BulkChange, *, by: Person, at: datetime) -> Outcome:
    """Put everybody back to where they were; undoing twice changes nothing.

    Left as they are, and named: whoever was changed again since, and who is in a pair by now.
    """
    cohort = locked(Cohort.objects.get(pk=change.cohort_id))
    change = BulkChange.objects.select_for_update().get(pk=change.pk)
    if change.undone_at is not None:
        return Outcome(change=change)
    rows = _rows(cohort, change)
    back, left = _sorted(cohort, change, rows)
    if change.to_state:
        _restore_states(cohort, change, back, by=by, at=at)
    else:
        _restore_owners(change.before, back, by=by, at=at)
    change.undone_at = at
    change.save(update_fields=["undone_at"])
    return Outcome(tuple(back), tuple(left), change)


def _rows(cohort: Cohort, change: BulkChange) -> list[Application]:
    named = Application.objects.filter(cohort=cohort, public_id__in=list(change.before))
    return list(held(cohort, list(named.values_list("pk", flat=True))).values())


def _sorted(
    cohort: Cohort, change: BulkChange, rows: list[Application]
) -> tuple[list[Application], list[Left]]:
    """Who goes back, and who stays as they are."""
    touched = _touched_since(change)
    paired = queries.paired(cohort)
    back, left = [], []
    for row in rows:
        was = change.before[row.public_id]
        if row.public_id in touched or not _is_as_left(row, change.to_state, was):
            left.append(Left(row, Cause.CHANGED))
        elif change.to_state and was["state"] != State.COMPLETE and row.pk in paired:
            left.append(Left(row, Cause.PAIRED))
        else:
            back.append(row)
    return back, left


def _touched_since(change: BulkChange) -> set[str]:
    """The applications on which something of the same kind was decided later."""
    later = BulkChange.objects.filter(cohort=change.cohort_id, pk__gt=change.pk, undone_at=None)
    same_kind = later.exclude(to_state="") if change.to_state else later.filter(to_state="")
    kept = same_kind.values_list("before", flat=True)
    return reduce(lambda found, before: found | set(before), kept, set[str]())


def _is_as_left(row: Application, to_state: str, was: Mapping[str, str]) -> bool:
    if to_state:
        return row.state == to_state
    return (row.owner.public_id if row.owner else "") == was["to_owner"]


def _restore_states(
    cohort: Cohort, change: BulkChange, rows: list[Application], *, by: Person, at: datetime
) -> None:
    known = known_states(rows, cohort)
    for row in rows:
        was = change.before[row.public_id]
        row.state = was["state"]
        row.decline_reason, row.decline_words = was["decline_reason"], was["decline_words"]
    save_states(rows, at=at)
    for row in rows:
        record(f"undid: {VERBS[State(change.to_state)]}", row, by=by, at=at)
    news = [News(row, _decision(row), known[row.public_id]) for row in rows]
    tell(news, cohort, at=at, until=at)


def _decision(row: Application) -> Decision:
    return Decision(row.state, row.decline_reason, row.decline_words)


def _restore_owners(before: Before, rows: list[Application], *, by: Person, at: datetime) -> None:
    wanted = {before[row.public_id]["owner"] for row in rows}
    people = {one.public_id: one for one in Person.objects.filter(public_id__in=wanted)}
    for row in rows:
        row.owner = people.get(before[row.public_id]["owner"])
    Application.objects.bulk_update(rows, ["owner"])
    for row in rows:
        record("undid: gave an owner to", row, by=by, at=at)
