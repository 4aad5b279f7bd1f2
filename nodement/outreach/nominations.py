"""What happens to nominees: they are named, checked, asked once, and answer."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import keep_back, subject_of, write
from nodement.outbox.models import Letter
from nodement.outreach.links import nomination_link
from nodement.outreach.models import Nomination, Project
from nodement.outreach.queries import nominating_cohorts
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application

State = Nomination.State
MOST_OF_A_PROJECT = 20
NOTHING = {"name": "", "github": "", "why": ""}


@dataclass(frozen=True)
class Nominee:
    """What a project says of somebody who could be a mentor."""

    name: str
    email: str
    github: str = ""
    why: str = ""


@transaction.atomic
def nominate_mentor(
    project: Project, cohort: Cohort, nominee: Nominee, *, by: Person, at: datetime
) -> Nomination:
    """Name somebody as a mentor for a cohort; naming the same person again changes nothing.

    They are asked at once, or after the organizers have looked, and never twice for a cohort,
    however many projects name them. Nothing tells a project what another has done. Refuses while
    the project does not take part, when sign-up is over, and when it has named enough people.
    """
    cohort = _held(cohort)
    _refuse_untimely(project, cohort, at)
    person = welcome_person(Introduction(nominee.email), at=at)
    known = Nomination.objects.filter(project=project, cohort=cohort, person=person).first()
    if known is not None:
        return known
    _refuse_too_many(project, cohort)
    needs_look = cohort.program.nominees_need_confirmation
    nomination = Nomination.objects.create(
        project=project,
        cohort=cohort,
        person=person,
        name=nominee.name,
        github=nominee.github,
        why=nominee.why,
        is_eligible=not needs_look or _all_of(cohort, person).filter(is_eligible=True).exists(),
        nominated_by=by,
        nominated_at=at,
    )
    record("nominated somebody for", project, by=by, at=at, nomination=nomination.public_id)
    if nomination.is_eligible:
        _ask(nomination, at)
    return nomination


@transaction.atomic
def confirm_eligibility(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """An organizer says that the nominee may mentor, so they are asked; twice changes nothing."""
    _held(nomination.cohort)
    nomination = _fresh(nomination)
    if nomination.state != State.NOMINATED or nomination.is_eligible:
        return
    _open(nomination).update(is_eligible=True)
    record("confirmed the eligibility of", nomination, by=by, at=at)
    _ask(nomination, at)


@transaction.atomic
def take_back_nomination(nomination: Nomination, *, by: Person, at: datetime) -> None:
    """The nominee is not asked for this cohort, by no project; twice changes nothing.

    A letter that has not left stays here; the link in one that has left opens nothing.
    """
    _held(nomination.cohort)
    nomination = _fresh(nomination)
    if nomination.state != State.NOMINATED:
        return
    names = [one.full_name for one in _open(nomination)]
    keep_back(Letter.objects.filter(about__in=names))
    _open(nomination).update(state=State.WITHDRAWN, answered_at=at, github="", why="")
    record("took back", nomination, by=by, at=at)


@transaction.atomic
def opt_in(nomination: Nomination, *, at: datetime) -> None:
    """The nominee wants to be a mentor; saying so twice changes nothing.

    Refuses when they said no before, since nothing is left of the nomination then.
    """
    _held(nomination.cohort)
    nomination = _fresh(nomination)
    if nomination.state == State.OPTED_IN:
        return
    if nomination.state != State.NOMINATED:
        raise Refusal(_("This nomination is closed. You can still apply like everybody else."))
    _open(nomination).update(state=State.OPTED_IN, answered_at=at)
    record("opted in by", nomination, by=nomination.person, at=at)


@transaction.atomic
def decline_nomination(nomination: Nomination, *, at: datetime) -> None:
    """The nominee says no: what was written of them goes, and nobody asks them again.

    Their row stays for the cohort, since it is what keeps others from asking.
    """
    _held(nomination.cohort)
    nomination = _fresh(nomination)
    if nomination.state not in (State.NOMINATED, State.OPTED_IN):
        return
    answered = _all_of(nomination.cohort, nomination.person)
    answered = answered.filter(state__in=(State.NOMINATED, State.OPTED_IN))
    answered.update(state=State.DECLINED, answered_at=at, **NOTHING)
    record("declined", nomination, by=None, at=at)


def _ask(nomination: Nomination, at: datetime) -> None:
    """Write to the nominee, unless they were asked for this cohort or applied to it before."""
    cohort, person = nomination.cohort, nomination.person
    applied = Application.objects.filter(cohort=cohort, person=person, role=Application.Role.MENTOR)
    if _all_of(cohort, person).filter(asked_at__isnull=False).exists() or applied.exists():
        return
    nomination.asked_at = at
    nomination.save(update_fields=["asked_at"])
    write(
        "nomination",
        to=person,
        at=at,
        subject=subject_of(nomination, cohort),
        who=str(nomination.nominated_by or nomination.project.name),
        project=nomination.project.name,
        program=cohort.program.name,
        cohort=cohort.name,
        eligibility=cohort.program.eligibility,
        link=nomination_link(nomination),
    )


def _refuse_untimely(project: Project, cohort: Cohort, at: datetime) -> None:
    if Project.objects.get(pk=project.pk).state != Project.State.ACCEPTED:
        raise Refusal(_("You can nominate mentors once the organizers have accepted the project."))
    if not nominating_cohorts(project.program, at).filter(pk=cohort.pk).exists():
        raise Refusal(_("Sign-up for this cohort is over, so nobody can be nominated any more."))


def _refuse_too_many(project: Project, cohort: Cohort) -> None:
    if Nomination.objects.filter(project=project, cohort=cohort).count() >= MOST_OF_A_PROJECT:
        words = _("A project can nominate %(most)s people for a cohort. Please ask the organizers.")
        raise Refusal(words % {"most": MOST_OF_A_PROJECT})


def _held(cohort: Cohort) -> Cohort:
    """The nominations of a cohort for us alone."""
    held = Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    held.program = cohort.program
    return held


def _fresh(nomination: Nomination) -> Nomination:
    related = ("project", "person", "nominated_by", "cohort__program")
    return Nomination.objects.select_related(*related).get(pk=nomination.pk)


def _all_of(cohort: Cohort, person: Person) -> "QuerySet[Nomination]":
    return Nomination.objects.filter(cohort=cohort, person=person)


def _open(nomination: Nomination) -> "QuerySet[Nomination]":
    """Every nomination of this person for the cohort that nobody has answered."""
    return _all_of(nomination.cohort, nomination.person).filter(state=State.NOMINATED)
