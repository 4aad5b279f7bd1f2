"""A cohort that Margaret and Ines run, whose letters leave when a test lets them."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from nodement.admissions import actions
from nodement.admissions.decisions import Decision, Outcome
from nodement.outbox.chores import send_letters
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON


@dataclass
class Desk:
    """What two organizers have on their desk."""

    cohort: Cohort
    margaret: Person
    ines: Person

    def decline(self, *seen: Application, at: datetime = NOON, **facts: str) -> Outcome:
        decision = Decision("declined", **{"reason": "time", **facts})
        return actions.decline_applications(self.cohort, seen, decision, by=self.margaret, at=at)

    def take_up(self, *seen: Application, at: datetime = NOON) -> Outcome:
        return actions.take_up_applications(self.cohort, seen, by=self.margaret, at=at)

    def let_wait(self, *seen: Application, at: datetime = NOON) -> Outcome:
        return actions.make_applications_wait(self.cohort, seen, by=self.margaret, at=at)

    def withdraw(self, *seen: Application, at: datetime = NOON) -> Outcome:
        return actions.withdraw_applications(self.cohort, seen, by=self.margaret, at=at)

    def states(self) -> dict[str, str]:
        rows = Application.objects.filter(cohort=self.cohort)
        return dict(rows.values_list("name", "state"))


def sent_at(now: datetime) -> list[str]:
    """Let the worker run; the names of all letters that have left by then, in their order."""
    while send_letters(now):
        continue
    left = Letter.objects.filter(state=Letter.State.SENT).order_by("written_at", "pk")
    return list(left.values_list("name", flat=True))


@pytest.fixture
def desk(db: None) -> Desk:
    cohort = make.cohort(name="Winter 2026")
    margaret = make.organizer(cohort.program, "Margaret")
    return Desk(cohort, margaret, make.organizer(cohort.program, "Ines"))


@pytest.fixture
def grace(desk: Desk) -> Application:
    return make.application("mentee", cohort=desk.cohort, name="Grace")
