"""Links about the next opening: looking does nothing, the button does."""

from datetime import timedelta

import pytest

from nodement.outbox.models import Letter
from nodement.outreach.interest import ask_interest, await_opening, tell_opening
from nodement.outreach.models import Interest
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def program():
    return make.program()


def link():
    return "/interest/" + Letter.objects.get().text.split("/interest/")[1].split("\n")[0]


def test_opening_the_link_confirms_nothing_and_the_button_does(client, program):
    ask_interest(program, "visitor@example.org", at=NOON)

    page = client.get(link())
    assert f"Shall we tell you when {program} opens?" in main(page)
    assert page["Cache-Control"] == "no-store"
    assert Interest.objects.get().confirmed_at is None

    for _ in range(2):
        page = client.post(link(), follow=True)
        assert "We write to you" in main(page)
    assert Interest.objects.get().confirmed_at == NOON


def test_opening_the_end_ends_nothing_and_the_button_does(client, program):
    await_opening(program, make.person(), at=NOON - timedelta(days=1))
    tell_opening(make.cohort(program=program, opens_at=NOON), at=NOON)

    assert "No more letters about openings" in main(client.get(link()))
    assert Interest.objects.exists()
    assert "We do not write to you" in main(client.post(link()))
    assert not Interest.objects.exists()
    assert client.post(link()).status_code == 404


@pytest.mark.parametrize("address", ["/interest/nothing/", "/interest/nothing/stop/"])
def test_a_link_that_is_wrong_does_nothing(client, address):
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 404
        assert "This link does nothing any more" in main(response)


def test_a_link_to_confirm_ends_nothing(client, program):
    ask_interest(program, "visitor@example.org", at=NOON)

    assert client.post(f"{link()}stop/").status_code == 404
    assert Interest.objects.exists()
