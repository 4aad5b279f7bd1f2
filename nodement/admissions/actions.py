"""What organizers do with applications: decide, own, mark, take notes, keep a view."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.admissions import queries
from nodement.admissions.deciding import Chosen, decide, held, kept, locked
from nodement.admissions.decisions import Cause, Decision, Left, Outcome, State
from nodement.admissions.models import BulkChange, Mark, Note, SavedSearch
from nodement.admissions.reasons import DeclineReason
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application

Applications = Sequence[Application]
LOWEST, HIGHEST = 1, 5
LONGEST_NOTE, LONGEST_WORDS, LONGEST_NAME, LONGEST_QUERY = 4000, 2000, 80, 2000


def decline_applications(
    cohort: Cohort, seen: Applications, decision: Decision, *, by: Person, at: datetime
) -> Outcome:
    """Decline, with a reason from the list and perhaps words; each person is told.

    Refuses a reason that is not on the list, and another reason without words.
    """
    if decision.reason not in DeclineReason.values:
        raise Refusal(_("Please choose a reason: the people are told why."))
    if decision.reason == DeclineReason.OTHER and not decision.words.strip():
        raise Refusal(_("Please say the reason in your own words."))
    words = decision.words.strip()[:LONGEST_WORDS]
    declined = Decision(State.DECLINED, decision.reason, words)
    return decide(cohort, Chosen(seen, declined), by=by, at=at)


def take_up_applications(
    cohort: Cohort, seen: Applications, *, by: Person, at: datetime
) -> Outcome:
    """Let them take part in the matching again: declined ones, and those on the waiting list."""
    return decide(cohort, Chosen(seen, Decision(State.COMPLETE)), by=by, at=at)


def make_applications_wait(
    cohort: Cohort, seen: Applications, *, by: Person, at: datetime
) -> Outcome:
    """Put them on the waiting list."""
    return decide(cohort, Chosen(seen, Decision(State.WAITING_LIST)), by=by, at=at)


def withdraw_applications(
    cohort: Cohort, seen: Applications, *, by: Person, at: datetime
) -> Outcome:
    """Take their applications back for them."""
    return decide(cohort, Chosen(seen, Decision(State.WITHDRAWN)), by=by, at=at)


@transaction.atomic
def assign_owner(
    cohort: Cohort, seen: Applications, owner: Person | None, *, by: Person, at: datetime
) -> Outcome:
    """Say which organizer looks after these applications; nobody is told.

    Refuses an owner who does not organize the program.
    """
    cohort = locked(cohort)
    if owner is not None and owner not in queries.organizers(cohort):
        raise Refusal(_("Only an organizer of this program can look after an application."))
    before = {one.pk: one.owner_id for one in seen}
    rows = held(cohort, list(before))
    left = [
        Left(row, Cause.ALREADY if row.owner == owner else Cause.CHANGED)
        for row in rows.values()
        if row.owner == owner or row.owner_id != before[row.pk]
    ]
    stays = {one.application.pk for one in left}
    moved = [row for row in rows.values() if row.pk not in stays]
    change = _give(cohort, moved, owner, by=by, at=at) if moved else None
    return Outcome(tuple(moved), tuple(left), change)


def _give(
    cohort: Cohort, rows: list[Application], owner: Person | None, *, by: Person, at: datetime
) -> BulkChange:
    named = owner.public_id if owner else ""
    before = {row.public_id: {**kept(row), "to_owner": named} for row in rows}
    for row in rows:
        row.owner = owner
    Application.objects.bulk_update(rows, ["owner"])
    for row in rows:
        record("gave an owner to", row, by=by, at=at, owner=named)
    return BulkChange.objects.create(cohort=cohort, by=by, at=at, to_state="", before=before)


@transaction.atomic
def mark_application(
    application: Application, value: int, comment: str, *, by: Person, at: datetime
) -> None:
    """Give an application a mark from 1 to 5, or change one's own; the same again changes nothing.

    Refuses any other figure.
    """
    if not LOWEST <= value <= HIGHEST:
        raise Refusal(_("A mark is a figure from 1 to 5."))
    Application.objects.select_for_update().get(pk=application.pk)
    words = comment.strip()[:LONGEST_NOTE]
    mine = Mark.objects.filter(application=application, reviewer=by)
    if mine.filter(value=value, comment=words).exists():
        return
    Mark.objects.update_or_create(
        application=application,
        reviewer=by,
        defaults={"value": value, "comment": words, "at": at},
    )
    record("marked", application, by=by, at=at)


@transaction.atomic
def add_note(application: Application, text: str, *, by: Person, at: datetime) -> Note:
    """Write a word among organizers; the same word sent twice in a row stands once.

    Refuses a note without words.
    """
    Application.objects.select_for_update().get(pk=application.pk)
    words = text.strip()[:LONGEST_NOTE]
    if not words:
        raise Refusal(_("This note has no words yet."))
    last = queries.notes_of(application).last()
    if last is not None and last.author == by and last.text == words:
        return last
    note = Note.objects.create(application=application, author=by, text=words, at=at)
    record("noted on", application, by=by, at=at)
    return note


@transaction.atomic
def delete_note(note: Note, *, by: Person, at: datetime) -> None:
    """Delete one's own note; what is gone stays gone. Refuses the note of somebody else."""
    if note.author_id != by.pk:
        raise Refusal(_("Only who wrote a note deletes it."))
    gone, _rows = Note.objects.filter(pk=note.pk).delete()
    if gone:
        record("deleted a note on", note.application, by=by, at=at)


@transaction.atomic
def save_view(program: Program, name: str, query: str, *, by: Person, at: datetime) -> SavedSearch:
    """Keep filters, columns and order of the list under a name, for all organizers.

    Saving the same again changes nothing. Refuses a name that stands for another view.
    """
    Program.objects.select_for_update().get(pk=program.pk)
    name, query = " ".join(name.split())[:LONGEST_NAME], query[:LONGEST_QUERY]
    if not name:
        raise Refusal(_("Please give the view a name."))
    view, is_new = SavedSearch.objects.get_or_create(
        program=program, name=name, defaults={"query": query, "made_by": by}
    )
    if not is_new and view.query != query:
        raise Refusal(_("There is another view of that name. Please choose a different one."))
    if is_new:
        record("saved a view of", program, by=by, at=at, name=name)
    return view


@transaction.atomic
def delete_view(view: SavedSearch, *, by: Person, at: datetime) -> None:
    """Delete a saved view; what is gone stays gone."""
    gone, _rows = SavedSearch.objects.filter(pk=view.pk).delete()
    if gone:
        record("deleted a view of", view.program, by=by, at=at, name=view.name)
