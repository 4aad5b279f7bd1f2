"""The first page, how to join, and what every page carries."""

import gzip
from datetime import timedelta

import pytest

from tests import make
from tests.make import NOON
from tests.web.page import forms, main

DAY = timedelta(days=1)


def test_a_visitor_reads_what_this_is_and_can_sign_in(client):
    page = client.get("/")

    assert "Nobody grows alone." in main(page)
    assert forms(page) == ["/sign-in/"]


def test_a_visitor_sees_what_is_open_now_and_what_closes_first_stands_first(client):
    soon, later = (make.cohort(opens_at=NOON - DAY, closes_at=NOON + days * DAY) for days in (1, 2))
    closed = make.cohort(opens_at=NOON - DAY, closes_at=NOON)
    early = make.cohort(opens_at=NOON + DAY)

    page = main(client.get("/"))

    assert page.index(soon.name) < page.index(later.name)
    assert "Open until Tue 1 Dec 2026 · 12:00 (UTC)" in page
    assert not {closed.name, early.name} & set(page.split(" · "))
    assert closed.program.name not in page


def test_a_hundred_open_programs_come_in_pages(client, django_assert_max_num_queries):
    for _ in range(100):
        make.cohort(opens_at=NOON - DAY)

    with django_assert_max_num_queries(3):
        page = main(client.get("/"))

    assert page.count("See what to expect") == 8
    assert "1 to 8 of 100" in page


def test_whoever_is_in_goes_on_to_their_page(sign_in):
    assert sign_in(make.person()).get("/").url == "/me/"


def test_the_first_page_is_light(client, static_files):
    page = client.get("/").content
    styles = b"".join(
        path.read_bytes() for path in (static_files / "nodement").glob("*.css") if _is_named(path)
    )

    assert len(gzip.compress(page + styles)) < 60_000


def _is_named(path) -> bool:
    """The file with its digest, as pages link to it."""
    return path.name.count(".") == 2


def test_nobody_signs_up_here_but_everybody_learns_how(client):
    page = client.get("/joining/")

    assert "You come in through the survey of a program" in main(page)


def test_it_is_alive(client):
    assert client.get("/health/").content == b"ok"


@pytest.mark.parametrize("address", ["/", "/joining/", "/sign-in/", "/nowhere/"])
def test_nothing_inline_and_nothing_from_elsewhere(client, address):
    page = client.get(address)
    body = page.content.decode()

    assert "script-src 'self'; style-src 'self'" in page["Content-Security-Policy"]
    assert "style=" not in body
    assert "://" not in body.replace("http://www.w3.org/2000/svg", "")


def test_an_address_that_does_not_exist_says_so(client):
    page = client.get("/nowhere/")

    assert page.status_code == 404
    assert "There is nothing here for you" in main(page)
