"""What is best, level by level, in examples small enough to check by hand."""

from dataclasses import replace

import pytest

from nodement.matcher import ProblemError, solve
from nodement.matcher.problem import Problem
from tests.matcher.oracle import floor_of
from tests.matcher.people import mentee, mentor, policy, problem, simple

STRAIGHT = (("mentee0", "mentor0"), ("mentee1", "mentor1"))
CROSSED = (("mentee0", "mentor1"), ("mentee1", "mentor0"))


def with_policy(people, **settings):
    return replace(people, policy=replace(people.policy, **settings))


def with_priorities(people, *priorities):
    mentees = zip(people.mentees, priorities, strict=True)
    return replace(people, mentees=tuple(replace(one, priority=waited) for one, waited in mentees))


@pytest.mark.parametrize("welfare", ["concave", "total", "bands"])
def test_people_come_before_scores(welfare):
    people = with_policy(simple([[10, 1], [9, 0]]), welfare=welfare)

    assert solve(people).pairs == CROSSED


def test_a_forbidden_pair_is_never_made_for_lack_of_a_better_one():
    matching = solve(simple([[0, 0], [0, 3]]))

    assert matching.pairs == (("mentee1", "mentor1"),)
    assert matching.unmatched == ("mentee0",)


def test_those_of_higher_priority_are_matched_first_even_at_a_lower_score():
    people = simple([[10], [1]])

    assert solve(people).pairs == (("mentee0", "mentor0"),)
    assert solve(with_priorities(people, 0, 1)).pairs == (("mentee1", "mentor0"),)


def test_priority_never_costs_a_person():
    """One of high priority could take the only mentor of another; both can be matched."""
    people = with_priorities(simple([[10, 1], [9, 0], [9, 0]]), 5, 0, 0)

    assert solve(people).matched == 2


def test_one_of_the_highest_class_outweighs_any_number_of_lower_ones():
    """The third mentee alone may take the one mentor with two places, if they take it first."""
    people = with_priorities(simple([[9, 9], [9, 9], [1, 0]], capacity=(1, 1)), 3, 3, 4)
    matching = solve(people)

    assert ("mentee2", "mentor0") in matching.pairs
    assert matching.matched == 2


def test_a_locked_pair_stays_though_others_suit_better():
    people = simple([[1, 10], [10, 1]])
    locked = replace(people, locks=frozenset({("mentee0", "mentor0")}))

    assert solve(people).total == 20
    assert solve(locked).pairs == STRAIGHT


def test_a_lock_on_a_pair_that_is_not_eligible_is_refused_with_the_rule():
    people = problem(
        [mentee(areas=("Security",), languages=("pt",))], [mentor()], locks={("grace", "ada")}
    )

    with pytest.raises(ProblemError) as refused:
        solve(people)
    assert str(refused.value) == "grace and ada are locked, but not eligible: language, areas."


def test_the_total_wants_the_greatest_sum_and_concave_nobody_far_below():
    """10 + 2 is more than 6 + 5, but misses 8 squared of a perfect score, not 4 and 5 squared."""
    people = simple([[10, 6], [5, 2]])

    assert solve(with_policy(people, welfare="total")).pairs == STRAIGHT
    assert solve(with_policy(people, welfare="concave")).pairs == CROSSED


def test_bands_want_few_people_in_the_worst_fifth_whatever_it_costs_the_rest():
    """1 is in the worst band, 2 is not; 10 and 1 would miss less in squares than 2 and 2."""
    people = simple([[10, 2], [2, 1]])

    assert solve(with_policy(people, welfare="total")).pairs == STRAIGHT
    assert solve(with_policy(people, welfare="concave")).pairs == STRAIGHT
    assert solve(with_policy(people, welfare="bands")).pairs == CROSSED


def test_a_floor_lifts_the_lowest_score_whatever_it_costs_the_total():
    people = with_policy(simple([[10, 3], [3, 2]]), welfare="total")
    raised = solve(with_policy(people, raise_floor=True))

    assert (solve(people).pairs, floor_of(solve(people))) == (STRAIGHT, None)
    assert (raised.pairs, floor_of(raised)) == (CROSSED, 3)


def test_a_floor_never_costs_anybody_their_mentor():
    people = with_policy(simple([[10, 1], [9, 0]]), raise_floor=True)
    matching = solve(people)

    assert (matching.pairs, floor_of(matching)) == (CROSSED, 1)


def test_pairs_that_stand_stay_unless_somebody_would_go_without():
    people = simple([[5, 9], [9, 5]])
    stood = replace(people, current=frozenset(STRAIGHT))
    newcomer = replace(simple([[10, 1], [9, 0]]), current=frozenset({STRAIGHT[0]}))

    assert solve(people).pairs == CROSSED
    assert solve(stood).pairs == STRAIGHT
    assert solve(newcomer).pairs == CROSSED


def test_a_second_mentor_is_found_among_the_places_that_are_left():
    people = with_policy(simple([[9, 5, 2], [8, 7, 0]], capacity=(2, 1, 1)), mentors_per_mentee=3)
    matching = solve(people)

    assert matching.pairs == (("mentee0", "mentor0"), ("mentee1", "mentor0"))
    assert matching.co.pairs == (("mentee0", "mentor2"), ("mentee1", "mentor1"))
    assert matching.co.co.pairs == ()


def test_a_second_mentor_never_costs_anybody_their_first():
    people = with_policy(simple([[9, 9], [1, 0]]), mentors_per_mentee=2)
    matching = solve(people)

    assert (matching.matched, matching.co.matched) == (2, 0)


def test_among_equals_a_lot_decides_and_not_the_alphabet():
    equals = simple([[5]] * 40)
    winners = {
        solve(replace(equals, mentors=(replace(equals.mentors[0], id=f"m{number}"),))).pairs[0][0]
        for number in range(8)
    }

    assert len(winners) > 4


def test_three_hundred_classes_are_kept_apart():
    """The one place goes to the highest, whatever all others would score."""
    table = [[10 if row else 1] for row in range(300)]
    people = with_priorities(simple(table), *range(300, 0, -1))

    assert solve(people).pairs == (("mentee0", "mentor0"),)


def test_no_mentors_match_nobody():
    matching = solve(Problem((mentee(),), (), policy()))

    assert (matching.pairs, matching.unmatched) == ((), ("grace",))


def test_no_mentees_leave_every_place_free():
    assert solve(Problem((), (mentor(),), policy())).pairs == ()
