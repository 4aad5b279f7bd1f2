"""Small problems are tried out in full, medium ones solved by others too: nothing is better.

`SOAK=1` in the environment tries 20,000 small problems for every level of the objective.
"""

import itertools
import random
from collections import Counter
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment

from nodement.matcher import DEFAULT_WEIGHTS, solve
from tests.matcher.oracle import (
    best,
    floor_of,
    lot,
    open_places,
    scores_of,
    second_problem,
    value_of,
)
from tests.matcher.people import crowd, simple
from tests.matcher.tables import IS_LONG_RUN, drawn, people_of

PARTS = 20 if IS_LONG_RUN else 2
EACH = 1000 if IS_LONG_RUN else 150

LEVELS = {
    "people": {"welfare": "total"},
    "classes": {"kind": "classes"},
    "floor": {"raise_floor": True},
    "current": {"kind": "current"},
    "concave": {"welfare": "concave"},
    "total": {"welfare": "total"},
    "bands": {"welfare": "bands"},
    "locks": {"kind": "locks"},
    "co": {"mentors_per_mentee": 2},
}
"""What each level of the objective needs in order to be tried; all else stays as it is."""

WEIGHTS = (10, 10, 10, 100, 1000, 7, 1, 0)


def wild(chance):
    """Any mixture of all levels."""
    return {
        "kind": chance.choice(("people", "classes", "current", "locks")),
        "welfare": chance.choice(("concave", "total", "bands")),
        "raise_floor": chance.random() < 0.5,
        "mentors_per_mentee": chance.choice((1, 1, 2, 3)),
    }


def check(problem, scores, matching):
    """The matching is worth what the best one is, and is the best one where there is only one."""
    found = best(problem, scores, lot=lot)

    assert value_of(problem, scores, matching.pairs, lot=lot) == found.value
    assert floor_of(matching) == found.floor
    if found.ways == 1:
        assert matching.pairs == found.pairs
    if matching.co is None:
        assert problem.policy.mentors_per_mentee == 1
        return
    second = second_problem(problem, matching.pairs)
    check(second, seconds_of(second, scores), matching.co)


def seconds_of(second, scores):
    """The scores that are left when people who have a mentor are matched once more."""
    places = open_places(second)
    matched = {one.id for one in second.mentees}
    return {
        (mentee, mentor): points
        for (mentee, mentor), points in scores.items()
        if mentee in matched and places[mentor] and (mentee, mentor) not in second.vetoes
    }


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("level", [*LEVELS, "wild"])
def test_no_other_matching_of_a_small_problem_is_better(level, part):
    for number in range(EACH):
        chance = random.Random(f"{level} {part} {number}")
        settings = LEVELS[level] if level in LEVELS else wild(chance)
        table = drawn(chance, weight=chance.choice(WEIGHTS), **settings)
        problem = people_of(table)
        check(problem, table.scores, solve(problem))


def tried(problem, scores):
    """The oracle's answer once more, by plain enumeration."""
    locked = dict(problem.locks)
    choices = [
        [locked[one.id]]
        if one.id in locked
        else [None, *(mentor for mentee, mentor in scores if mentee == one.id)]
        for one in problem.mentees
    ]
    places = {one.id: one.capacity for one in problem.mentors}
    for chosen in itertools.product(*choices):
        taken = Counter(one for one in chosen if one is not None)
        if all(taken[one] <= places[one] for one in taken):
            names = zip((one.id for one in problem.mentees), chosen, strict=True)
            yield frozenset(pair for pair in names if pair[1] is not None)


@pytest.mark.parametrize("seed", range(120))
def test_the_oracle_finds_what_plain_enumeration_finds(seed):
    chance = random.Random(seed)
    table = drawn(chance, **wild(chance))
    problem = people_of(table)
    classes = len({one.priority for one in problem.mentees})
    found = best(problem, table.scores)
    worth = {
        pairs: (
            value_of(problem, table.scores, pairs)[: classes + 1],
            min((table.scores[one] for one in pairs - problem.locks), default=0),
            value_of(problem, table.scores, pairs),
        )
        for pairs in tried(problem, table.scores)
    }
    if not problem.policy.raise_floor:
        worth = {pairs: (people, value) for pairs, (people, _, value) in worth.items()}
    most = max(worth.values())
    people, value = most[0], most[-1]
    floor = most[1] if problem.policy.raise_floor and any(people) else None

    assert (found.value, found.floor) == (value, floor)
    if not problem.policy.raise_floor:
        assert found.ways == sum(one == most for one in worth.values())


@pytest.mark.parametrize("seed", range(20))
def test_a_table_says_what_the_rules_say(seed):
    table = drawn(random.Random(seed), "locks", weight=random.Random(seed).choice(WEIGHTS))

    assert scores_of(people_of(table)) == table.scores


def answered(seed):
    """Up to five mentees and three mentors with every kind of answer, decision and policy."""
    chance = random.Random(seed)
    settings = wild(chance)
    settings["weights"] = chance.choice((DEFAULT_WEIGHTS, dict.fromkeys(DEFAULT_WEIGHTS, 1000)))
    del settings["kind"]
    size = chance.randint(1, 5), chance.randint(1, 3)
    start = crowd(seed, *size, busy=0.4, term_weeks=1, **settings)
    mentees = tuple(replace(one, priority=chance.choice((0, 0, 1, 4))) for one in start.mentees)
    veto = start.mentees[0].id, start.mentors[0].id
    problem = replace(start, mentees=mentees, vetoes=frozenset({veto}))
    edges = sorted(scores_of(problem))
    if not edges:
        return problem
    return replace(
        problem,
        locks=frozenset({chance.choice(edges)} if chance.random() < 0.4 else ()),
        current=frozenset(chance.sample(edges, min(len(edges), chance.choice((0, 0, 2))))),
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_no_other_matching_of_people_with_all_their_answers_is_better(part):
    for number in range(EACH):
        problem = answered(EACH * part + number)
        check(problem, scores_of(problem), solve(problem))


def weighed(problem, scores):
    """One number per pair for the whole objective but lots, with the numbers of its people."""
    perfect, welfare = problem.policy.perfect, problem.policy.welfare
    classes = sorted({one.priority for one in problem.mentees})
    rank = {one.id: classes.index(one.priority) for one in problem.mentees}
    people = min(len(problem.mentees), sum(open_places(problem).values()))
    base, step = people + 1, people * perfect + 1

    def worth(points):
        if welfare == "total":
            return points
        if welfare == "concave":
            return perfect**2 - (perfect - points) ** 2
        band = min(4, 5 * points // perfect)
        return step * (base**3 - (base ** (3 - band) if band < 4 else 0)) + points

    keep = people * worth(perfect) + 1
    big = people * (keep + worth(perfect)) + 1
    return {
        pair: big * (1 + rank[pair[0]]) + keep * (pair in problem.current) + worth(points)
        for pair, points in scores.items()
    }


@cache
def medium(size, welfare):
    """A crowd that is short of places, with classes and pairs that stood before."""
    start = crowd(sum(size), *size, busy=0.4, term_weeks=1, welfare=welfare)
    chance = random.Random(size[0])
    mentees = tuple(replace(one, priority=chance.choice((0, 0, 1, 2))) for one in start.mentees)
    problem = replace(start, mentees=mentees)
    scores = scores_of(problem)
    stood = frozenset(chance.sample(sorted(scores), size[1] // 3))
    return replace(problem, current=stood), scores


SIZES = [((60, 25), "concave"), ((60, 25), "bands"), ((120, 50), "total"), ((200, 80), "concave")]


@pytest.mark.parametrize(("size", "welfare"), SIZES)
def test_scipy_finds_nothing_better_for_a_medium_crowd(size, welfare):
    problem, scores = medium(size, welfare)
    weights = weighed(problem, scores)
    rows = {one.id: row for row, one in enumerate(problem.mentees)}
    seats = [one for one, places in open_places(problem).items() for _ in range(places)]
    gain = np.zeros((len(rows), len(seats)))
    for column, mentor in enumerate(seats):
        for mentee, row in rows.items():
            gain[row, column] = weights.get((mentee, mentor), 0)
    chosen = linear_sum_assignment(gain, maximize=True)
    found = sum(int(one) for one in gain[chosen])

    assert max(weights.values()) * len(rows) < 2**53
    assert sum(weights[pair] for pair in solve(problem).pairs) == found


@pytest.mark.parametrize(("size", "welfare"), SIZES)
def test_a_min_cost_flow_finds_nothing_better_for_a_medium_crowd(size, welfare):
    problem, scores = medium(size, welfare)
    weights = weighed(problem, scores)
    rows = {one.id: 1 + row for row, one in enumerate(problem.mentees)}
    columns = {one.id: 1000 + column for column, one in enumerate(problem.mentors)}
    flow, sink = min_cost_flow.SimpleMinCostFlow(), 2000
    for row in rows.values():
        flow.add_arc_with_capacity_and_unit_cost(0, row, 1, 0)
    for (mentee, mentor), worth in weights.items():
        flow.add_arc_with_capacity_and_unit_cost(rows[mentee], columns[mentor], 1, -worth)
    for mentor, places in open_places(problem).items():
        flow.add_arc_with_capacity_and_unit_cost(columns[mentor], sink, places, 0)
    flow.set_node_supply(0, len(rows))
    flow.set_node_supply(sink, -len(rows))
    flow.add_arc_with_capacity_and_unit_cost(0, sink, len(rows), 0)

    assert flow.solve() == flow.OPTIMAL
    assert sum(weights[pair] for pair in solve(problem).pairs) == -flow.optimal_cost()


def test_very_many_classes_and_heavy_weights_are_added_up_exactly():
    """300 classes of one person each, who all have a mentor, so that only the total decides."""
    chance = random.Random(9)
    table = [[chance.randint(1, 10) for _ in range(3)] for _ in range(300)]
    people = simple(table, capacity=(100, 100, 100))
    mentees = tuple(replace(one, priority=rank) for rank, one in enumerate(people.mentees))
    heavy = dict.fromkeys(("areas", "language", "overlap", "help"), 1000)
    policy = replace(people.policy, weights=heavy, welfare="total")
    matching = solve(replace(people, mentees=mentees, policy=policy))
    seats = np.array(table)[:, np.repeat(np.arange(3), 100)]
    rows, columns = linear_sum_assignment(seats, maximize=True)
    least = matching.total - 100 * int(seats[rows, columns].sum())

    assert matching.matched == 300
    assert least == 300 * (1000 + 500 + 1000)
