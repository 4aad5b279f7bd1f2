"""The facts of letters about one's own application: the words of its page, and its link."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import translation

from nodement.applying.models import Draft
from nodement.lifecycle.journey import Journey, journeys_of
from nodement.outbox.actions import subject_of, write
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.links import status_link
from nodement.surveys.models import Application


def facts_of(journey: Journey, *, draft_id: str = "") -> dict[str, Any]:
    """What a letter tells of an application, in the words of its page and its person's language."""
    application = journey.application
    with translation.override(application.person.language):
        title, sentence = journey.title, journey.sentence
    return {
        "program": application.cohort.program.name,
        "cohort": application.cohort.name,
        "title": title,
        "sentence": sentence,
        "link": status_link(application, draft_id=draft_id),
    }


def write_links(person: Person, applications: Sequence[Application], *, at: datetime) -> None:
    """Send somebody the links to these applications."""
    drafts = Draft.objects.filter(
        application__in=[one.pk for one in applications],
        submitted_at__isnull=False,
        confirmed_at=None,
    ).order_by("submitted_at", "pk")
    waiting = dict(drafts.values_list("application_id", "public_id"))
    told = [
        facts_of(journey, draft_id=waiting.get(journey.application.pk, ""))
        for journey in journeys_of(applications, at)
    ]
    is_one = len(applications) == 1
    first = applications[0]
    subject = subject_of(first, first.cohort) if is_one else subject_of(person)
    write("status-link", to=person, at=at, subject=subject, applications=told)


def rehearse_links(*, at: datetime) -> None:
    """Do as much as for somebody who has applied, and take it back.

    So nobody learns from the time that an answer takes whether an address has applied.
    """
    program = Program(pk=0, name="Mentorship")
    cohort = Cohort(pk=0, program=program, name="Winter", starts_on=at.date(), weeks=26)
    person = Person(pk=0, email="nobody@example.org")
    nobody = Application(
        pk=0, cohort=cohort, person=person, role=Application.Role.MENTEE, submitted_at=at
    )
    with transaction.atomic():
        write_links(person, [nobody], at=at)
        transaction.set_rollback(True)
