"""How the best matching changes when the problem does: what must hold for any problem at all.

Values are compared with the lots in them, so that "nothing changes" also means that the same
pairs are made, except where two sums of lots happen to be equal.
"""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodement.matcher import solve
from tests.matcher.oracle import floor_of, lot, value_of
from tests.matcher.tables import IS_LONG_RUN, drawn, people_of

EXAMPLES = 2_000 if IS_LONG_RUN else 60
WELFARES = ("concave", "total", "bands")

often = settings(max_examples=EXAMPLES, deadline=None)
chances = st.integers(0, 2**32).map(random.Random)


@st.composite
def tables(draw, **fixed):
    """A small table of scores with any mixture of levels."""
    chance = draw(chances)
    wanted = {
        "kind": chance.choice(("people", "classes", "current", "locks")),
        "welfare": chance.choice(WELFARES),
        "raise_floor": chance.random() < 0.3,
        "weight": chance.choice((10, 20, 100)),
    }
    return drawn(chance, **(wanted | fixed))


def solved(table):
    """The matching and what it is worth: floor first, which outranks what comes after people."""
    problem = people_of(table)
    matching = solve(problem)
    return matching, value_of(problem, table.scores, matching.pairs, lot=lot)


def rank(table, matching, value):
    """A value as it is compared between two problems: people, floor, the rest without lots."""
    classes = len(set(table.priority)) + 1
    floor = -1 if matching.floor is None else matching.floor.value
    return value[:classes], floor, value[classes:-1]


@often
@given(tables(), chances)
def test_the_order_of_the_rows_changes_nothing(table, chance):
    problem = people_of(table)
    mentees, mentors = list(problem.mentees), list(problem.mentors)
    chance.shuffle(mentees)
    chance.shuffle(mentors)
    shuffled = replace(problem, mentees=tuple(mentees), mentors=tuple(mentors))

    assert solve(shuffled).pairs == solve(problem).pairs


@often
@given(tables(kind="classes"), chances)
def test_one_more_mentor_never_lowers_the_number_matched(table, chance):
    column = [chance.randint(-1, 10) for _ in table.tenths]
    more = replace(
        table,
        tenths=tuple((*row, one) for row, one in zip(table.tenths, column, strict=True)),
        capacity=(*table.capacity, chance.randint(0, 3)),
    )
    (before, value), (after, grown) = solved(table), solved(more)

    assert rank(more, after, grown) >= rank(table, before, value)
    assert after.matched >= before.matched


@often
@given(tables(), chances)
def test_one_more_place_makes_nothing_worse(table, chance):
    lucky = chance.randrange(len(table.capacity))
    more = tuple(places + (number == lucky) for number, places in enumerate(table.capacity))
    (before, value), (after, grown) = solved(table), solved(replace(table, capacity=more))

    assert rank(table, after, grown) >= rank(table, before, value)


@often
@given(tables())
def test_without_somebody_who_has_no_mentor_all_others_keep_theirs(table):
    problem = people_of(table)
    matching, value = solved(table)
    for missing in matching.unmatched:
        rest = tuple(one for one in problem.mentees if one.id != missing)
        smaller = solve(replace(problem, mentees=rest))

        assert value_of(problem, table.scores, smaller.pairs, lot=lot) == value


@often
@given(tables())
def test_a_veto_on_a_pair_that_was_not_made_changes_nothing(table):
    problem = people_of(table)
    matching, value = solved(table)
    for pair in sorted(table.scores.keys() - set(matching.pairs)):
        vetoed = solve(replace(problem, vetoes=problem.vetoes | {pair}))

        assert value_of(problem, table.scores, vetoed.pairs, lot=lot) == value
        assert floor_of(vetoed) == floor_of(matching)


@often
@given(tables(raise_floor=False))
def test_a_lock_on_a_pair_that_was_made_changes_nothing(table):
    """Without a floor: a locked pair does not count for it, so that it might rise."""
    problem = people_of(table)
    matching, value = solved(table)
    for pair in matching.pairs:
        locked = solve(replace(problem, locks=problem.locks | {pair}))

        assert value_of(problem, table.scores, locked.pairs, lot=lot) == value


@often
@given(tables(raise_floor=False))
def test_locks_on_all_pairs_and_then_nothing_is_open_to_change(table):
    problem = people_of(table)
    matching = solve(problem)

    assert solve(replace(problem, locks=frozenset(matching.pairs))).pairs == matching.pairs


@often
@given(tables())
def test_the_best_matching_stands_when_it_is_matched_again(table):
    problem = people_of(table)
    matching = solve(problem)

    assert solve(replace(problem, current=frozenset(matching.pairs))).pairs == matching.pairs


@often
@given(tables(kind="current"))
def test_wanting_pairs_to_stay_costs_nobody_and_keeps_no_fewer(table):
    problem = people_of(table)
    kept, free = solve(problem), solve(replace(problem, current=frozenset()))

    assert (kept.matched, floor_of(kept)) == (free.matched, floor_of(free))
    assert len(problem.current & set(kept.pairs)) >= len(problem.current & set(free.pairs))


@often
@given(tables())
def test_doubled_weights_give_the_same_pairs(table):
    """Scores of these tables are whole tenths of the weight, so that all double exactly."""
    doubled = replace(table, weight=2 * table.weight)

    assert solve(people_of(doubled)).pairs == solve(people_of(table)).pairs


@often
@given(tables(), chances)
def test_other_names_change_at_most_what_the_lot_decides(table, chance):
    """Turning the table upside down gives everybody another name."""
    order = list(range(len(table.tenths)))
    chance.shuffle(order)
    place = {old: new for new, old in enumerate(order)}
    renamed = replace(
        table,
        tenths=tuple(table.tenths[old] for old in order),
        priority=tuple(table.priority[old] for old in order),
        current=frozenset((place[i], j) for i, j in table.current),
        locks=frozenset((place[i], j) for i, j in table.locks),
    )
    (before, value), (after, other) = solved(table), solved(renamed)

    assert rank(renamed, after, other) == rank(table, before, value)


@often
@given(tables(raise_floor=False))
def test_each_welfare_is_best_in_what_it_wants_and_all_match_as_many(table):
    matchings = {one: solve(people_of(replace(table, welfare=one))) for one in WELFARES}
    floored = solve(people_of(replace(table, raise_floor=True)))
    values = {
        wanted: {
            made: value_of(people_of(replace(table, welfare=wanted)), table.scores, matching.pairs)
            for made, matching in matchings.items()
        }
        for wanted in WELFARES
    }

    assert len({one.matched for one in (*matchings.values(), floored)}) == 1
    for wanted, made in values.items():
        assert made[wanted] == max(made.values())


@often
@given(tables(raise_floor=False))
def test_no_open_pair_is_below_the_floor_and_no_other_matching_has_a_higher_lowest(table):
    raised = solve(people_of(replace(table, raise_floor=True)))
    locked = people_of(table).locks
    for welfare in WELFARES:
        free = solve(people_of(replace(table, welfare=welfare)))
        lowest = [
            min((table.scores[pair] for pair in made if pair not in locked), default=None)
            for made in (raised.pairs, free.pairs)
        ]
        if floor_of(raised) is None:
            assert lowest == [None, None]
            continue
        assert floor_of(raised) == lowest[0] >= lowest[1]


ROOT = Path(__file__).parents[2]
SHUFFLED = """
import random, sys
from dataclasses import replace
from nodement.matcher import answer_of, solve, write_answer
from tests.matcher.people import crowd

people = crowd(8, 2000, 1100, busy=0.2, term_weeks=2)
chance = random.Random(int(sys.argv[1]))
mentees, mentors = list(people.mentees), list(people.mentors)
chance.shuffle(mentees)
chance.shuffle(mentors)
shuffled = replace(people, mentees=tuple(mentees), mentors=tuple(mentors))
sys.stdout.write(write_answer(answer_of(solve(shuffled, threads=int(sys.argv[2])))))
"""


def written(*, rows, threads, hash_seed):
    command = [sys.executable, "-c", SHUFFLED, str(rows), str(threads)]
    environment = os.environ | {"PYTHONHASHSEED": str(hash_seed)}
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def reference():
    return written(rows=0, threads=1, hash_seed=0)


@pytest.mark.parametrize("changed", [{"rows": 1}, {"threads": 2}, {"hash_seed": 7}])
def test_the_same_bytes_come_out_of_every_process_order_and_number_of_threads(changed, reference):
    assert reference.count(b'"mentee"') > 100
    assert written(**({"rows": 0, "threads": 1, "hash_seed": 0} | changed)) == reference
