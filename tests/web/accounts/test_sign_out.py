"""Signing out."""

from tests import make
from tests.web.accounts.conftest import is_in
from tests.web.page import main


def test_opening_the_address_asks_first(sign_in):
    browser = sign_in(make.person())

    assert "Sign out?" in main(browser.get("/sign-out/"))
    assert is_in(browser)


def test_the_button_signs_out_and_says_so(sign_in):
    browser = sign_in(make.person())

    page = browser.post("/sign-out/", follow=True)

    assert page.redirect_chain == [("/", 302)]
    assert "You are signed out. See you soon." in main(page)
    assert not is_in(browser)


def test_a_visitor_has_nothing_to_sign_out_of(client):
    assert client.get("/sign-out/").url == "/"
    assert client.post("/sign-out/").url == "/"


def test_somebody_who_leaves_is_out_at_the_next_click(sign_in):
    person = make.person()
    browser = sign_in(person)
    person.is_active = False
    person.save()

    assert browser.get("/me/").status_code == 302
