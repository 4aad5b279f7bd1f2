"""Visitors and people who are signed in, at a moment that stands still."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from nodement.people.models import Person
from tests.make import NOON

SignIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def pages(db: None, static_files: Path) -> None:
    """Pages link to files that have to be there."""


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is noon until a test says otherwise."""
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which this person is signed in."""

    def as_person(person: Person) -> Client:
        browser = Client()
        browser.force_login(person)
        return browser

    return as_person
