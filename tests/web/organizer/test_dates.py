"""The name of a cohort and the dates of its term."""

from nodement.programs.models import Cohort
from tests import make
from tests.web.page import main


def address(cohort):
    return f"/cohorts/{cohort.public_id}/dates/"


def test_it_shows_them_as_they_are(crew, margaret):
    page = margaret.get(address(crew.cohort)).content.decode()

    assert f'value="{crew.cohort.name}"' in page
    assert f'value="{crew.cohort.starts_on.isoformat()}"' in page


def test_they_are_changed_and_one_is_back_at_the_cohort(crew, margaret):
    typed = {"name": "Spring", "starts_on": "2027-03-01", "weeks": "12"}
    response = margaret.post(address(crew.cohort), typed)

    assert response.url == f"/cohorts/{crew.cohort.public_id}/"
    assert Cohort.objects.get(pk=crew.cohort.pk).name == "Spring"


def test_a_refusal_keeps_what_was_typed(crew, margaret):
    make.cohort(name="Spring", program=crew.cohort.program)
    typed = {"name": "Spring", "starts_on": "2027-03-01", "weeks": "12"}
    response = margaret.post(address(crew.cohort), typed)

    assert "has that name already" in main(response)
    assert 'value="2027-03-01"' in response.content.decode()


def test_a_day_of_another_century_is_refused(crew, margaret):
    typed = {"name": "Spring", "starts_on": "1027-03-01", "weeks": "12"}

    assert "Please choose a day of this century." in main(
        margaret.post(address(crew.cohort), typed)
    )


def test_for_an_organizer_of_another_program_it_does_not_exist(crew, sign_in):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(address(crew.cohort)).status_code == 404
