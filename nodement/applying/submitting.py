"""Answers are sent, and count once whoever has the address says so."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.applying.carrying import carried
from nodement.applying.confirming import take_answers
from nodement.applying.counting import write_over_what_goes
from nodement.applying.drafts import (
    Started,
    content_of,
    held,
    hold_cohort,
    new_draft,
    open_anew,
    unclear_keys,
)
from nodement.applying.kinds.addresses import is_address, plain_address
from nodement.applying.models import Draft, Invitation
from nodement.applying.opening import closed_words, is_in_time, is_valid
from nodement.applying.profiles import profile_of
from nodement.applying.reading import asked_in, still_missing
from nodement.forms.asking import kept_answers
from nodement.forms.queries import current_version
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import Subject, write
from nodement.outbox.models import Letter
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.programs.windows import Window, window_of
from nodement.surveys.links import status_link
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

LETTERS_A_DAY = 5
"""To one address: whoever types it again and again gets no more of them sent."""

CORRECTIONS = 5
"""How often one browser may correct the address of one draft."""

State = Application.State


@transaction.atomic
def submit_draft(draft: Draft, *, at: datetime) -> Application:
    """Send the answers; sending twice changes nothing.

    Whoever is known by their own address has applied with that. For everybody else the answers
    wait until the address is confirmed from a letter, and an application that the address has
    already stays as it is. Refuses out of time, and while something is missing or unclear.
    """
    draft = held(draft)
    if draft.submitted_at is not None and draft.application is not None:
        return draft.application
    _refuse_late(draft, at)
    _refuse_unfinished(draft, at)
    profile = _profile_of(draft)
    if not profile.email:
        raise Refusal(_("This form does not ask for an address."))
    _refuse_foreign_address(draft, profile.email)
    _spend(draft.invitation, at)
    draft.submitted_at = at
    if draft.person is not None and draft.person.email == profile.email:
        return _apply_at_once(draft, draft.person, profile, at)
    return _ask_address(draft, profile, at)


@transaction.atomic
def confirm_draft(application: Application, draft_id: str, *, at: datetime) -> Application:
    """Let these answers count, as their letter asked; confirming twice changes nothing.

    Refuses answers that are gone, or were replaced by newer ones, and when matching is over.
    """
    draft = Draft.objects.filter(public_id=draft_id, application=application).first()
    if draft is None:
        raise Refusal(
            _("These answers are not here any more: newer ones count, or they waited too long.")
        )
    draft = held(draft)
    if draft.confirmed_at is not None and draft.application is not None:
        return draft.application
    if draft.submitted_at is None:
        raise Refusal(_("These answers have not been sent yet."))
    return take_answers(draft, _profile_of(draft), at)


@transaction.atomic
def correct_address(draft: Draft, email: str, *, at: datetime) -> Application:
    """Send the letter to another address: the first one had a slip. The old link stops working.

    The same address gets its letter once more. Refuses what is no address, answers that were
    confirmed, and more than a few corrections.
    """
    draft = held(draft)
    address = plain_address(email)
    if draft.submitted_at is None or draft.confirmed_at is not None:
        raise Refusal(_("These answers were confirmed already, so their address stays."))
    if not is_address(address):
        raise Refusal(_("This is not an email address. Please write it like name@example.org."))
    if Letter.objects.filter(about=draft.full_name).count() > CORRECTIONS:
        raise Refusal(_("The address was changed too often. Please write to the organizers."))
    asked = content_of(draft).feeding("email")
    if asked is None:
        raise Refusal(_("This form does not ask for an address."))
    before = draft.application
    write_over_what_goes()
    draft.answers[asked.key] = address
    application = _ask_address(draft, _profile_of(draft), at)
    if before is not None and before != application:
        _forget_unconfirmed(before)
    return application


@transaction.atomic
def reopen_application(application: Application, *, at: datetime) -> Started:
    """Let somebody change what they answered: a draft that begins with it.

    Nothing of the application changes before the draft is sent. Refuses once sign-up has closed,
    and where there are no answers that could be changed.
    """
    hold_cohort(application.cohort_id)
    application = (
        Application.objects.select_for_update(of=("self",))
        .select_related("cohort__program", "person", "form_version")
        .get(pk=application.pk)
    )
    cohort = application.cohort
    if window_of(cohort, at) != Window.OPEN:
        raise Refusal(_("Sign-up has closed, so the answers stay as they are."))
    if application.state in (State.RECEIVED, State.DECLINED):
        raise Refusal(_("These answers can't be changed now."))
    version = current_version(cohort, application.role)
    if version is None:
        raise Refusal(_("There is no form to answer at the moment."))
    going_on = Draft.objects.filter(application=application, submitted_at=None).first()
    if going_on is not None:
        return open_anew(held(going_on))
    answers = carried(version.content, application, is_own=True)
    return new_draft(
        Draft(
            cohort=cohort,
            role=application.role,
            form_version=version,
            person=application.person,
            application=application,
            answers=answers,
        ),
        at=at,
    )


def _refuse_late(draft: Draft, at: datetime) -> None:
    if draft.invitation is not None and not is_valid(draft.invitation, at):
        raise Refusal(_("This invitation has run out or was taken back. Ask for a new one."))
    if not is_in_time(draft, at):
        raise Refusal(closed_words(draft.cohort, at))


def _refuse_unfinished(draft: Draft, at: datetime) -> None:
    asked = asked_in(draft.cohort.program, language="", now=at)
    if unclear_keys(draft) or still_missing(content_of(draft), draft.answers, asked):
        raise Refusal(_("Something is still missing. Look at the parts that are marked."))


def _profile_of(draft: Draft) -> Profile:
    """The answers as the matching reads them."""
    content = content_of(draft)
    answers = kept_answers(content, draft.answers)
    asked = content.feeding("email")
    email = str(answers.get(asked.key, "")) if asked else ""
    if not email and draft.person is not None:
        email = draft.person.email
    return profile_of(content, answers, email.lower())


def _refuse_foreign_address(draft: Draft, email: str) -> None:
    """Changing answers, and coming by invitation, is for one address."""
    bound = draft.application is not None or draft.invitation is not None
    if bound and draft.person is not None and draft.person.email != email:
        words = _("This is for %(address)s alone. Please leave that address as it is.")
        raise Refusal(words % {"address": draft.person.email})


def _spend(invitation: Invitation | None, at: datetime) -> None:
    if invitation is not None:
        invitation.used_at = at
        invitation.save(update_fields=["used_at"])


def _apply_at_once(draft: Draft, person: Person, profile: Profile, at: datetime) -> Application:
    """The address is known to be theirs: nothing has to be confirmed."""
    draft.application = _application_of(draft, person, profile, at)
    draft.save()
    return take_answers(draft, profile, at)


def _ask_address(draft: Draft, profile: Profile, at: datetime) -> Application:
    """Keep the answers waiting and ask the address by letter; nothing typed stands in it."""
    introduction = Introduction(profile.email, time_zone=profile.time_zone)
    person = welcome_person(introduction, at=at)
    person = Person.objects.select_for_update().get(pk=person.pk)
    application = _application_of(draft, person, profile, at)
    draft.application = application
    draft.save()
    record("sent answers for", application, by=None, at=at)
    if not _has_many_letters(person, at):
        cohort = draft.cohort
        write(
            "confirm-address",
            to=person,
            at=at,
            subject=Subject(draft.full_name, cohort.full_name),
            program=cohort.program.name,
            cohort=cohort.name,
            is_mentor=draft.role == Application.Role.MENTOR,
            has_applied=application.state != State.RECEIVED,
            link=status_link(application, draft_id=draft.public_id),
        )
    return application


def _application_of(draft: Draft, person: Person, profile: Profile, at: datetime) -> Application:
    """The application of this person; a new one is received, and no answer counts yet."""
    new = Application(
        cohort=draft.cohort,
        person=person,
        role=draft.role,
        state=State.RECEIVED,
        source=Application.Source.FORM,
        submitted_at=at,
        changed_at=at,
    )
    new.fill(profile)
    fields = ("state", "source", "name", "answers", "capacity", "languages")
    moments = {"submitted_at": at, "changed_at": at}
    found, _is_new = Application.objects.get_or_create(
        cohort=draft.cohort,
        person=person,
        role=draft.role,
        defaults={name: getattr(new, name) for name in fields} | moments,
    )
    return found


def _has_many_letters(person: Person, at: datetime) -> bool:
    day = at - timedelta(days=1)
    asked = Letter.objects.filter(reader=person, name="confirm-address", written_at__gt=day)
    return asked.count() >= LETTERS_A_DAY


def _forget_unconfirmed(application: Application) -> None:
    """An application that nothing but a slip had made goes away with its link."""
    waiting = Draft.objects.filter(application=application)
    if application.state == State.RECEIVED and not waiting.exists():
        application.delete()
