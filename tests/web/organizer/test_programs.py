"""The programs that somebody runs, each with its cohorts."""

from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.web.page import main


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


def test_programs_stand_apart_and_say_how_sign_up_stands(crew, margaret):
    program = crew.cohort.program
    make.cohort(program=program, name="Open one", opens_at=NOON, is_rolling=True)
    make.cohort(program=program, name="Next one", opens_at=NOON + timedelta(days=1))
    make.cohort(name="Of others")

    page = main(margaret.get("/programs/"))

    assert "Open one sign-up is open" in page
    assert "Next one opens soon" in page
    assert page.count(program.name) >= 1
    assert "Of others" not in page


@pytest.mark.parametrize("programs", [2, 6])
def test_many_programs_ask_no_more_often(crew, margaret, programs, django_assert_num_queries):
    for _ in range(programs):
        program = make.program()
        make.cohort(program=program)
        make.cohort(program=program)
        program.roles.create(person=crew.margaret, kind="organizer", granted_at=NOON)

    with django_assert_num_queries(4):
        assert margaret.get("/programs/").status_code == 200
