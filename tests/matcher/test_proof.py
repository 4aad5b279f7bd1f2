"""The objective in whole numbers, by hand."""

from dataclasses import replace

import pytest

from nodement.matcher.checking.proof import co_problem, open_part, worth_of_scores
from tests.matcher.people import mentee, mentor, policy, problem, simple


def worth(welfare, people=3, **weights):
    return worth_of_scores(policy(welfare=welfare, weights=weights or {"areas": 10}), people)


def test_concave_welfare_loses_the_square_of_what_is_missing():
    assert worth("concave")[0:3] == (0, 19, 36)
    assert worth("concave")[8:] == (96, 99, 100)


def test_total_welfare_is_the_score():
    assert worth("total") == tuple(range(11))


def test_fewest_in_the_worst_band_come_before_anything_in_better_bands():
    """Three people, perfect 10: base 4, step 31; a band is two points wide, the best has three."""
    bands = worth("bands")

    assert bands[0] == 31 * 64 - 31 * 64 + 0
    assert bands[2] == 31 * 64 - 31 * 16 + 2
    assert bands[4] == 31 * 64 - 31 * 4 + 4
    assert bands[6] == 31 * 64 - 31 + 6
    assert bands[8:] == (31 * 64 + 8, 31 * 64 + 9, 31 * 64 + 10)
    assert 2 * bands[10] + bands[1] < 3 * bands[2]


@pytest.mark.parametrize("welfare", ["concave", "total", "bands"])
def test_where_nothing_weighs_all_pairs_are_alike(welfare):
    assert len(worth(welfare, areas=0)) == 1


def test_locks_are_taken_out_and_classes_count_all_mentees():
    people = problem(
        [mentee("a", priority=5), mentee("b", priority=0), mentee("c", priority=-2)],
        [mentor("x", capacity=2), mentor("y", capacity=0)],
        locks={("b", "x")},
        welfare="total",
        weights={"areas": 10},
    )
    part = open_part(people)

    assert part.importance == {"a": 3, "c": 1}
    assert part.places == {"x": 1, "y": 0}
    assert (part.least_keep, part.least_big) == (0, 11)


def test_one_pair_that_stays_outweighs_all_scores_and_one_person_outweighs_both():
    people = replace(simple([[10, 5], [9, 1]]), current=frozenset({("mentee0", "mentor0")}))
    part = open_part(people)

    assert part.least_keep == 2 * 100 + 1
    assert part.least_big == 2 * (201 + 100) + 1


def test_second_mentors_are_a_problem_of_what_is_left():
    people = problem(
        [mentee("a"), mentee("b"), mentee("c")],
        [mentor("x", capacity=2), mentor("y", capacity=2)],
        locks={("a", "x")},
        vetoes={("b", "y")},
        mentors_per_mentee=3,
    )
    further = co_problem(people, [("a", "x"), ("b", "x")])

    assert [one.id for one in further.mentees] == ["a", "b"]
    assert {one.id: one.capacity for one in further.mentors} == {"x": 0, "y": 2}
    assert further.vetoes == {("a", "x"), ("b", "x"), ("b", "y")}
    assert (further.locks, further.policy.mentors_per_mentee) == (frozenset(), 2)
