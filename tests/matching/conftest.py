"""A cohort with two mentors and three mentees who fit them."""

from dataclasses import dataclass

import pytest

from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Proposal, Round
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application
from tests import make


@dataclass
class Scene:
    """A cohort before its first round."""

    cohort: Cohort
    organizer: Person
    mentors: dict[str, Application]
    mentees: dict[str, Application]

    def solve(self) -> Round:
        asked = ask_round(self.cohort, by=self.organizer, at=make.NOON)
        solve_rounds(make.NOON)
        return Round.objects.get(pk=asked.pk)

    def proposal(self, of: Round, mentee: str) -> Proposal:
        return Proposal.objects.get(round=of, mentee=self.mentees[mentee])


@pytest.fixture
def scene(db) -> Scene:
    cohort = make.cohort()
    mentors = {
        "Ada": make.application("mentor", cohort=cohort, name="Ada", capacity=1),
        "Alan": make.application("mentor", cohort=cohort, name="Alan", capacity=1),
    }
    mentees = {
        name: make.application("mentee", cohort=cohort, name=name)
        for name in ("Grace", "Linus", "Mei")
    }
    return Scene(cohort, make.organizer(cohort.program), mentors, mentees)
