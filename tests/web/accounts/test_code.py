"""Signing in with a code by letter."""

from datetime import timedelta

import pytest

from nodement.outbox.models import Letter
from nodement.people.models import Person
from tests import make
from tests.make import NOON
from tests.web.accounts.conftest import ask_for_code, code_sent, give_code, is_in
from tests.web.page import main


def test_the_code_from_the_letter_lets_in(client, ada):
    page = ask_for_code(client)
    assert page.redirect_chain == [("/sign-in/code/", 302)]
    assert "Look into your mailbox" in main(page)

    page = give_code(client, code_sent())

    assert page.redirect_chain[0] == ("/me/", 302)
    assert client.session["_auth_user_id"] == str(ada.pk)


def test_the_code_goes_to_its_owner_alone(client, ada):
    ask_for_code(client)

    letter = Letter.objects.get()
    assert (letter.name, letter.reader, letter.is_secret) == ("sign-in-code", ada, True)


@pytest.mark.parametrize("typed", ["ADA@Example.org", "  ada@example.org "])
def test_an_address_is_known_however_it_is_typed(client, ada, typed):
    ask_for_code(client, typed)

    assert Letter.objects.get().reader == ada


def test_a_code_may_be_typed_small(client, ada):
    ask_for_code(client)

    give_code(client, code_sent().lower().replace("-", ""))

    assert is_in(client)


def test_an_unknown_address_gets_the_same_answer_and_no_letter(client, ada):
    known = main(ask_for_code(client))
    client.cookies.clear()

    unknown = main(ask_for_code(client, "eve@example.org"))

    assert unknown == known.replace("ada@", "eve@")
    assert [letter.reader for letter in Letter.objects.all()] == [ada]
    assert Person.objects.count() == 1


def test_somebody_who_left_gets_the_same_answer_and_no_letter(client):
    make.person("Gone", email="gone@example.org", is_active=False)

    page = ask_for_code(client, "gone@example.org")

    assert "Look into your mailbox" in main(page)
    assert Letter.objects.count() == 0


def test_a_slip_in_the_address_is_said_and_kept(client):
    page = ask_for_code(client, "ada@example")

    assert "Enter a valid email address." in main(page)
    assert 'value="ada@example"' in page.content.decode()


def test_a_wrong_code_may_be_tried_again(client, ada):
    ask_for_code(client)

    page = give_code(client, "XXX-XXX")
    assert "This is not the code from the newest letter. Try again." in main(page)
    assert 'value="XXX-XXX"' in page.content.decode()

    give_code(client, code_sent())
    assert is_in(client)


def test_after_three_wrong_codes_the_right_one_is_worthless(client, ada):
    ask_for_code(client)
    code = code_sent()
    for _try in range(2):
        give_code(client, "XXX-XXX")

    page = give_code(client, "XXX-XXX")

    assert "Too many tries." in main(page)
    give_code(client, code)
    assert not is_in(client)


def test_an_old_code_says_that_its_time_is_over(client, ada, clock):
    ask_for_code(client)
    clock.move_to(NOON + timedelta(minutes=16))

    page = give_code(client, code_sent())

    assert "The time of this code is over. Ask for a new one." in main(page)
    assert not is_in(client)


def test_a_code_works_in_the_browser_that_asked_for_it_alone(client, ada, django_user_model):
    ask_for_code(client)
    other = type(client)()
    ask_for_code(other, "eve@example.org")

    give_code(other, code_sent())

    assert not is_in(other)


def test_a_code_works_once(client, ada):
    ask_for_code(client)
    code = code_sent()
    give_code(client, code)
    other = type(client)()

    give_code(other, code)

    assert not is_in(other)


def test_asking_without_end_is_stopped(client, ada):
    for _time in range(3):
        ask_for_code(client)
        client.cookies.clear()

    page = ask_for_code(client)

    assert "Too many tries." in main(page)
    assert Letter.objects.count() == 3


def test_one_can_start_again_with_another_address(client, ada):
    ask_for_code(client, "wrong@example.org")

    page = client.post("/sign-out/", {"next": "/sign-in/"}, follow=True)

    assert page.redirect_chain == [("/sign-in/", 302)]
    assert "Tell us your address" in main(page)


def test_the_way_goes_on_to_where_one_wanted_to_go(client, ada):
    page = client.get("/sign-in/?next=/me/letters/")
    assert 'name="next" value="/me/letters/"' in page.content.decode()
    page = ask_for_code(client, next="/me/letters/")
    assert 'name="next" value="/me/letters/"' in page.content.decode()

    page = give_code(client, code_sent(), next="/me/letters/")

    assert page.redirect_chain == [("/me/letters/", 302)]


def test_the_way_never_leads_to_another_site(client, ada):
    ask_for_code(client, next="https://example.com/trap")

    page = give_code(client, code_sent(), next="https://example.com/trap")

    assert page.redirect_chain == [("/me/", 302)]


def test_whoever_is_in_is_not_asked_again(sign_in, ada):
    assert sign_in(ada).get("/sign-in/").url == "/me/"


def test_without_a_code_to_wait_for_the_page_leads_to_the_beginning(client):
    assert client.get("/sign-in/code/").url == "/sign-in/"


def test_the_page_of_the_code_is_kept_nowhere(client, ada):
    page = ask_for_code(client)

    assert "no-store" in page["Cache-Control"]
