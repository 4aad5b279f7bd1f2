"""The programs that somebody runs, and the start of a new one."""

import pytest

from nodement.programs.models import Cohort, Program
from tests import make
from tests.web.page import main

ANSWERS = {
    "community": "Forge",
    "program": "Mentorship",
    "cohort": "First",
    "starts_on": "2027-01-11",
    "weeks": "26",
    "areas": "Testing\nDocumentation\nTesting",
    "kinds_of_help": "Code review",
}


def test_whoever_runs_one_cohort_is_led_to_it(crew, margaret):
    response = margaret.get("/programs/")

    assert response.status_code == 302
    assert response["Location"] == f"/cohorts/{crew.cohort.public_id}/"


def test_whoever_runs_several_chooses(crew, margaret):
    make.cohort(program=crew.cohort.program, name="Summer 2027")

    page = main(margaret.get("/programs/"))

    assert "Winter 2026" in page
    assert "Summer 2027" in page
    assert "Start a program" not in page


def test_a_keeper_without_programs_is_invited_to_start_one(sign_in):
    page = main(sign_in(make.person(is_keeper=True)).get("/programs/"))

    assert "No program yet" in page
    assert "Start a program" in page


def test_who_runs_nothing_finds_nothing(sign_in):
    assert sign_in(make.person()).get("/programs/").status_code == 404


def test_a_keeper_starts_a_program_and_organizes_it(sign_in):
    keeper = make.person(is_keeper=True)

    response = sign_in(keeper).post("/programs/start/", ANSWERS)

    cohort = Cohort.objects.get(name="First")
    assert response["Location"] == f"/cohorts/{cohort.public_id}/"
    names = cohort.program.topics.filter(kind="area").values_list("name", flat=True)
    assert list(names) == ["Testing", "Documentation"]


@pytest.mark.parametrize("other", [{"weeks": "13"}, {"areas": "Security"}])
def test_what_stood_before_stays_and_that_is_said(sign_in, other):
    browser = sign_in(make.person(is_keeper=True))
    first = main(browser.post("/programs/start/", ANSWERS, follow=True))

    again = main(browser.post("/programs/start/", ANSWERS | other, follow=True))

    assert "Your program stands." in first
    assert "Your program stands." not in again
    assert "First is here. What stood before stays as it was: dates and words." in again


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"community": ""}, "This field is required."),
        ({"starts_on": "1492-01-01"}, "Please choose a day of this century."),
        ({"weeks": "0"}, "greater than or equal to 1"),
    ],
)
def test_a_half_filled_form_keeps_what_was_typed(sign_in, wrong, words):
    keeper = make.person(is_keeper=True)

    response = sign_in(keeper).post("/programs/start/", ANSWERS | wrong)

    assert response.status_code == 200
    assert words in main(response)
    assert "Nothing was saved yet" in main(response)
    assert 'value="Mentorship"' in response.content.decode()
    assert not Program.objects.exists()


def test_only_keepers_start_programs(margaret):
    assert margaret.get("/programs/start/").status_code == 404
    assert margaret.post("/programs/start/", ANSWERS).status_code == 404
    assert not Cohort.objects.filter(name="First").exists()
