"""What a person leaves in rows that belong to others: found by what it says, and taken out."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any
from urllib.parse import quote_plus

from django.contrib.sessions.models import Session
from django.db.models import Model, Q, TextField
from django.db.models.functions import Cast
from django.utils import translation
from django.utils.translation import gettext as _

from nodement.admissions.models import BulkChange, SavedSearch
from nodement.applying.files import delete_uploads
from nodement.applying.models import Draft, Upload
from nodement.journal.models import Entry
from nodement.kit.models import new_public_id
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.outreach.models import Project
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.privacy.relations import OF_PEOPLE, Fate, rows
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application, Remark

BLANK = "…"
NOWHERE = "erased.invalid"
LETTER_TEXTS = ("subject", "text", "html", "calendar")
PROJECT_TEXTS = ("needs", "milestones", "starter_tasks", "words")


@dataclass(frozen=True)
class Traces:
    """What tells of a person: their address and names, their things by name, their cohorts."""

    address: str
    words: tuple[str, ...]
    things: frozenset[str]
    places: frozenset[str]
    applications: frozenset[str]
    cohorts: frozenset[int]

    def without(self, text: str) -> str:
        """The text without the person's words."""
        for word in self.words:
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", BLANK, text, flags=re.IGNORECASE)
        return text


def traces_of(person: Person) -> Traces:
    """Read it before anything is deleted."""
    applications = list(Application.objects.filter(person=person).select_related("cohort"))
    pairs = list(Pair.objects.of(person).select_related("cohort"))
    cohorts = {one.cohort_id for one in applications} | {one.cohort_id for one in pairs}
    names = {one.name for one in applications} | {one.profile.github for one in applications}
    words = {person.email, person.name, person.github} | names
    going = (rows(key, person) for key, said in OF_PEOPLE.items() if said.fate == Fate.GOES)
    things = {_full_name(one) for one in chain(*going, pairs)}
    programs = Program.objects.filter(Q(cohorts__in=cohorts) | Q(roles__person=person)).distinct()
    all_cohorts = Cohort.objects.filter(program__in=programs)
    places = [*programs, *all_cohorts, *Project.objects.filter(contact=person)]
    return Traces(
        address=person.email,
        words=tuple(sorted((word for word in words if word), key=len, reverse=True)),
        things=frozenset(things | {person.full_name}),
        places=frozenset(one.full_name for one in places),
        applications=frozenset(one.public_id for one in applications),
        cohorts=frozenset(cohorts),
    )


def take_out(traces: Traces) -> None:
    """Take the person out of what stays: inside the caller's transaction."""
    _from_journal(traces)
    _from_letters(traces)
    rename_in_rounds(traces.cohorts, traces.address, f"{new_public_id()}@{NOWHERE}")
    _from_bulk_changes(traces)
    _from_files(traces)
    _from_drafts(traces.address)


def take_out_of_projects(person: Person, traces: Traces) -> None:
    """Let the projects that stay say the same without the person's names."""
    for project in Project.objects.filter(contact=person):
        for name in PROJECT_TEXTS:
            setattr(project, name, traces.without(getattr(project, name)))
        project.save(update_fields=PROJECT_TEXTS)


def rename_in_rounds(cohorts: Iterable[int], address: str, other: str) -> None:
    """Certificates know people by address: under another one they prove the same."""
    whole, renamed = json.dumps(address), json.dumps(other)
    for done in Round.objects.filter(cohort__in=cohorts).iterator():
        plain = json.dumps(done.certificate)
        if whole in plain:
            done.certificate = json.loads(plain.replace(whole, renamed))
            done.save(update_fields=["certificate"])


def end_sessions(person: Person) -> None:
    """Sign the person out everywhere, and forget who was about to sign in with their address."""
    for session in Session.objects.iterator():
        kept = session.get_decoded()
        is_theirs = str(kept.get("_auth_user_id")) == str(person.pk)
        if is_theirs or person.email in json.dumps(kept, default=str).lower():
            session.delete()


def _from_journal(traces: Traces) -> None:
    """What happened stays, by somebody who left; what it said of their things goes."""
    Entry.objects.filter(about__in=traces.things).update(facts={})
    forms = [form for word in traces.words for form in (word, json.dumps(word)[1:-1])]
    near = Q(about__in=traces.places) | _saying("said", [traces.address])
    said = Entry.objects.annotate(said=Cast("facts", TextField())).filter(near)
    for entry in said.filter(_saying("said", forms)).iterator():
        plain = json.dumps(entry.facts, ensure_ascii=False)
        entry.facts = json.loads(traces.without(plain))
        entry.save(update_fields=["facts"])


def _from_letters(traces: Traces) -> None:
    """Letters to others: those about the person's things lose their words, the rest the names."""
    about = Letter.objects.filter(about__in=traces.things).exclude(name="partner-left")
    for letter in about.select_related("reader").iterator():
        with translation.override(letter.reader.language):
            letter.subject = _("A letter whose words were deleted")
            letter.text = _("It told of somebody who has left, so its words were deleted.")
        letter.html = letter.calendar = letter.calendar_method = ""
        if letter.state in (Letter.State.QUEUED, Letter.State.FAILED):
            letter.state = Letter.State.WITHHELD
        letter.save()
    near = Q(about__in=traces.places) | Q(group__in=traces.places)
    naming = Letter.objects.filter(near | _saying("text", [traces.address]))
    for letter in naming.filter(_saying("text", traces.words)).iterator():
        _rewrite(letter, LETTER_TEXTS, traces)


def _from_bulk_changes(traces: Traces) -> None:
    for change in BulkChange.objects.filter(cohort__in=traces.cohorts):
        kept = {key: row for key, row in change.before.items() if key not in traces.applications}
        if kept != change.before:
            change.before = kept
            change.save(update_fields=["before"])


def _from_files(traces: Traces) -> None:
    """What was remarked in import files, and views that search for the person."""
    remarks = Remark.objects.filter(
        _saying("cell", traces.words) | _saying("reason", traces.words),
        survey_import__cohort__in=traces.cohorts,
    )
    for remark in remarks:
        _rewrite(remark, ("cell", "reason"), traces)
    searched = [form for word in traces.words for form in (word, quote_plus(word))]
    SavedSearch.objects.filter(_saying("query", searched)).delete()


def _from_drafts(address: str) -> None:
    """Answers that somebody began without saying who they are, under this address."""
    said = {"said": Cast("answers", TextField()), "mistyped": Cast("typed", TextField())}
    nameless = Draft.objects.filter(person=None, application=None).annotate(**said)
    drafts = nameless.filter(_saying("said", [address]) | _saying("mistyped", [address]))
    delete_uploads(Upload.objects.filter(draft__in=drafts))
    drafts.delete()


def _saying(field: str, words: Iterable[str]) -> Q:
    """Rows whose text holds one of the words; without words, none."""
    asked = Q(pk__in=[])
    for word in words:
        asked |= Q(**{f"{field}__icontains": word})
    return asked


def _rewrite(row: Model, fields: tuple[str, ...], traces: Traces) -> None:
    for name in fields:
        setattr(row, name, traces.without(getattr(row, name)))
    row.save(update_fields=fields)


def _full_name(row: Any) -> str:
    return f"{row._meta.model_name}:{getattr(row, 'public_id', row.pk)}"
