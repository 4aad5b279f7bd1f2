"""What another window would mean for those who are writing now."""

from datetime import timedelta

import pytest

from nodement.lifecycle.windows import Effect, Move, effect_of
from nodement.programs.sign_up import SignUpWindow
from tests import make
from tests.make import NOON

DAY = timedelta(days=1)
OPEN = SignUpWindow(NOON - DAY, NOON + 7 * DAY)
ROLLING = SignUpWindow(NOON - DAY, None, True)
BEFORE = SignUpWindow(NOON + DAY, NOON + 7 * DAY)
CLOSED = SignUpWindow(NOON - 7 * DAY, NOON - DAY)
FILES = SignUpWindow(None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("stands", "wanted", "move"),
    [
        (OPEN, OPEN, Move.NONE),
        (OPEN, SignUpWindow(OPEN.opens_at, NOON + 5 * DAY), Move.SOONER),
        (OPEN, SignUpWindow(OPEN.opens_at, NOON + 9 * DAY), Move.LONGER),
        (OPEN, SignUpWindow(OPEN.opens_at, NOON), Move.SHUTS),
        (OPEN, BEFORE, Move.SHUTS),
        (OPEN, FILES, Move.SHUTS),
        (OPEN, ROLLING, Move.LONGER),
        (ROLLING, OPEN, Move.SOONER),
        (ROLLING, CLOSED, Move.SHUTS),
        (CLOSED, OPEN, Move.LONGER),
        (BEFORE, OPEN, Move.NONE),
        (BEFORE, FILES, Move.NONE),
        (FILES, OPEN, Move.NONE),
    ],
)
def test_a_window_moves_for_somebody_who_is_writing(stands, wanted, move):
    cohort = make.cohort(
        opens_at=stands.opens_at, closes_at=stands.closes_at, is_rolling=stands.is_rolling
    )

    assert effect_of(cohort, wanted, now=NOON) == Effect(move, 0)


@pytest.mark.parametrize(
    ("effect", "takes"),
    [
        (Effect(Move.SHUTS, 1), True),
        (Effect(Move.SOONER, 1), True),
        (Effect(Move.SOONER, 0), False),
        (Effect(Move.LONGER, 9), False),
    ],
)
def test_time_is_only_taken_from_people_who_are_there(effect, takes):
    assert effect.takes_time_away == takes
