"""The best matching: beside brute force, beside other solvers, and however the rows are sorted."""

import itertools
import random
from dataclasses import replace

import numpy as np
import pytest
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment

from nodement.matcher import ProblemError, certificate, score, solve
from nodement.matcher.assignment import heaviest_assignment
from nodement.matcher.problem import Problem, places_of
from tests.matcher.people import crowd, mentee, mentor, problem, simple


def every_matching(scored):
    """All matchings that keep locks and capacities, as lists of columns or None."""
    table = scored.planes
    columns = {one.id: number for number, one in enumerate(table.mentors)}
    locked = dict(scored.problem.locks)
    choices = [
        [columns[locked[one.id]]]
        if one.id in locked
        else [None, *np.flatnonzero(scored.eligible[row]).tolist()]
        for row, one in enumerate(table.mentees)
    ]
    for chosen in itertools.product(*choices):
        taken = [column for column in chosen if column is not None]
        if all(taken.count(column) <= table.places[column] for column in taken):
            yield chosen


def objective(scored, chosen):
    """People by priority class, highest first; all people; the total."""
    waiting = scored.planes.waiting.tolist()
    seated = [row for row, column in enumerate(chosen) if column is not None]
    classes = [sum(waiting[row] == one for row in seated) for one in sorted(set(waiting))[::-1]]
    return (*classes, len(seated), sum(int(scored.score[row, chosen[row]]) for row in seated))


def small(seed):
    """Five mentees and three mentors with everything: capacities, priorities, a lock, a veto."""
    chance = random.Random(seed)
    start = crowd(seed, chance.randint(1, 5), chance.randint(1, 3), busy=0.4, term_weeks=1)
    mentees = tuple(replace(one, priority=chance.choice((0, 0, 1, 4))) for one in start.mentees)
    vetoes = frozenset({(start.mentees[0].id, start.mentors[0].id)})
    people = replace(start, mentees=mentees, vetoes=vetoes)
    edges = [edge[:2] for edge in score(people).edges()]
    places = {one.id: places_of(one, people.policy) for one in people.mentors}
    if edges and chance.random() < 0.5:
        lock = chance.choice(edges)
        assert places[lock[1]] > 0
        return replace(people, locks=frozenset({lock}))
    return people


@pytest.mark.parametrize("seed", range(300))
def test_no_other_matching_of_a_small_problem_is_better(seed):
    people = small(seed)
    matching = solve(people)
    mine = [None if column < 0 else column for column in matching.mentor_of.tolist()]
    everything = list(every_matching(matching.scored))

    assert tuple(mine) in everything
    assert objective(matching.scored, mine) == max(
        objective(matching.scored, one) for one in everything
    )


@pytest.mark.parametrize("seed", range(40))
def test_scores_alone_are_added_up_best(seed):
    """Dense tables where almost anybody fits, so that only the totals decide."""
    chance = random.Random(seed)
    table = [[chance.randint(0, 10) for _ in range(4)] for _ in range(5)]
    matching = solve(simple(table, capacity=[chance.randint(1, 2) for _ in range(4)]))
    best = max(objective(matching.scored, one) for one in every_matching(matching.scored))

    assert (matching.matched, matching.total) == best[-2:]


def test_people_come_before_scores():
    assert solve(simple([[10, 1], [9, 0]])).pairs == (
        ("mentee0", "mentor1"),
        ("mentee1", "mentor0"),
    )


def test_a_forbidden_pair_is_never_made_for_lack_of_a_better_one():
    matching = solve(simple([[0, 0], [0, 3]]))

    assert matching.pairs == (("mentee1", "mentor1"),)
    assert matching.unmatched == ("mentee0",)


def test_those_of_higher_priority_are_matched_first_even_at_a_lower_score():
    people = simple([[10], [1]])
    waited = replace(people, mentees=(people.mentees[0], replace(people.mentees[1], priority=1)))

    assert solve(people).pairs == (("mentee0", "mentor0"),)
    assert solve(waited).pairs == (("mentee1", "mentor0"),)


def test_priority_never_costs_a_person():
    """One of high priority could take the only mentor of another; both can be matched."""
    people = simple([[10, 1], [9, 0], [9, 0]])
    mentees = [replace(people.mentees[0], priority=5), *people.mentees[1:]]

    assert solve(replace(people, mentees=tuple(mentees))).matched == 2


def test_a_locked_pair_stays_though_others_suit_better():
    people = simple([[1, 10], [10, 1]])
    locked = replace(people, locks=frozenset({("mentee0", "mentor0")}))

    assert solve(people).total == 20
    assert solve(locked).pairs == (("mentee0", "mentor0"), ("mentee1", "mentor1"))


def test_a_lock_on_a_pair_that_is_not_eligible_is_refused_with_the_rule():
    people = problem(
        [mentee(areas=("Security",), languages=("pt",))], [mentor()], locks={("grace", "ada")}
    )

    with pytest.raises(ProblemError) as refused:
        solve(people)
    assert str(refused.value) == "grace and ada are locked, but not eligible: language, areas."


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_rows_changes_nothing(seed):
    people = crowd(7, 40, 15)
    mentees, mentors = list(people.mentees), list(people.mentors)
    random.Random(seed).shuffle(mentees)
    random.Random(seed).shuffle(mentors)
    shuffled = replace(people, mentees=tuple(mentees), mentors=tuple(mentors))

    one, other = solve(people), solve(shuffled)
    assert one.pairs == other.pairs
    assert certificate(one.scored, one) == certificate(other.scored, other)


def test_among_equals_a_lot_decides_and_not_the_alphabet():
    equals = simple([[5]] * 40)
    winners = {
        solve(replace(equals, mentors=(replace(equals.mentors[0], id=f"m{number}"),))).pairs[0][0]
        for number in range(8)
    }

    assert len(winners) > 4


@pytest.mark.parametrize("seed", range(12))
def test_one_more_mentor_never_lowers_the_number_matched(seed):
    people = crowd(seed, 20, 8, busy=0.3)
    matched = [solve(replace(people, mentors=people.mentors[:count])).matched for count in range(9)]

    assert matched == sorted(matched)


@pytest.fixture(scope="module")
def medium():
    return solve(crowd(11, 200, 60, busy=0.3))


def test_scipy_finds_the_same_number_and_the_same_total(medium):
    scored = medium.scored
    seats = np.repeat(np.arange(60), scored.planes.places)
    big = 100 * 200
    gain = np.where(scored.eligible, big + scored.score, 0)[:, seats]
    rows, columns = linear_sum_assignment(gain, maximize=True)

    people, total = divmod(int(gain[rows, columns].sum()), big)
    assert (medium.matched, medium.total) == (people, total)


def test_a_min_cost_flow_finds_the_same_number_and_the_same_total(medium):
    scored = medium.scored
    rows = {one.id: 1 + number for number, one in enumerate(scored.planes.mentees)}
    columns = {one.id: 1000 + number for number, one in enumerate(scored.planes.mentors)}
    flow, big, sink = min_cost_flow.SimpleMinCostFlow(), 100 * 200, 2000
    for row in rows.values():
        flow.add_arc_with_capacity_and_unit_cost(0, row, 1, 0)
    for one, other, points in scored.edges():
        flow.add_arc_with_capacity_and_unit_cost(rows[one], columns[other], 1, -big - points)
    for column, places in zip(columns.values(), scored.planes.places.tolist(), strict=True):
        flow.add_arc_with_capacity_and_unit_cost(column, sink, places, 0)
    flow.set_node_supply(0, 200)
    flow.set_node_supply(sink, -200)
    flow.add_arc_with_capacity_and_unit_cost(0, sink, 200, 0)

    assert flow.solve() == flow.OPTIMAL
    assert divmod(-flow.optimal_cost(), big) == (medium.matched, medium.total)


def test_weights_beyond_64_bits_are_added_up_exactly():
    chance = random.Random(5)
    weight = np.array([[chance.randint(0, 9) for _ in range(6)] for _ in range(9)])
    places = np.array([1, 2, 1, 1, 1, 1])
    huge = np.array([[10**30 + int(one) for one in row] for row in weight], dtype=object)

    found = heaviest_assignment(huge, places)
    seats = np.repeat(np.arange(6), places)
    rows, columns = linear_sum_assignment(weight[:, seats], maximize=True)
    seated = np.flatnonzero(found >= 0)
    assert seated.size == 7
    assert weight[seated, found[seated]].sum() == weight[rows, seats[columns]].sum()


def test_weights_and_classes_beyond_64_bits_are_added_up_exactly_too():
    """300 priority classes and heavy criteria: big x class x lots needs more than 63 bits."""
    chance = random.Random(9)
    table = [[chance.randint(1, 10) for _ in range(3)] for _ in range(300)]
    people = simple(table, capacity=(100, 100, 100))
    mentees = [replace(one, priority=rank) for rank, one in enumerate(people.mentees)]
    heavy = {"areas": 10**6, "language": 10**6, "overlap": 10**6, "help": 10**6}
    policy = replace(people.policy, weights=heavy)
    matching = solve(replace(people, mentees=tuple(mentees), policy=policy))
    seats = np.repeat(np.arange(3), 100)
    rows, columns = linear_sum_assignment(np.array(table)[:, seats], maximize=True)
    best = int(np.array(table)[rows, seats[columns]].sum())

    assert (matching.matched, matching.total) == (300, best * 10**5 + 300 * 2_500_000)


def test_progress_ends_with_everybody():
    seen = []
    solve(crowd(1, 600, 3), progress=lambda done, of: seen.append((done, of)))

    assert seen == [(512, 600), (600, 600)]


def test_no_mentors_match_nobody():
    assert solve(Problem((mentee(),), (), problem([], []).policy)).unmatched == ("grace",)
