"""Stable matching and the table of what each idea of the best gives."""

from dataclasses import replace

import pytest

from nodement.matcher import score, solve
from nodement.matcher.whatif.stable import stable_pairs
from nodement.matcher.whatif.tradeoff import measure, tradeoff
from tests.matcher.oracle import lot, open_places, scores_of
from tests.matcher.people import crowd, mentee, mentor, problem, simple


def greedy(people):
    """With one ranking for both sides: the best pair of all, then the best of the rest."""
    left = open_places(people)
    made = dict(people.locks)
    ranked = sorted(scores_of(people).items(), key=lambda one: (one[1], lot(*one[0])), reverse=True)
    for (mentee_id, mentor_id), _ in ranked:
        if mentee_id not in made and left[mentor_id]:
            made[mentee_id] = mentor_id
            left[mentor_id] -= 1
    return tuple(sorted(made.items()))


@pytest.mark.parametrize("shortlist", [1, 3, 32])
@pytest.mark.parametrize("seed", range(6))
def test_the_stable_matching_is_the_only_one_there_is(seed, shortlist):
    people = crowd(seed, 40, 15, busy=0.4, term_weeks=1)
    pairs = list(scores_of(people))
    locked = replace(people, locks=frozenset(pairs[:1]))

    assert stable_pairs(score(locked), shortlist=shortlist) == greedy(locked)


@pytest.mark.parametrize("seed", range(6))
def test_no_two_would_rather_have_each_other_in_a_stable_matching(seed):
    scored = score(crowd(seed, 40, 15, busy=0.4, term_weeks=1))

    assert measure(scored, stable_pairs(scored), name="stable", epsilon=0).blocking == 0


def test_a_stable_matching_leaves_people_without_a_mentor_for_a_better_pair():
    people = simple([[10, 9], [9, 0]])

    assert solve(people).matched == 2
    assert stable_pairs(score(people)) == (("mentee0", "mentor0"),)


def test_nobody_to_ask_and_nobody_asking_leave_nobody_matched():
    assert stable_pairs(score(problem([mentee()], []))) == ()
    assert stable_pairs(score(problem([], [mentor()]))) == ()


def test_a_matching_is_measured_in_numbers_that_can_be_checked_by_hand():
    people = simple([[10, 6, 0], [9, 2, 0], [0, 0, 5]], capacity=(1, 1, 2))
    wished = replace(
        people,
        mentees=(replace(people.mentees[0], wishes=("mentor0",)), *people.mentees[1:]),
        mentors=(replace(people.mentors[0], wishes=("mentee1", "mentee0")), *people.mentors[1:]),
    )
    straight = tuple((f"mentee{number}", f"mentor{number}") for number in range(3))
    row = measure(score(wished), straight, name="straight", epsilon=3)

    assert (row.name, row.matched, row.total) == ("straight", 3, 17)
    assert (row.mean, row.lowest, row.lowest_tenth) == (17 / 3, 2, 2.0)
    assert (row.blocking, row.wishes) == (0, 2)


def test_a_pair_blocks_when_both_would_gain_more_than_epsilon():
    """mentee0 would gain 4 with mentor0, who would gain 1 or 4."""
    scored = score(simple([[10, 6], [6, 0], [9, 0]], capacity=(1, 1)))

    def blocking(epsilon, *pairs):
        return measure(scored, pairs, name="", epsilon=epsilon).blocking

    one, other = ("mentee0", "mentor1"), ("mentee1", "mentor0")
    assert [blocking(epsilon, one, other) for epsilon in (0, 2, 3, 4)] == [2, 2, 1, 0]
    assert blocking(0, ("mentee0", "mentor0")) == 0
    assert blocking(5, one) == 2
    assert blocking(9) == 4


def test_a_pair_that_is_not_eligible_is_not_measured():
    scored = score(simple([[10, 0]]))

    with pytest.raises(ValueError, match="mentee0 and mentor1 are not eligible"):
        measure(scored, [("mentee0", "mentor1")], name="wrong")


def test_nothing_is_measured_as_nothing():
    row = measure(score(problem([], [])), (), name="nothing")

    assert (row.matched, row.total, row.mean, row.lowest, row.blocking) == (0, 0, 0.0, 0, 0)


@pytest.mark.parametrize("seed", range(3))
def test_each_idea_is_the_best_in_what_it_is_for(seed):
    people = crowd(seed, 60, 25, busy=0.4, term_weeks=1, mentors_per_mentee=2)
    rows = {row.name: row for row in tradeoff(people)}
    exact = [rows[name] for name in ("total", "concave", "bands", "floor")]

    assert list(rows) == ["total", "concave", "bands", "floor", "stable"]
    assert len({row.matched for row in exact}) == 1
    assert rows["total"].total == max(row.total for row in exact)
    assert rows["floor"].lowest == max(row.lowest for row in exact)
    assert rows["stable"].blocking == 0
    assert rows["stable"].matched <= rows["total"].matched


def test_who_has_waited_is_counted_apart_because_stable_matching_passes_them_over():
    people = simple([[3], [9]], capacity=(1,))
    first, second = people.mentees
    people = replace(people, mentees=(replace(first, priority=1), second))

    rows = {row.name: row for row in tradeoff(people)}

    assert (rows["concave"].waited, rows["stable"].waited) == (1, 0)
    assert rows["stable"].total > rows["concave"].total
