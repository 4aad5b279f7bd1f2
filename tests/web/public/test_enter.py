"""A link that lets one person in, once."""

from datetime import timedelta

import pytest

from nodement.people.actions import make_link
from nodement.people.models import OneTimeLink
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def path():
    return _path(make_link(make.person("Ada"), at=NOON))


def _path(link):
    return "/" + link.split("/", 3)[3]


def test_opening_it_spends_nothing(client, path):
    for _time in range(2):
        assert "This link lets you in once." in main(client.get(path))

    assert "_auth_user_id" not in client.session
    assert OneTimeLink.objects.count() == 1


def test_the_button_lets_in_and_spends_it(client, path):
    response = client.post(path)

    assert response.url == "/me/"
    assert "_auth_user_id" in client.session
    assert OneTimeLink.objects.count() == 0


def test_a_spent_link_says_so_and_shows_the_way(client, path):
    client.post(path)
    other = type(client)()

    page = other.post(path)

    assert page.status_code == 409
    assert "This link was used already or has run out." in main(page)
    assert 'href="/sign-in/"' in page.content.decode()
    assert "_auth_user_id" not in other.session


def test_after_a_day_it_has_run_out(client, path, clock):
    clock.move_to(NOON + timedelta(hours=24))

    assert client.post(path).status_code == 409


def test_a_guessed_link_lets_nobody_in(client, path):
    assert client.post("/enter/guessed/").status_code == 409


def test_a_new_session_begins_when_somebody_comes_in(client, path):
    client.get("/sign-in/?next=/")
    session = client.session
    session["before"] = True
    session.save()
    before = session.session_key

    client.post(path)

    assert client.session.session_key != before
