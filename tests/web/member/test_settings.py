"""How a person is addressed."""

import pytest

from nodement.people.models import Person
from tests import make
from tests.web.page import main

TYPED = {"name": "Grace Brewster", "time_zone": "Asia/Kathmandu", "language": "en"}


def test_it_shows_what_is_set(sign_in):
    person = make.person("Grace", time_zone="Asia/Kathmandu")

    body = sign_in(person).get("/me/settings/").content.decode()

    assert 'value="Grace"' in body
    assert '<option value="Asia/Kathmandu" selected>' in body
    assert '<option value="en" selected>' in body


def test_saving_changes_name_and_clock_and_says_so(sign_in):
    person = make.person("Grace")

    page = sign_in(person).post("/me/settings/", TYPED, follow=True)

    person.refresh_from_db()
    assert (person.name, person.time_zone) == ("Grace Brewster", "Asia/Kathmandu")
    assert "Saved." in main(page)
    assert "Kathmandu" in page.content.decode().split("</main>")[1], "the clock is named below"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ada\u202e ecarG", "Ada ecarG"),
        ("Ada\r\nBcc: eve@example.org", "Ada Bcc: eve@example.org"),
        ("\u200b\u2066", "Grace"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("م", "م"),
    ],
)
def test_a_name_is_one_line_that_people_can_see(sign_in, typed, kept):
    person = make.person("Grace")

    sign_in(person).post("/me/settings/", TYPED | {"name": typed})

    assert Person.objects.get().name == kept


def test_a_wrong_zone_is_refused_and_the_rest_is_kept_as_typed(sign_in):
    person = make.person("Grace")

    page = sign_in(person).post("/me/settings/", TYPED | {"time_zone": "Mars/Olympus"})

    assert "Mars/Olympus is not one of the available choices" in main(page)
    assert 'value="Grace Brewster"' in page.content.decode()
    assert Person.objects.get().name == "Grace"


def test_a_field_with_an_error_says_so_to_those_who_listen(sign_in):
    body = sign_in(make.person()).post("/me/settings/", TYPED | {"name": ""}).content.decode()

    assert 'aria-invalid="true"' in body
    assert 'aria-describedby="id_name_helptext id_name_error"' in body
    assert 'id="id_name_error"' in body


def test_only_languages_that_are_spoken_here_can_be_chosen(sign_in):
    body = sign_in(make.person()).get("/me/settings/").content.decode()

    assert '<option value="cy"' not in body


def test_the_clock_of_the_zone_is_told_beside_it(sign_in):
    page = sign_in(make.person(time_zone="Asia/Kathmandu")).get("/me/settings/")

    assert "In Kathmandu it is 17:45 now. Is that right?" in main(page)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("@grace-example", "grace-example"), ("https://github.com/grace-example", "grace-example")],
)
def test_a_github_name_is_taken_however_it_is_typed(sign_in, typed, kept):
    sign_in(make.person("Grace")).post("/me/settings/", TYPED | {"github": typed})

    assert Person.objects.get().github == kept


def test_what_is_no_github_name_is_refused(sign_in):
    page = sign_in(make.person("Grace")).post("/me/settings/", TYPED | {"github": "=cmd()"})

    assert "This is no GitHub name" in main(page)


def test_a_visitor_is_asked_to_sign_in_first(client):
    assert client.get("/me/settings/").status_code == 302
    assert client.post("/me/settings/", TYPED).status_code == 302
