"""A pair in Berlin and Kathmandu, and what they have in hand."""

from datetime import UTC, datetime, timedelta

import pytest

from nodement.outbox.models import Letter
from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON

MONDAY = datetime(2026, 12, 7, 17, tzinfo=UTC)
WEDNESDAY = MONDAY + timedelta(days=2)


@pytest.fixture
def pair(db: None) -> Pair:
    """Ada in Berlin mentors Grace in Kathmandu."""
    return make.pair(
        mentor=make.person("Ada", time_zone="Europe/Berlin"),
        mentee=make.person("Grace", time_zone="Asia/Kathmandu"),
        first_word_due_at=NOON + timedelta(days=3),
    )


@pytest.fixture
def proposed(pair: Pair) -> Meeting:
    """Grace has proposed Monday."""
    return propose_time(pair, MONDAY, by=pair.mentee, at=NOON)


@pytest.fixture
def agreed(proposed: Meeting) -> Meeting:
    """They have agreed on Monday; the letters so far are gone."""
    accept_time(proposed, MONDAY, by=proposed.pair.mentor, at=NOON)
    Letter.objects.all().delete()
    proposed.refresh_from_db()
    return proposed


def told() -> list[tuple[str, str]]:
    """The letters written so far: to whom, and which."""
    letters = Letter.objects.order_by("pk").select_related("reader")
    return [(letter.reader.name, letter.name) for letter in letters]
