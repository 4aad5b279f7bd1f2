"""The first page, how to join, and what every page carries."""

import gzip

import pytest

from tests import make
from tests.web.page import forms, main


def test_a_visitor_reads_what_this_is_and_can_sign_in(client):
    page = client.get("/")

    assert "Nobody grows alone." in main(page)
    assert forms(page) == ["/sign-in/"]


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
