"""Passkeys: adding, signing in with them, renaming, removing."""

import pytest
from allauth.mfa.models import Authenticator
from zeal import zeal_ignore

from tests.web.accounts.conftest import ask_for_code, code_sent, give_code, is_in, newcomer
from tests.web.accounts.device import Device
from tests.web.page import main

ADD, LIST = "/me/passkeys/add/", "/me/passkeys/"


def add(browser, device, name="my phone"):
    page = browser.get(ADD).content.decode()
    typed = {"name": name, "passwordless": "on", "credential": device.register(page)}
    return browser.post(ADD, typed, follow=True)


def request_options(client):
    return client.get("/sign-in/passkey/", headers={"accept": "application/json"}).json()


@pytest.fixture
def device():
    return Device()


@pytest.fixture
def browser(sign_in, ada, device):
    """Ada's browser, in which she has just added her passkey."""
    browser = sign_in(ada)
    add(browser, device)
    return browser


def test_without_one_the_list_says_what_it_would_be_good_for(sign_in, ada):
    assert "No passkey yet" in main(sign_in(ada).get(LIST))


def test_the_first_one_is_added_at_once(sign_in, ada, device):
    page = add(sign_in(ada), device)

    assert page.redirect_chain == [(LIST, 302)]
    assert "Your passkey is here. Next time, use it instead of a code." in main(page)
    assert "my phone Added Mon 30 Nov 2026 · not used yet" in main(page)
    assert Authenticator.objects.get().user == ada


NO_PASSKEYS = [
    "",
    "{}",
    "[]",
    "no JSON",
    '{"id": "x", "rawId": "!", "response": 1}',
    '{"id": "eA", "rawId": "eA", "response": {"clientDataJSON": "eA", "attestationObject": "eA"}}',
    '{"response": {"userHandle": 7}}',
]


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_is_not_taken(sign_in, ada, credential):
    page = sign_in(ada).post(ADD, {"name": "x", "credential": credential})

    assert "This passkey was not accepted." in main(page)
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("credential", NO_PASSKEYS)
def test_what_is_no_passkey_lets_nobody_in(client, credential):
    page = client.post("/sign-in/passkey/", {"credential": credential}, follow=True)

    assert page.status_code in (200, 409)
    assert not is_in(client)


def test_the_passkey_lets_in_without_a_code(client, browser, ada, device):
    credential = device.use(request_options(client))

    response = client.post("/sign-in/passkey/", {"credential": credential})

    assert response.url == "/me/"
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_an_answer_to_an_older_question_lets_nobody_in(client, browser, device):
    credential = device.use(request_options(client))
    request_options(client)

    client.post("/sign-in/passkey/", {"credential": credential})

    assert not is_in(client)


def test_another_device_lets_nobody_in(client, browser, device):
    stranger = Device()
    stranger.owner, stranger.name = device.owner, device.name

    client.post("/sign-in/passkey/", {"credential": stranger.use(request_options(client))})

    assert not is_in(client)


def test_a_passkey_of_somebody_who_left_lets_nobody_in(client, browser, ada, device):
    ada.is_active = False
    ada.save()

    credential = device.use(request_options(client))
    page = client.post("/sign-in/passkey/", {"credential": credential}, follow=True)

    assert "This account is closed" in main(page)
    assert not is_in(client)


def test_an_answer_without_a_passkey_leads_back_and_says_so(client):
    page = client.post("/sign-in/passkey/", {"credential": ""}, follow=True)

    assert page.redirect_chain == [("/sign-in/", 302)]
    assert "This field is required." in main(page)


def test_the_list_shows_ones_own(browser, sign_in):
    add(sign_in(newcomer("Eve")), Device(), "another phone")

    page = main(browser.get(LIST))

    assert "my phone" in page
    assert "another phone" not in page


def test_one_can_be_renamed(browser):
    key = Authenticator.objects.get()
    address = f"{LIST}{key.pk}/edit/"
    assert 'value="my phone"' in browser.get(address).content.decode()

    browser.post(address, {"name": "old phone"})

    key.refresh_from_db()
    assert key.data["name"] == "old phone"


def test_a_name_is_needed_when_one_is_renamed(browser):
    page = browser.post(f"{LIST}{Authenticator.objects.get().pk}/edit/", {"name": ""})

    assert "This field is required." in main(page)


def test_one_can_be_removed_after_a_question(browser):
    address = f"{LIST}{Authenticator.objects.get().pk}/remove/"
    assert "Remove my phone ?" in main(browser.get(address))
    assert Authenticator.objects.count() == 1

    with zeal_ignore([{"model": "mfa.Authenticator", "field": "get()"}]):
        page = browser.post(address, follow=True)

    assert "The passkey is removed." in main(page)
    assert Authenticator.objects.count() == 0


@pytest.mark.parametrize("what", ["edit", "remove"])
def test_nobody_touches_those_of_others(browser, sign_in, what):
    eve = newcomer("Eve")
    add(sign_in(eve), Device())
    address = f"{LIST}{Authenticator.objects.get(user=eve).pk}/{what}/"

    assert browser.get(address).status_code == 404
    assert browser.post(address, {"name": "mine"}).status_code == 404


def test_with_a_passkey_here_a_code_still_lets_in(client, browser):
    ask_for_code(client)

    page = give_code(client, code_sent())

    assert page.redirect_chain[-1] == ("/me/", 302)
    assert is_in(client)
