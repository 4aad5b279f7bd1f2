"""The letters that a person got."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outbox.actions import write
from nodement.outbox.models import Letter
from nodement.pairs.actions import propose_time
from tests import make
from tests.make import NOON
from tests.web.member.conftest import MONDAY
from tests.web.page import main


def test_an_empty_list_says_what_will_stand_here(sign_in):
    assert "No letter yet" in main(sign_in(make.person()).get("/me/letters/"))


def test_the_list_shows_ones_own_letters_newest_first(sign_in, pair, proposed):
    propose_time(pair, MONDAY + timedelta(days=1), by=pair.mentee, at=NOON + timedelta(hours=1))

    page = main(sign_in(pair.mentor).get("/me/letters/"))

    letters = list(Letter.objects.filter(reader=pair.mentor))
    assert len(letters) == 2
    assert page.index(letters[0].subject) < page.rindex(letters[1].subject)
    assert "Mon 30 Nov 2026" in page


def test_nobody_sees_what_was_written_to_others(sign_in, pair, proposed):
    assert "No letter yet" in main(sign_in(pair.mentee).get("/me/letters/"))


def test_a_letter_that_holds_a_key_is_not_shown_again(sign_in):
    person = make.person()
    letter = write("sign-in-code", to=person, at=NOON, code="ABC-DEF")
    browser = sign_in(person)

    assert "No letter yet" in main(browser.get("/me/letters/"))
    assert browser.get(f"/letters/{letter.public_id}/").status_code == 404


def test_a_long_list_comes_in_pages_and_costs_no_more_questions(sign_in, pair):
    browser = sign_in(pair.mentor)
    _write(pair, 1)
    browser.get("/me/letters/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/letters/")
    _write(pair, 59)

    with CaptureQueriesContext(connection) as many:
        page = browser.get("/me/letters/")

    assert len(many) == len(few)
    assert "1 to 50 of 60" in main(page)
    assert "51 to 60 of 60" in main(browser.get("/me/letters/?page=2"))
    assert 'href="?page=2"' in page.content.decode()


def _write(pair, count):
    for number in range(count):
        moment = MONDAY + timedelta(minutes=15 * number + count)
        propose_time(pair, moment, by=pair.mentee, at=NOON)
