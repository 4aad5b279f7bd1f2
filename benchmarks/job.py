"""The main job on the sample cohort, by part."""

from pathlib import Path

from django.utils import timezone
from rich.table import Table

from benchmarks.clock import Clock
from nodement.demo.story import TERM_START, beginning
from nodement.matcher import answer_of, explain_matching, score, solve, verify
from nodement.matching.actions import ask_round
from nodement.matching.bridge import policy_of, problem_of
from nodement.matching.chores import solve_now
from nodement.matching.publishing import publish_round
from nodement.matching.solving import gather
from nodement.outbox.chores import send_letters
from nodement.people.actions import Introduction, appoint_keeper, welcome_person
from nodement.people.models import Person
from nodement.programs.actions import start_program
from nodement.programs.models import Cohort
from nodement.surveys.actions import confirm_import, upload_survey
from nodement.surveys.chores import read_now, take_in_now

SAMPLE = Path(__file__).parents[1] / "nodement" / "demo" / "sample" / "nodejs-cohort"


def quiet(_done: int, _of: int) -> None:
    """Nobody watches a benchmark."""


def measured() -> Table:
    """Import, score, solve, explain, verify, the whole round, publish, send."""
    clock = Clock()
    keeper = welcome_person(Introduction("keeper@example.org", "Keeper"), at=timezone.now())
    appoint_keeper(keeper)
    cohort = start_program(beginning(), by=keeper, at=timezone.now())
    for name in ("mentors", "mentees"):
        _import(clock, cohort, keeper, name)
    size = _match(clock, cohort)
    _publish(clock, cohort, keeper)
    return clock.table(f"The main job: {size}, term from {TERM_START}")


def _import(clock: Clock, cohort: Cohort, keeper: Person, name: str) -> None:
    now = timezone.now()
    with (SAMPLE / f"{name}.csv").open("rb") as file:
        kept = upload_survey(cohort, file, of=name, by=keeper, at=now)
    with clock.part(f"read {name}"):
        kept = read_now(kept, at=now, watch=quiet)
    confirm_import(kept, by=keeper, at=now)
    with clock.part(f"take {name} in"):
        take_in_now(kept, at=now, watch=quiet)


def _match(clock: Clock, cohort: Cohort) -> str:
    """The matcher alone, part by part; says how many people there were."""
    people = gather(cohort)
    sides = [[one.profile for one in side.values()] for side in (people.mentees, people.mentors)]
    problem = problem_of(*sides, policy_of(cohort), people.decided)
    with clock.part("score"):
        score(problem)
    with clock.part("score and solve"):
        matching = solve(problem)
    with clock.part("explain"):
        explain_matching(matching)
    with clock.part("certificate"):
        answer = answer_of(matching)
    with clock.part("verify"):
        faults = verify(problem, answer)
    if faults:
        raise SystemExit("The matching does not hold.")
    return f"{len(problem.mentees)} mentees, {len(problem.mentors)} mentors"


def _publish(clock: Clock, cohort: Cohort, keeper: Person) -> None:
    now = timezone.now()
    asked = ask_round(cohort, by=keeper, at=now)
    with clock.part("whole round, kept"):
        solved = solve_now(asked, at=now, watch=quiet)
    with clock.part("publish"):
        publish_round(solved, by=keeper, at=now)
    with clock.part("send letters"):
        while send_letters(now):
            pass
