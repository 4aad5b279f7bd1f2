"""Every list asks the database the same number of questions for one row and for sixty."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.matching.actions import lock_proposal, veto_proposal
from nodement.matching.publishing import publish_round
from tests import make
from tests.make import NOON
from tests.web.organizer.conftest import HEADINGS, Crew, row

MANY = 60


def lists(crew: Crew, many: int) -> dict[str, str]:
    """Every list of a cohort in which each has that many rows."""
    crew.people(mentees=2 * many, mentors=2 * many)
    solved = crew.solve()
    for number, proposal in enumerate(solved.proposals.all()[:many]):
        (lock_proposal if number % 2 else veto_proposal)(proposal, by=crew.margaret, at=NOON)
    publish_round(crew.solve(), by=crew.margaret, at=NOON)
    for number in range(many):
        make.application("mentee", cohort=crew.cohort, name=f"Late{number}", areas=("Testing",))
    for number in range(2, many + 1):
        make.cohort(program=crew.cohort.program, name=f"Cohort {number}")
    bad = crew.upload("\n".join([HEADINGS, *(row(f"bad{n}") for n in range(many))]))
    for number in range(1, many):
        crew.upload(HEADINGS, f"{number}.csv")
    for number in range(many):
        make.organizer(crew.cohort.program, f"Ines{number}")
    cohort = f"/cohorts/{crew.cohort.public_id}"
    return {
        "people": f"{cohort}/people/",
        "pairs": f"{cohort}/pairs/",
        "imports": f"{cohort}/imports/",
        "letters": f"{cohort}/letters/",
        "rounds": f"{cohort}/rounds/",
        "refused": f"/imports/{bad.public_id}/",
        "round": f"/rounds/{solved.public_id}/",
        "unmatched": f"/rounds/{crew.solve().public_id}/unmatched/",
        "cohort": f"{cohort}/",
        "programs": "/programs/",
        "team": f"/programs/{crew.cohort.program.public_id}/team/",
        "mailbox": "/mailbox/",
    }


def test_questions_do_not_grow_with_rows(sign_in):
    asked = [_asked(sign_in, 1), _asked(sign_in, MANY)]

    assert asked[0] == asked[1]
    assert max(asked[1].values()) <= 25


def _asked(sign_in, many: int) -> dict[str, int]:
    cohort = make.cohort()
    keeper = make.organizer(cohort.program, "Margaret", is_keeper=True)
    crew = Crew(cohort, keeper, keeper)
    browser = sign_in(keeper)
    numbers = {}
    for name, address in lists(crew, many).items():
        with CaptureQueriesContext(connection) as questions:
            response = browser.get(address)
        assert response.status_code == 200, name
        numbers[name] = len(questions)
    return numbers
