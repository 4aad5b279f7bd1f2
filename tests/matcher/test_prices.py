"""Prices that prove nothing are found out, one fault at a time."""

from dataclasses import replace

import pytest

from nodement.matcher import Certificate, answer_of, solve, verify
from tests.matcher.people import simple

BEST = simple([[10, 5], [9, 1], [2, 0]])
BEST_ANSWER = answer_of(solve(BEST))
"""mentee0 with mentor1 (5) and mentee1 with mentor0 (9); mentee2 is left out; big is 21."""


def priced(u, v):
    names = {f"mentee{i}": price for i, price in enumerate(u)}
    return replace(
        BEST_ANSWER,
        certificate=Certificate(21, names, {f"mentor{j}": price for j, price in enumerate(v)}),
    )


def test_other_prices_that_prove_the_same_hold_too():
    assert verify(BEST, priced((8, 6, 0), (24, 18))) == []
    assert verify(BEST, priced((7, 5, 0), (25, 19))) == []


@pytest.mark.parametrize(
    ("u", "v", "faults"),
    [
        ((0, 30, 0), (0, 26), ["mentee0 with mentor0", "mentee2 with mentor0"]),
        ((12, 10, 0), (20, 14), ["mentee2 with mentor0"]),
    ],
)
def test_prices_that_leave_a_better_pair_open_are_found_out(u, v, faults):
    expected = [f"The prices do not rule out {names}." for names in faults]

    assert verify(BEST, priced(u, v)) == expected


def test_a_price_below_nothing_is_found_out():
    assert verify(BEST, priced((27, 6, 0), (24, -1))) == [
        "The price of mentor1 is -1, less than nothing."
    ]


def test_a_price_for_somebody_left_out_is_found_out():
    assert verify(BEST, priced((8, 6, 1), (24, 18))) == [
        "mentee2 has no mentor, so u is 0, not 1.",
        "The prices add up to 57, the matching to 56.",
    ]


def test_a_price_of_a_free_place_is_found_out():
    people = simple([[10]], capacity=[2])
    honest = answer_of(solve(people))
    forged = replace(honest, certificate=Certificate(11, {"mentee0": 20}, {"mentor0": 1}))

    assert verify(people, forged) == [
        "mentor0 has a free place, so v is 0, not 1.",
        "The prices add up to 22, the matching to 21.",
    ]


def test_a_mentor_with_too_many_mentees_is_found_out():
    pair = replace(BEST_ANSWER.pairs[0], mentor="mentor0")
    crowded = replace(BEST_ANSWER, pairs=(pair, BEST_ANSWER.pairs[1]))

    assert verify(BEST, crowded)[0] == "mentor0 has 2 mentees, but fewer places."


def test_a_pair_that_breaks_a_rule_is_found_out():
    people = simple([[10, 0]])
    pair = replace(answer_of(solve(people)).pairs[0], mentor="mentor1")

    assert verify(people, replace(answer_of(solve(people)), pairs=(pair,)))[0] == (
        "mentee0 and mentor1 break a hard rule."
    )


def test_a_lock_that_was_not_kept_is_found_out():
    locks = frozenset({("mentee0", "mentor0")})
    free = replace(BEST_ANSWER, decisions=replace(BEST_ANSWER.decisions, locks=locks))

    assert verify(replace(BEST, locks=locks), free)[0] == (
        "mentee0 and mentor0 were locked, but are not together."
    )
