"""Answers while they are written: begun, saved section by section, found again."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nodement.applying.carrying import carried
from nodement.applying.counting import counted_only, write_over_what_goes
from nodement.applying.files import content_type_of, delete_uploads, name_of
from nodement.applying.merging import is_untouched, key_of, merged
from nodement.applying.models import Draft, Invitation, Upload
from nodement.applying.opening import closed_words, may_begin
from nodement.applying.queries import last_application
from nodement.applying.reading import SectionRead
from nodement.forms.asking import asked_questions
from nodement.forms.content import Content, Kind, Question, Section
from nodement.forms.models import FormVersion
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application

UNKNOWN_CLOCK = "UTC"


@dataclass(frozen=True)
class Started:
    """A draft, and the secret that opens it; only its digest is kept."""

    draft: Draft
    token: str


@transaction.atomic
def start_draft(
    version: FormVersion, *, person: Person | None, invitation: Invitation | None, at: datetime
) -> Started:
    """Begin an application; somebody who is known goes on with their draft, or their last answers.

    Refuses when the window is not open, unless an invitation lets this person in.
    """
    cohort = version.form.cohort
    if not may_begin(cohort, invitation, at):
        raise Refusal(closed_words(cohort, at))
    person = invitation.person if invitation else person
    if person is not None:
        Person.objects.select_for_update().get(pk=person.pk)
        _refuse_declined(version, person, invitation)
        if going_on := _own(person, cohort, version.form.role).first():
            going_on.invitation = invitation or going_on.invitation
            return open_anew(going_on)
    return new_draft(
        Draft(
            cohort=cohort,
            role=version.form.role,
            form_version=version,
            person=person,
            invitation=invitation,
            answers=_known_answers(version, person) if person else {},
        ),
        at=at,
    )


def new_draft(draft: Draft, *, at: datetime) -> Started:
    """Keep a new draft under a new secret."""
    token = secrets.token_urlsafe(32)
    draft.digest, draft.started_at, draft.changed_at = _digest(token), at, at
    draft.save()
    return Started(draft, token)


def open_anew(draft: Draft) -> Started:
    """Give a draft a new secret: where it was open before, it is found by its person alone."""
    token = secrets.token_urlsafe(32)
    draft.digest = _digest(token)
    draft.save(update_fields=["digest", "invitation"])
    return Started(draft, token)


def find_draft(token: str) -> Draft | None:
    """The draft that this secret opens."""
    return _with_everything().filter(digest=_digest(token)).first()


def find_own_draft(person: Person, cohort: Cohort, role: str) -> Draft | None:
    """What this person has begun and not sent."""
    return _own(person, cohort, role).first()


def content_of(draft: Draft) -> Content:
    """The form as this person is asked it; what was counted once is not asked again."""
    content = draft.form_version.content
    if draft.application is None or draft.application.form_version_id is None:
        return content
    hidden = {question.key for question in counted_only(content)}
    sections = (_without(section, hidden) for section in content.sections)
    return Content(sections=tuple(section for section in sections if section.questions))


def unclear_keys(draft: Draft) -> set[str]:
    """The questions that are asked, and whose answers could not be taken as they were typed."""
    asked = {question.key for question in asked_questions(content_of(draft), draft.answers)}
    return {key_of(name) for name in draft.typed} & asked


@transaction.atomic
def save_section(
    draft: Draft,
    section: Section,
    read: SectionRead,
    *,
    at: datetime,
    seen: Mapping[str, str] | None = None,
) -> Draft:
    """Keep what could be read of one section, and as typed what could not.

    `seen` are the marks of the answers as the page showed them: an answer that this page did not
    change leaves what another window has saved since. Refuses once the answers were sent.
    """
    _read_again(draft)
    refuse_sent(draft)
    write_over_what_goes()
    draft.answers = merged(section, draft.answers, read, seen or {})
    mended = {
        question.key
        for question in section.questions
        if question.key in draft.answers.keys() - read.answers.keys()
        and is_untouched(question, read, seen or {})
    }
    draft.typed = _typed_elsewhere(draft, section) | _typed_here(read, mended)
    draft.changed_at = at
    draft.save(update_fields=["answers", "typed", "changed_at"])
    if any(question.kind == Kind.FILE for question in section.questions):
        _delete_unused(draft)
    return draft


@transaction.atomic
def attach_file(
    draft: Draft, question: Question, upload_file: "File[bytes]", *, at: datetime
) -> Upload:
    """Keep a file as the answer to this question, in place of an earlier one.

    Refuses in words what is too large or of a kind that is not taken.
    """
    _read_again(draft)
    refuse_sent(draft)
    upload = Upload(
        draft=draft,
        question=question.key,
        file_name=name_of(upload_file),
        content_type=content_type_of(upload_file),
        size=upload_file.size or 0,
        uploaded_at=at,
    )
    upload.file.save(upload.public_id, upload_file, save=False)
    upload.save()
    draft.answers[question.key] = upload.public_id
    draft.changed_at = at
    draft.save(update_fields=["answers", "changed_at"])
    _delete_unused(draft)
    return upload


def hold_cohort(cohort_id: int) -> None:
    """Take turns in a cohort. Whoever holds several things holds the cohort first."""
    Cohort.objects.select_for_update(no_key=True).filter(pk=cohort_id).first()


def held(draft: Draft) -> Draft:
    """The draft as it is now, for us alone until the end of the transaction."""
    hold_cohort(draft.cohort_id)
    found = _with_everything().select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if found is None:
        raise Refusal(_("These answers are not here any more. Please begin again."))
    return found


def refuse_sent(draft: Draft) -> None:
    """Refuse to change what waits for its confirmation: it would confirm something else."""
    if draft.submitted_at is not None:
        raise Refusal(_("You have sent these answers already, so they stay as they were sent."))


def _read_again(draft: Draft) -> None:
    """Hold the row, and take from it what another window may have changed: nothing more is read."""
    changed = ("answers", "typed", "submitted_at", "confirmed_at")
    rows = Draft.objects.select_for_update().filter(pk=draft.pk)
    now = rows.values_list(*changed).first()
    if now is None:
        raise Refusal(_("These answers are not here any more. Please begin again."))
    for name, value in zip(changed, now, strict=True):
        setattr(draft, name, value)
    if Cohort.objects.filter(pk=draft.cohort_id, matching_closed_at__isnull=False).exists():
        raise Refusal(_("The matching of this cohort is over, so nothing more is kept."))


def _with_everything() -> "QuerySet[Draft]":
    return Draft.objects.select_related(
        "cohort__program", "form_version", "application", "invitation", "person"
    )


def _own(person: Person, cohort: Cohort, role: str) -> "QuerySet[Draft]":
    drafts = _with_everything().filter(person=person, cohort=cohort, role=role, submitted_at=None)
    return drafts.order_by("-changed_at", "-pk")


def _refuse_declined(version: FormVersion, person: Person, invitation: Invitation | None) -> None:
    """Nobody shall fill in a whole form to hear at its end that they were declined."""
    declined = Application.objects.filter(
        cohort=version.form.cohort_id,
        role=version.form.role,
        person=person,
        state=Application.State.DECLINED,
    )
    if invitation is None and declined.exists():
        raise Refusal(_("The organizers have answered your application to this cohort already."))


def _known_answers(version: FormVersion, person: Person) -> dict[str, Any]:
    """What this person said last in the program; at least the name and the address."""
    content, form = version.content, version.form
    last = last_application(person, form.cohort.program, form.role)
    zone = person.time_zone if person.time_zone != UNKNOWN_CLOCK else ""
    facts = {"email": person.email, "name": person.name, "time_zone": zone}
    asked = {name: content.feeding(name) for name in facts}
    own = {
        question.key: facts[name]
        for name, question in asked.items()
        if question is not None and facts[name]
    }
    return own | (carried(content, last) if last else {})


def _typed_elsewhere(draft: Draft, section: Section) -> dict[str, list[str]]:
    here = {question.key for question in section.questions}
    return {name: said for name, said in draft.typed.items() if key_of(name) not in here}


def _typed_here(read: SectionRead, mended: set[str]) -> dict[str, list[str]]:
    """What could not be read; a question with a problem is named though nothing was typed."""
    said: dict[str, list[str]] = {key: [] for key in read.problems} | read.typed
    return {name: texts for name, texts in said.items() if key_of(name) not in mended}


def _without(section: Section, hidden: set[str]) -> Section:
    kept = tuple(question for question in section.questions if question.key not in hidden)
    return replace(section, questions=kept)


def _delete_unused(draft: Draft) -> None:
    """Delete the files of a draft that answer nothing any more."""
    used = [value for value in draft.answers.values() if isinstance(value, str)]
    delete_uploads(Upload.objects.filter(draft=draft).exclude(public_id__in=used))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
