"""Answers become an application: complete, or on the waiting list when the cohort is full."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from nodement.applying.counting import count_answers, without_counted, write_over_what_goes
from nodement.applying.drafts import content_of
from nodement.applying.files import delete_uploads
from nodement.applying.models import Draft, Upload
from nodement.applying.queries import position_of, room_of, waits_in_vain
from nodement.documents.actions import accept_versions
from nodement.documents.rules import public
from nodement.forms.asking import kept_answers
from nodement.forms.content import Content, Kind
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import subject_of, write
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of
from nodement.surveys.links import status_link
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile
from nodement.surveys.steps import Stand, Step, sentence_of

State = Application.State
STANDS = (State.COMPLETE, State.WAITING_LIST)


def take_answers(draft: Draft, profile: Profile, at: datetime) -> Application:
    """Let a draft become the answers of its application, and wipe it; call it inside an action.

    Whoever comes late by invitation is not counted: a number that moves by one would tell of them.
    Whoever has a place, or waits for one, keeps it, and their place in line. Refuses when the
    matching of the cohort is over, and when the organizers have declined and not invited again.
    """
    cohort = Cohort.objects.select_for_update(no_key=True).get(pk=draft.cohort_id)
    application = _held(draft)
    _refuse_ended(cohort, application, draft)
    is_change = application.state in STANDS
    content = content_of(draft)
    answers = kept_answers(content, draft.answers)
    if not is_change:
        application.priority = waits_in_vain(application.person, cohort)
        application.state = _state_of(draft, cohort)
        application.submitted_at = draft.submitted_at or at
    if application.form_version_id is None and draft.invitation is None:
        count_answers(cohort, content, answers)
    application.fill(profile)
    application.given = without_counted(content, answers)
    _keep(application, draft, at)
    _introduce(application.person, profile, clock=_clock_said(content, answers))
    _accept_documents(draft, application, at)
    _move_uploads(draft, application)
    _close(draft, application, at)
    record("changed" if is_change else "applied with", application, by=application.person, at=at)
    tell_place(application, at=at, is_change=is_change)
    return application


def tell_place(application: Application, *, at: datetime, is_change: bool = False) -> None:
    """Write to somebody that their application is complete, or on the waiting list, and where."""
    waits = application.state == State.WAITING_LIST
    cohort = application.cohort
    write(
        "waiting-list-joined" if waits else "application-complete",
        to=application.person,
        at=at,
        subject=subject_of(application, cohort),
        program=cohort.program.name,
        cohort=cohort.name,
        starts_on=cohort.starts_on,
        closes_at=cohort.closes_at,
        is_mentor=application.role == Application.Role.MENTOR,
        is_change=is_change,
        sentence=meaning_of(application, at),
        link=status_link(application),
    )


def meaning_of(application: Application, at: datetime) -> str:
    """What it means to be where they are, as their page says it, in their language."""
    cohort, role = application.cohort, application.role
    is_closed = window_of(cohort, at) == Window.CLOSED
    stand = Stand(
        Step.MATCHING if is_closed else Step.COMPLETE, role, closes=cohort.closes_at is not None
    )
    if application.state == State.WAITING_LIST:
        stand = Stand(Step.WAITING_LIST, role, position=position_of(application))
    with translation.override(application.person.language):
        return sentence_of(stand)


def _held(draft: Draft) -> Application:
    held = Application.objects.select_for_update(of=("self",))
    known = held.select_related("person", "cohort__program")
    return known.filter(pk__in=[draft.application_id]).get()


def _refuse_ended(cohort: Cohort, application: Application, draft: Draft) -> None:
    if cohort.matching_closed_at is not None:
        raise Refusal(_("The matching of this cohort is over, so nobody can join it any more."))
    if application.state == State.DECLINED and draft.invitation is None:
        raise Refusal(_("The organizers have answered your application to this cohort already."))


def _state_of(draft: Draft, cohort: Cohort) -> str:
    """Whoever was invited goes before the cap; so do mentors, who make room."""
    is_mentee = draft.role == Application.Role.MENTEE
    if is_mentee and draft.invitation is None and room_of(cohort).is_over:
        return State.WAITING_LIST
    return State.COMPLETE


def _keep(application: Application, draft: Draft, at: datetime) -> None:
    application.form_version = draft.form_version
    application.source = Application.Source.FORM
    application.changed_at = at
    application.decline_reason = application.decline_words = ""
    application.save()


def _clock_said(content: Content, answers: Mapping[str, Any]) -> str:
    """The time zone that was answered, or nothing."""
    asked = content.feeding("time_zone")
    return answers.get(asked.key, "") if asked else ""


def _introduce(person: Person, profile: Profile, *, clock: str) -> None:
    """Fill in what we did not know of a person; what they say of themselves stays.

    Their clock is what they said last: every hour in every letter goes by it.
    """
    said = {"name": profile.name[:200], "github": profile.github[:100]}
    new = {field: text for field, text in said.items() if text and not getattr(person, field)}
    if clock and clock != person.time_zone:
        new["time_zone"] = clock
    if new:
        for field, text in new.items():
            setattr(person, field, text)
        person.save(update_fields=list(new))


def _accept_documents(draft: Draft, application: Application, at: datetime) -> None:
    questions = [each for each in content_of(draft).questions if each.kind == Kind.CONSENT]
    agreed = [one for each in questions for one in draft.answers.get(each.key) or []]
    program = application.cohort.program
    versions = public().filter(document__program=program, public_id__in=agreed)
    accept_versions(application.person, list(versions), at=at)


def _move_uploads(draft: Draft, application: Application) -> None:
    """The files that answer something go along; those that they replace are deleted."""
    used = [value for value in application.given.values() if isinstance(value, str)]
    Upload.objects.filter(draft=draft, public_id__in=used).update(
        draft=None, application=application
    )
    delete_uploads(Upload.objects.filter(application=application).exclude(public_id__in=used))
    delete_uploads(Upload.objects.filter(draft=draft))


def _close(draft: Draft, application: Application, at: datetime) -> None:
    """Wipe what was sent, and forget what was sent before it and never confirmed."""
    write_over_what_goes()
    draft.answers, draft.typed = {}, {}
    draft.application, draft.confirmed_at, draft.changed_at = application, at, at
    draft.save()
    older = Draft.objects.filter(
        application=application, confirmed_at=None, submitted_at__lte=draft.submitted_at or at
    )
    delete_uploads(Upload.objects.filter(draft__in=older))
    older.delete()
