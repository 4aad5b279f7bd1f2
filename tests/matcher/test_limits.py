"""A run that is stopped gives what it has, with a distance that anybody can check."""

import random
import time
from dataclasses import replace

import pytest

from nodement.matcher import Limits, answer_of, score, solve, verify
from nodement.matcher.solving.levels import welfare
from nodement.matcher.solving.running import Run
from tests.matcher.people import crowd, simple
from tests.matcher.tables import IS_LONG_RUN


def people_of(seed):
    chance = random.Random(seed)
    people = crowd(seed, chance.randint(1, 14), chance.randint(1, 7), busy=0.4, term_weeks=1)
    edges = [edge[:2] for edge in score(people).edges()]
    policy = replace(
        people.policy,
        welfare=chance.choice(("concave", "total", "bands")),
        raise_floor=chance.random() < 0.4,
        mentors_per_mentee=chance.choice((1, 1, 2)),
    )
    locks = frozenset({chance.choice(edges)} if edges and chance.random() < 0.5 else ())
    return chance, replace(people, policy=policy, locks=locks)


def cancelled_after(times):
    left = [times]

    def cancelled():
        left[0] -= 1
        return left[0] < 0

    return cancelled


@pytest.mark.parametrize("seed", range(1000 if IS_LONG_RUN else 120))
def test_a_stopped_run_verifies_with_its_gap(seed):
    chance, people = people_of(seed)
    limits = Limits(cancelled=cancelled_after(chance.randint(0, 25)))

    matching = solve(people, limits=limits)

    assert verify(people, answer_of(matching)) == []
    assert matching.matched <= solve(people).matched


@pytest.mark.parametrize("seed", range(30))
def test_without_any_time_there_is_a_matching_all_the_same(seed):
    _, people = people_of(seed)

    matching = solve(people, limits=Limits(seconds=0))

    assert verify(people, answer_of(matching)) == []
    assert (matching.matched == 0) == (solve(people).matched == 0)


def worth(answer):
    """What the certificate counts, for problems without classes, locks and standing pairs."""
    phi = welfare(answer.policy, (), 1)
    return answer.matched * answer.certificate.big + sum(phi[pair.score] for pair in answer.pairs)


@pytest.mark.parametrize("times", range(6))
def test_a_gap_is_at_least_the_distance_to_the_best(times):
    people = crowd(3, 12, 6, busy=0.7, term_weeks=1)
    best = answer_of(solve(people))

    stopped = answer_of(solve(people, limits=Limits(cancelled=cancelled_after(times))))

    assert best.certificate.gap == 0
    assert stopped.certificate.gap >= worth(best) - worth(stopped)


def test_progress_tells_stages_people_and_the_gap_to_the_end():
    told = []

    matching = solve(simple([[9, 8], [8, 1]], capacity=(1, 1)), progress=told.append)

    assert told[0].stage == "judge"
    assert [one.matched for one in told][-1] == matching.matched
    assert told[-1].gap == 0.0
    assert told[-1].bound == matching.matched


def test_second_mentors_have_only_the_time_that_is_left():
    run = Run(limits=Limits(seconds=60), started=time.monotonic() - 20)
    late = Run(limits=Limits(seconds=60), started=time.monotonic() - 90)

    assert 39 < run.left.seconds <= 40
    assert late.left.seconds == 0
    assert Run().left.seconds is None
