"""Signing in with GitHub, where it is set up."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.providers.github.views import GitHubOAuth2Adapter
from zeal import zeal_ignore

from nodement.people.models import Person
from nodement.settings.environment import GitHub as Application
from tests.web.accounts.conftest import is_in
from tests.web.accounts.github import GitHub
from tests.web.page import main

PATHS = {
    "authorize_url": "/login/oauth/authorize",
    "access_token_url": "/login/oauth/access_token",
    "profile_url": "/user",
    "emails_url": "/user/emails",
}


@pytest.fixture
def github(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., GitHub]]:
    """A GitHub that knows these addresses, and an installation that asks it."""
    started: list[GitHub] = []

    def start(*emails: tuple[str, bool]) -> GitHub:
        there = GitHub(emails)
        there.start()
        started.append(there)
        settings.GITHUB = Application("us", "secret")
        settings.SOCIALACCOUNT_PROVIDERS = {"github": settings.GITHUB.provider}
        for name, path in PATHS.items():
            monkeypatch.setattr(GitHubOAuth2Adapter, name, there.url + path)
        return there

    yield start
    for there in started:
        there.stop()


def go_and_come_back(client, **answer):
    there = client.post("/sign-in/github/")
    asked = parse_qs(urlsplit(there.url).query)
    answer = {"code": "c", "state": asked["state"][0]} | answer
    return client.get("/sign-in/github/back/", answer, follow=True)


def test_elsewhere_there_is_no_such_address(client):
    assert client.get("/sign-in/github/").status_code == 404
    assert client.get("/sign-in/github/back/").status_code == 404
    page = client.get("/sign-in/")
    assert "GitHub" not in main(page)
    assert "form-action 'self';" in page["Content-Security-Policy"]


def test_where_it_is_set_up_sign_in_offers_it(client, github):
    github()

    page = client.get("/sign-in/")

    assert "Sign in with GitHub" in main(page)
    assert "form-action 'self' https://github.com;" in page["Content-Security-Policy"]


def test_the_button_leads_to_github_with_a_way_back(client, github):
    there = github()

    response = client.post("/sign-in/github/")

    assert response.url.startswith(f"{there.url}/login/oauth/authorize?")
    asked = parse_qs(urlsplit(response.url).query)
    assert asked["redirect_uri"] == ["http://testserver/sign-in/github/back/"]
    assert asked["scope"] == ["user:email"]


def test_opening_the_address_alone_leads_nowhere(client, github):
    github()

    page = client.get("/sign-in/github/")

    assert page.status_code == 200
    assert "Go on to GitHub" in main(page)


def test_a_verified_address_that_is_known_lets_in(client, github, ada):
    github(("other@example.org", True), ("ada@example.org", True))

    with zeal_ignore([{"model": "sessions.Session", "field": "get()"}]):
        page = go_and_come_back(client)

    assert page.redirect_chain[0] == ("/me/", 302)
    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize("email", [("ada@example.org", False), ("eve@example.org", True)])
def test_anybody_else_stays_outside_and_nobody_new_is_made(client, github, ada, email):
    github(email)

    page = go_and_come_back(client)

    assert "We do not know you yet" in main(page)
    assert not is_in(client)
    assert list(Person.objects.all()) == [ada]


def test_somebody_who_left_stays_outside(client, github, ada):
    ada.is_active = False
    ada.save()
    github(("ada@example.org", True))

    go_and_come_back(client)

    assert not is_in(client)


def test_who_turns_back_at_github_is_told_so(client, github):
    github()

    page = go_and_come_back(client, code="", error="access_denied")

    assert "GitHub" in main(page)
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_lets_nobody_in(client, github, ada):
    github(("ada@example.org", True))

    page = client.get("/sign-in/github/back/", {"code": "c", "state": "guessed"})

    assert "GitHub did not let you in" in main(page)
    assert not is_in(client)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/sign-in/failed/", "GitHub did not let you in"),
        ("/sign-in/left/", "You turned back at GitHub"),
        ("/sign-in/inactive/", "This account is closed"),
    ],
)
def test_what_went_wrong_is_said_in_words(client, address, words):
    assert words in main(client.get(address))
