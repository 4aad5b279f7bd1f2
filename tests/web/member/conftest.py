"""Grace in Kathmandu is mentored by Ada in Berlin; both are free on Monday evenings."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from nodement.matching.why import Why
from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON

TONIGHT = datetime(2026, 11, 30, 17, tzinfo=UTC)
MONDAY = datetime(2026, 12, 7, 17, tzinfo=UTC)
WEDNESDAY = MONDAY + timedelta(days=2)
SECRETS = {
    "affiliation": "Initrode",
    "wishes": ("Somebody Wanted",),
    "exclusions": ("Somebody Shunned",),
    "heard_of": "a podcast",
}


@pytest.fixture
def pair() -> Pair:
    """A pair whose surveys hold answers that only the organizers may read."""
    cohort = make.cohort()
    ada = make.person("Ada Lovelace", email="ada@example.org", time_zone="Europe/Berlin")
    grace = make.person("Grace Hopper", email="grace@example.org", time_zone="Asia/Kathmandu")
    _answers(
        cohort,
        "mentor",
        ada,
        about="I like to explain.",
        github="ada-example",
        help=("Code review",),
        languages=("en", "de"),
        areas=("Documentation", "Testing"),
        time_zone="Europe/Berlin",
    )
    _answers(
        cohort,
        "mentee",
        grace,
        goals=("Land my first pull request",),
        languages=("en", "ne"),
        time_zone="Europe/Berlin",
    )
    why = Why(("Documentation",), ("Code review",), "en", 180)
    return make.pair(cohort=cohort, mentor=ada, mentee=grace, reasons=why.as_json())


def _answers(cohort: Any, role: str, person: Any, **answers: Any) -> None:
    make.application(role, cohort=cohort, person=person, **SECRETS, **answers)


@pytest.fixture
def proposed(pair: Pair) -> Meeting:
    """Grace has proposed Monday."""
    return propose_time(pair, MONDAY, by=pair.mentee, at=NOON)


@pytest.fixture
def agreed(proposed: Meeting) -> Meeting:
    """They have agreed on Monday."""
    accept_time(proposed, MONDAY, by=proposed.pair.mentor, at=NOON)
    proposed.refresh_from_db()
    return proposed
