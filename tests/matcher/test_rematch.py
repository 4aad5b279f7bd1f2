"""A matching that is changed step by step is always the one that solving anew would give."""

import random
from dataclasses import replace

import pytest

from nodement.matcher import Move, ProblemError, Rematch, solve
from tests.matcher.people import crowd, mentee, mentor, problem, simple
from tests.matcher.tables import IS_LONG_RUN

KINDS = ("lock", "lock", "veto", "capacity", "mentee", "mentor", "release", "swap")


def pairs_of(rematch):
    table = rematch.scored.planes
    return tuple(
        (table.mentees[row].id, table.mentors[column].id)
        for row, column in enumerate(rematch.mentor_of.tolist())
        if column >= 0
    )


def start(seed):
    """Some people with priorities, a welfare, and a chance for each step."""
    chance = random.Random(seed)
    people = crowd(seed, chance.randint(1, 14), chance.randint(1, 7), busy=0.4, term_weeks=1)
    return chance, replace(
        people,
        policy=replace(people.policy, welfare=chance.choice(("concave", "total", "bands"))),
        mentees=tuple(replace(one, priority=chance.choice((0, 0, 1))) for one in people.mentees),
    )


def step(rematch, chance, edges):
    """Make one change that may be refused."""
    people = rematch.scored.problem
    kind = chance.choice(KINDS)
    one, other = chance.choice(people.mentees).id, chance.choice(people.mentors).id
    if kind == "lock":
        return rematch.lock(*chance.choice(edges))
    if kind == "veto":
        return rematch.veto(*chance.choice(pairs_of(rematch) or [(one, other)]))
    if kind == "capacity":
        return rematch.set_capacity(other, chance.randint(0, 3))
    if kind == "mentee":
        return rematch.withdraw_mentee(one)
    if kind == "mentor":
        return rematch.withdraw_mentor(other)
    if kind == "release":
        return rematch.release(one)
    return rematch.swap(one, chance.choice(people.mentees).id)


@pytest.mark.parametrize("seed", range(1000 if IS_LONG_RUN else 60))
def test_after_every_change_it_is_what_solving_anew_gives(seed):
    chance, people = start(seed)
    matching = solve(people)
    edges = [edge[:2] for edge in matching.scored.edges()] or [("nobody", "nobody")]
    rematch, before = Rematch(matching), matching.pairs
    for _ in range(6):
        try:
            change = step(rematch, chance, edges)
        except (ProblemError, KeyError):
            assert pairs_of(rematch) == before
            continue
        anew = solve(rematch.problem())
        assert pairs_of(rematch) == anew.pairs
        assert change.matched == anew.matched - len(before)
        before = anew.pairs


def three_by_two():
    """Grace suits both, the others one each, and Ada has the best pair with Grace."""
    return simple([[9, 8], [5, 0], [0, 4]], capacity=(1, 1))


def test_a_lock_says_who_moves_and_what_it_costs():
    matching = solve(three_by_two())
    rematch = Rematch(matching)

    before = pairs_of(rematch)
    change = rematch.lock("mentee0", "mentor0")

    assert before == (("mentee1", "mentor0"), ("mentee2", "mentor1")) or change.matched <= 0
    assert dict(pairs_of(rematch))["mentee0"] == "mentor0"
    assert {move.mentee for move in change.moves} == {
        mentee for mentee, _ in set(before) ^ set(pairs_of(rematch))
    }


def test_a_copy_is_tried_and_the_original_stays():
    rematch = Rematch(solve(three_by_two()))
    before = pairs_of(rematch)

    change = rematch.copy().withdraw_mentor("mentor0")

    assert change.matched == -1
    assert pairs_of(rematch) == before


def test_the_matching_it_began_with_is_not_touched():
    matching = solve(three_by_two())
    pairs = matching.pairs

    Rematch(matching).withdraw_mentor("mentor0")

    assert matching.pairs == pairs


def test_who_withdraws_moves_to_nobody_and_the_place_goes_to_the_next():
    people = simple([[9], [5]], capacity=(1,))
    rematch = Rematch(solve(people))

    change = rematch.withdraw_mentee("mentee0")

    assert change.matched == 0
    assert set(change.moves) == {Move("mentee0", "mentor0", ""), Move("mentee1", "", "mentor0")}
    assert change.total < 0


def test_a_released_mentee_is_matched_like_all_others():
    people = simple([[9, 2], [8, 7]], capacity=(1, 1))
    rematch = Rematch(solve(people))
    rematch.lock("mentee0", "mentor1")

    rematch.release("mentee0")

    assert pairs_of(rematch) == solve(people).pairs


def test_a_pair_that_is_not_eligible_is_not_locked():
    rematch = Rematch(solve(simple([[9, 0], [8, 7]], capacity=(1, 1))))

    with pytest.raises(ProblemError, match="not eligible, so they cannot be locked"):
        rematch.lock("mentee0", "mentor1")


def test_a_vetoed_pair_is_not_locked_and_a_locked_one_not_vetoed():
    rematch = Rematch(solve(simple([[9, 3], [8, 7]], capacity=(1, 1))))
    rematch.veto("mentee0", "mentor1")
    rematch.lock("mentee1", "mentor1")

    with pytest.raises(ProblemError, match="not eligible"):
        rematch.lock("mentee0", "mentor1")
    with pytest.raises(ProblemError, match="release them first"):
        rematch.veto("mentee1", "mentor1")


def test_more_locks_than_places_are_refused():
    rematch = Rematch(solve(simple([[9], [8]], capacity=(1,))))
    rematch.lock("mentee0", "mentor0")

    with pytest.raises(ProblemError, match="every place is locked already"):
        rematch.lock("mentee1", "mentor0")
    with pytest.raises(ProblemError, match="places 0, locked mentees 1"):
        rematch.set_capacity("mentor0", 0)


def test_a_mentor_who_had_no_place_needs_a_new_matching():
    people = problem([mentee()], [mentor(capacity=0), mentor("mary")])

    with pytest.raises(ProblemError, match="solve it anew"):
        Rematch(solve(people)).set_capacity("ada", 1)
