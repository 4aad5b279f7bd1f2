"""The tests themselves: what watches over them is on."""

import sqlite3

import pytest
from django.conf import settings
from django.db import connection
from zeal import NPlusOneError, zeal_context

from nodement.outbox.models import Letter
from nodement.settings.database import SQLITE
from tests import make
from tests.house.rooms import ROOT
from tests.make import NOON


@pytest.mark.django_db
def test_a_question_for_every_row_is_caught() -> None:
    for number in range(3):
        Letter.objects.create(
            reader=make.person(), message_id=f"<{number}@x>", written_at=NOON, due_at=NOON
        )

    with pytest.raises(NPlusOneError), zeal_context():
        _ = [letter.reader.name for letter in Letter.objects.all()]
    assert settings.MIDDLEWARE[0] == "zeal.middleware.zeal_middleware"


def test_tests_never_touch_the_installation_of_whoever_runs_them() -> None:
    assert not settings.HOME.is_relative_to(ROOT)
    assert settings.HOME.name.startswith("nodement-tests-")


def test_the_database_is_the_one_that_was_asked_for() -> None:
    assert connection.vendor in ("sqlite", "postgresql")
    assert sqlite3.sqlite_version_info == SQLITE
