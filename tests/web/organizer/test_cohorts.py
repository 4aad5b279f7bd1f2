"""The next cohort of a program, opened after one that it has had."""

from datetime import date

import pytest

from nodement.forms.actions import open_form
from nodement.forms.models import Form
from nodement.programs.models import Cohort
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def program(crew):
    return crew.cohort.program


def address(program):
    return f"/programs/{program.public_id}/cohorts/new/"


def typed(cohort, **facts):
    usual = {"name": "Summer", "starts_on": "2027-06-07", "weeks": "26", "earlier": cohort.pk}
    return usual | facts


def test_it_suggests_the_term_after_the_last_one(crew, program, margaret):
    page = margaret.get(address(program)).content.decode()

    assert 'value="2027-06-07"' in page


def test_it_opens_with_the_forms_of_the_earlier_one_and_goes_on_to_sign_up(crew, program, margaret):
    open_form(crew.cohort, "mentor", by=crew.margaret, at=NOON)

    response = margaret.post(address(program), typed(crew.cohort))

    cohort = Cohort.objects.get(name="Summer")
    assert response.url == f"/cohorts/{cohort.public_id}/sign-up/"
    assert cohort.starts_on == date(2027, 6, 7)
    assert Form.objects.get(cohort=cohort).role == "mentor"


def test_a_name_that_is_taken_is_refused_and_the_rest_stays_typed(crew, program, margaret):
    response = margaret.post(address(program), typed(crew.cohort, name=crew.cohort.name))

    assert "has that name already" in main(response)
    assert 'value="2027-06-07"' in response.content.decode()
    assert Cohort.objects.count() == 1


def test_a_cohort_of_another_program_is_no_choice(crew, program, margaret):
    response = margaret.post(address(program), typed(make.cohort()))

    assert response.status_code == 200
    assert not Cohort.objects.filter(name="Summer").exists()


def test_for_others_it_does_not_exist(crew, program, sign_in):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(address(program)).status_code == 404
    assert stranger.post(address(program), typed(crew.cohort)).status_code == 404
    assert Cohort.objects.filter(program=program).count() == 1
