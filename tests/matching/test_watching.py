"""What the waiting page hears of a round, and how the solver hears of those who wait."""

import pytest

from nodement.matcher import Limits, Progress, solve
from nodement.matching.actions import ask_round, cancel_round
from nodement.matching.bridge import plain_policy, problem_of
from nodement.matching.models import Round
from nodement.matching.watching import OFTEN_ENOUGH, Waiting
from tests import make


class Clock:
    """A clock that a test sets."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def asked(scene):
    return ask_round(scene.cohort, by=scene.organizer, at=make.NOON)


@pytest.fixture
def waiting(asked, clock):
    return Waiting(Round.objects.filter(pk=asked.pk, state="waiting"), 7, clock=clock)


def test_the_page_hears_once_a_second_how_far_it_is(
    asked, waiting, clock, django_assert_num_queries
):
    waiting.note(Progress("solve", matched=3))
    with django_assert_num_queries(0):
        assert not waiting.called_off()

    clock.now += OFTEN_ENOUGH
    with django_assert_num_queries(1):
        assert [waiting.called_off() for _ in range(3)] == [False] * 3

    asked.refresh_from_db()
    assert asked.done == 3


def test_a_level_that_begins_anew_takes_no_pair_back(waiting):
    heard = []
    waiting = Waiting(Round.objects.none(), 7, watch=lambda *numbers: heard.append(numbers))

    for matched in (0, 5, 0, 6):
        waiting.note(Progress("solve", matched))

    assert heard == [(0, 7), (5, 7), (5, 7), (6, 7)]


def test_a_cancelled_round_is_called_off_within_a_second_and_stays_so(
    scene, asked, waiting, clock, django_assert_num_queries
):
    cancel_round(asked, by=scene.organizer, at=make.NOON)
    assert not waiting.called_off()

    clock.now += OFTEN_ENOUGH
    assert waiting.called_off()
    clock.now += OFTEN_ENOUGH
    with django_assert_num_queries(0):
        assert waiting.called_off()


def test_the_solver_stops_when_it_is_called_off(scene, asked, waiting, clock):
    sides = ([one.profile for one in side.values()] for side in (scene.mentees, scene.mentors))
    problem = problem_of(*sides, plain_policy(scene.cohort.starts_on))
    cancel_round(asked, by=scene.organizer, at=make.NOON)
    clock.now += OFTEN_ENOUGH

    matching = solve(problem, limits=Limits(cancelled=waiting.called_off))

    assert not matching.is_proven
