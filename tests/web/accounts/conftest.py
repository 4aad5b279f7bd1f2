"""Somebody who is known here, and the code that was sent to them."""

import re

import pytest

from nodement.outbox.models import Letter
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from tests.make import NOON


@pytest.fixture
def ada() -> Person:
    return newcomer("Ada")


def newcomer(name: str) -> Person:
    """Somebody who came in as people do: without a password."""
    introduction = Introduction(email=f"{name.lower()}@example.org", name=name)
    return welcome_person(introduction, at=NOON)


def ask_for_code(client, email="ada@example.org", **more):
    return client.post("/sign-in/", {"email": email, **more}, follow=True)


def code_sent() -> str:
    """The code in the newest letter."""
    text = Letter.objects.filter(name="sign-in-code").first().text
    found = re.search(r"^[A-Z0-9]{3,}-?[A-Z0-9]{3,}$", text, re.MULTILINE)
    assert found, text
    return found[0]


def give_code(client, code, **more):
    return client.post("/sign-in/code/", {"code": code, **more}, follow=True)


def is_in(client) -> bool:
    return "_auth_user_id" in client.session
