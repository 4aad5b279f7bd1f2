"""Decide on several applications at once: each is kept as it was, each person hears of it once."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from nodement.admissions import queries
from nodement.admissions.decisions import Cause, Decision, Left, Outcome, State, cause_against
from nodement.admissions.models import BulkChange
from nodement.admissions.telling import GRACE, News, known_states, tell
from nodement.journal.actions import record
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application

VERBS = {
    State.DECLINED: "declined",
    State.COMPLETE: "took up",
    State.WAITING_LIST: "put on the waiting list",
    State.WITHDRAWN: "withdrew",
}
FIELDS = ("state", "decline_reason", "decline_words")


@dataclass(frozen=True)
class Chosen:
    """Applications as somebody saw them, and the decision on them."""

    applications: Sequence[Application]
    decision: Decision


@transaction.atomic
def decide(cohort: Cohort, chosen: Chosen, *, by: Person, at: datetime) -> Outcome:
    """Move the applications, write to each person, and keep how to undo it.

    Left as they are, and named: who is in a state that this decision does not lead away from, who
    is in a pair, and who was changed by somebody else since it was seen. A decision that nobody
    has heard of yet is kept back: whoever comes back to the state that they know of gets no letter.
    """
    cohort = locked(cohort)
    paired = queries.paired(cohort)
    rows = held(cohort, [one.pk for one in chosen.applications])
    left, moved = [], []
    for seen in chosen.applications:
        row = rows.get(seen.pk)
        cause = _cause(row, seen, chosen.decision.to_state, paired)
        if row is None or cause is not None:
            left.append(Left(row or seen, cause or Cause.CHANGED))
        else:
            moved.append(row)
    change = _move(cohort, moved, chosen.decision, by=by, at=at) if moved else None
    return Outcome(tuple(moved), tuple(left), change)


def locked(cohort: Cohort) -> Cohort:
    """The cohort for us alone, as the matching holds it: nobody becomes a pair meanwhile."""
    rows = Cohort.objects.select_for_update(no_key=True, of=("self",)).select_related("program")
    return rows.get(pk=cohort.pk)


def held(cohort: Cohort, keys: Sequence[int]) -> dict[int, Application]:
    """These applications for us alone, with their people, by their keys."""
    rows: QuerySet[Application] = Application.objects.filter(cohort=cohort, pk__in=keys)
    mine = rows.select_for_update(of=("self",)).select_related("person", "owner")
    return {row.pk: row for row in mine.order_by("pk")}


def kept(row: Application) -> dict[str, str]:
    """What undoing gives back."""
    owner = row.owner.public_id if row.owner else ""
    return {**{name: getattr(row, name) for name in FIELDS}, "owner": owner}


def save_states(rows: Sequence[Application], *, at: datetime) -> None:
    """Keep where the applications are now; one query for each place, however many there are."""
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in rows:
        row.changed_at = at
        alike[tuple(getattr(row, name) for name in FIELDS)].append(row.pk)
    for values, keys in alike.items():
        there = dict(zip(FIELDS, values, strict=True))
        Application.objects.filter(pk__in=keys).update(changed_at=at, **there)


def _cause(
    row: Application | None, seen: Application, to_state: str, paired: set[int]
) -> Cause | None:
    if row is None:
        return Cause.CHANGED
    if row.state == to_state:
        return Cause.ALREADY
    return Cause.CHANGED if row.state != seen.state else cause_against(row, to_state, paired)


def _move(
    cohort: Cohort, rows: Sequence[Application], decision: Decision, *, by: Person, at: datetime
) -> BulkChange:
    before = {row.public_id: kept(row) for row in rows}
    known = known_states(rows, cohort)
    for row in rows:
        row.state = decision.to_state
        row.decline_reason = decision.reason
        row.decline_words = decision.words
    save_states(rows, at=at)
    for row in rows:
        facts = {"reason": decision.reason} if decision.reason else {}
        record(VERBS[State(decision.to_state)], row, by=by, at=at, **facts)
    news = [News(row, decision, known[row.public_id]) for row in rows]
    tell(news, cohort, at=at, until=at + GRACE)
    return BulkChange.objects.create(
        cohort=cohort, by=by, at=at, to_state=decision.to_state, before=before
    )
