"""The two forms of a cohort, on their page."""

import pytest

from nodement.forms.actions import change_draft, open_form, publish_form
from nodement.forms.editing import remove_question
from nodement.forms.models import Form
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def address(crew):
    return f"/cohorts/{crew.cohort.public_id}/forms/"


def test_neither_is_begun_at_first(margaret, address):
    page = main(margaret.get(address))

    assert page.count("Not begun") == 2
    assert not Form.objects.exists()


def test_it_is_found_from_the_pages_of_the_cohort(crew, margaret, address):
    page = margaret.get(f"/cohorts/{crew.cohort.public_id}/").content.decode()

    assert f'href="{address}"' in page


def test_beginning_one_opens_it_with_our_survey(crew, margaret, address):
    answer = margaret.post(address, {"role": "mentor"}, follow=True)

    form = Form.objects.get()
    assert (form.role, form.changed_by) == ("mentor", crew.margaret)
    assert answer.redirect_chain == [(f"/forms/{form.public_id}/", 302)]
    assert "How many mentees would you take?" in main(answer)


def test_beginning_it_twice_begins_one(margaret, address):
    margaret.post(address, {"role": "mentee"})
    margaret.post(address, {"role": "mentee"})

    assert Form.objects.count() == 1


def test_a_role_that_nobody_has_begins_nothing(margaret, address):
    assert margaret.post(address, {"role": "moderator"}).status_code == 409
    assert not Form.objects.exists()


def test_it_says_how_far_each_is_and_how_many_have_answered(crew, margaret, address):
    form = open_form(crew.cohort, "mentee", by=crew.ines, at=NOON)
    version = publish_form(form, by=crew.ines, at=NOON)
    make.application("mentee", cohort=crew.cohort, form_version=version, source="form")
    make.application("mentee", cohort=crew.cohort)
    assert "Version 1 is published Last changed" in main(margaret.get(address))

    less = remove_question(form.content, "heard_of", role="mentee")
    change_draft(form, less, edition=1, by=crew.ines, at=NOON)

    page = main(margaret.get(address))
    assert "Version 1 is published Changed since" in page
    assert "Answered by 1 person" in page
    assert page.count("Not begun") == 1


def test_it_asks_the_database_no_more_for_two_than_for_none(
    crew, margaret, address, django_assert_num_queries
):
    with django_assert_num_queries(7):
        margaret.get(address)
    for role in Form.Role:
        publish_form(open_form(crew.cohort, role, by=crew.ines, at=NOON), by=crew.ines, at=NOON)
    with django_assert_num_queries(7):
        margaret.get(address)


def test_an_organizer_of_another_program_finds_no_forms(sign_in, address):
    stranger = sign_in(make.organizer(make.cohort().program, "Elsewhere"))

    assert stranger.get(address).status_code == 404
    assert stranger.post(address, {"role": "mentee"}).status_code == 404
    assert not Form.objects.exists()
