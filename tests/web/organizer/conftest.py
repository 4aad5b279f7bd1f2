"""A cohort that Margaret and Ines run, and people who have no business in it."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from zeal import zeal_ignore

from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Proposal, Round
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.actions import upload_survey
from nodement.surveys.chores import read_surveys
from nodement.surveys.models import SurveyImport
from tests import make
from tests.make import NOON

SAMPLE = Path(__file__).parents[2] / "sample" / "small-cohort"
HEADINGS = (
    "Email Address,What is your name?,Which time zone are you in?,"
    '"When can you usually meet, in your local time? [Monday]",'
    "Which areas would you like to work on?,I have read and agree to the code of conduct"
)


@dataclass
class Crew:
    """Two organizers of one cohort."""

    cohort: Cohort
    margaret: Person
    ines: Person

    def people(self, *, mentees: int, mentors: int) -> None:
        """Mentees and mentors who all fit; a mentor has one place."""
        for number in range(mentees):
            make.application("mentee", cohort=self.cohort, name=f"Grace{number}")
        for number in range(mentors):
            make.application("mentor", cohort=self.cohort, name=f"Ada{number}", capacity=1)

    def solve(self) -> Round:
        asked = ask_round(self.cohort, by=self.margaret, at=NOON)
        solve_rounds(NOON)
        return Round.objects.get(pk=asked.pk)

    def upload(self, text: str, name: str = "answers.csv", of: str = "mentees") -> SurveyImport:
        """A file that the worker has read."""
        file = BytesIO(text.encode())
        file.name = name
        kept = upload_survey(self.cohort, file, of=of, by=self.margaret, at=NOON)
        read_surveys(NOON)
        return SurveyImport.objects.get(pk=kept.pk)

    def letter(self, name: str = "kickoff-mentee", **facts: object) -> Letter:
        number = Letter.objects.count()
        usual = {
            "reader": make.person("Linus"),
            "name": name,
            "group": self.cohort.full_name,
            "subject": f"Subject {number}",
            "text": "The text of the letter.",
            "html": "",
            "message_id": f"<{number}@example.org>",
            "written_at": NOON,
            "due_at": NOON,
        }
        return Letter.objects.create(**{**usual, **facts})


@pytest.fixture
def crew() -> Crew:
    cohort = make.cohort(name="Winter 2026")
    margaret = make.organizer(cohort.program, "Margaret")
    return Crew(cohort, margaret, make.organizer(cohort.program, "Ines"))


@pytest.fixture
def margaret(sign_in, crew):
    """The browser of an organizer."""
    return sign_in(crew.margaret)


@pytest.fixture
def ines(sign_in, crew):
    """The browser of the other organizer."""
    return sign_in(crew.ines)


@pytest.fixture
def solved(crew) -> Round:
    """Two mentees, two mentors, and one mentee for whom no place is left."""
    crew.people(mentees=3, mentors=2)
    return crew.solve()


@pytest.fixture
def proposal(solved) -> Proposal:
    return solved.proposals.order_by("pk")[0]


def row(email: str, *, name: str = "Mei", zone: str = "Europe/Berlin") -> str:
    return f"{email},{name},{zone},18:00 - 21:00,Documentation,Yes"


def seen(browser: Client, solved: Round) -> dict[str, str]:
    """The mark of what an organizer has seen, as the form for publishing carries it."""
    page = browser.get(f"/rounds/{solved.public_id}/publish/").content.decode()
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found, "the page offers to publish"
    return {"seen": found[1], "looked": "on"}


def publish(browser: Client, solved: Round) -> Any:
    """Publish what was seen; every pair that forms locks its cohort for itself."""
    mark = seen(browser, solved)
    with zeal_ignore([{"model": "programs.Cohort", "field": "get()"}]):
        return browser.post(f"/rounds/{solved.public_id}/publish/", mark, follow=True)
