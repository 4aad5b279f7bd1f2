"""Prices that prove nothing are found out, one fault at a time."""

import random
from dataclasses import replace

import numpy as np
import pytest

from nodement.matcher.answer import Certificate
from nodement.matcher.checking.long_numbers import LongNumbers
from nodement.matcher.checking.verify import verify
from tests.matcher.people import simple
from tests.matcher.proven import proven


def total(people, **changes):
    return replace(people, policy=replace(people.policy, welfare="total", **changes))


BEST = total(simple([[10, 5], [9, 1], [2, 0]]))
BEST_ANSWER = proven(BEST)
"""mentee0 with mentor1 (5) and mentee1 with mentor0 (9); mentee2 is left out; big is 21."""


def priced(u, v):
    names = {f"mentee{i}": price for i, price in enumerate(u)}
    mentors = {f"mentor{j}": price for j, price in enumerate(v)}
    return replace(BEST_ANSWER, certificate=Certificate(21, 0, names, mentors))


def test_the_certificate_of_a_plain_problem():
    """Two want mentor0; the loser's bid is the price of the place."""
    people = total(simple([[10, 0], [7, 0], [0, 4]]))

    assert proven(people).certificate == Certificate(
        big=21,
        keep=0,
        u={"mentee0": 3, "mentee1": 0, "mentee2": 25},
        v={"mentor0": 28, "mentor1": 0},
    )
    assert verify(people, proven(people)) == []


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


def test_a_price_above_everything_is_found_out():
    assert verify(BEST, priced((8, 6, 0), (10**30, 18))) == [
        f"The price of mentor0 is {10**30}, more than any pair can be worth."
    ]


def test_a_price_for_somebody_left_out_is_found_out():
    assert verify(BEST, priced((8, 6, 1), (24, 18))) == [
        "mentee2 has no mentor, so u is 0, not 1.",
        "The prices add up to 57, the matching to 56.",
    ]


def test_a_price_of_a_free_place_is_found_out():
    people = total(simple([[10]], capacity=[2]))
    forged = replace(
        proven(people), certificate=Certificate(11, 0, {"mentee0": 20}, {"mentor0": 1})
    )

    assert verify(people, forged) == [
        "mentor0 has a free place, so v is 0, not 1.",
        "The prices add up to 22, the matching to 21.",
    ]


def test_where_locks_took_all_places_the_price_is_what_a_place_would_be_worth():
    """mentee2 has nobody, and would have 2 with mentor0, whose place is locked."""
    people = replace(BEST, locks=frozenset({("mentee0", "mentor0")}))
    answer = proven(people)
    proof = answer.certificate

    assert (proof.big, proof.u["mentee1"], proof.v) == (11, 12, {"mentor0": 13, "mentor1": 0})
    assert verify(people, answer) == []
    for price, faults in (
        (
            12,
            [
                "The prices do not rule out mentee2 with mentor0.",
                "One more place of mentor0 would be worth less than 12.",
            ],
        ),
        (14, ["One more place of mentor0 would be worth less than 14."]),
    ):
        v = {**proof.v, "mentor0": price}
        assert verify(people, replace(answer, certificate=replace(proof, v=v))) == faults


def test_a_mentor_with_too_many_mentees_is_found_out():
    pair = replace(BEST_ANSWER.pairs[0], mentor="mentor0")
    crowded = replace(BEST_ANSWER, pairs=(pair, BEST_ANSWER.pairs[1]))

    assert verify(BEST, crowded)[0] == "mentor0 has 2 mentees, but fewer places."


def test_a_pair_that_breaks_a_rule_is_found_out():
    people = simple([[10, 0]])
    pair = replace(proven(people).pairs[0], mentor="mentor1")

    assert verify(people, replace(proven(people), pairs=(pair,)))[0] == (
        "mentee0 and mentor1 break a hard rule."
    )


def test_a_lock_that_was_not_kept_is_found_out():
    locks = frozenset({("mentee0", "mentor0")})
    free = replace(BEST_ANSWER, decisions=replace(BEST_ANSWER.decisions, locks=locks))

    assert verify(replace(BEST, locks=locks), free)[0] == (
        "mentee0 and mentor0 were locked, but are not together."
    )


def test_a_current_pair_outweighs_better_scores():
    """Without it mentee0 would go to mentor1 (5) for mentee1's sake (9 instead of 1)."""
    people = replace(BEST, current=frozenset({("mentee0", "mentor0")}))
    answer = proven(people)
    forgotten = replace(proven(BEST), decisions=answer.decisions)

    assert [pair.score for pair in answer.pairs] == [10, 1]
    assert (answer.kept, answer.certificate.keep, answer.certificate.big) == (1, 21, 63)
    assert verify(people, answer) == []
    assert verify(people, forgotten) == [
        "big is 21, but all else can add up to 62.",
        "keep is 0, but scores can be worth 20.",
    ]


FLOOR = total(simple([[10, 5], [9, 1]]), raise_floor=True)
FLOOR_ANSWER = proven(FLOOR)


def with_floor(**changes):
    proof = FLOOR_ANSWER.certificate
    changed = replace(proof, floor=replace(proof.floor, **changes))
    return replace(FLOOR_ANSWER, certificate=changed)


def test_a_floor_is_proven_by_two_covers():
    """Scores of 5 and more are enough for both; above 5 both want mentor0."""
    floor = FLOOR_ANSWER.certificate.floor

    assert (FLOOR_ANSWER.floor, floor.value) == (5, 5)
    assert sum(floor.reached_u.values()) + sum(floor.reached_v.values()) == 2
    assert sum(floor.above_u.values()) + sum(floor.above_v.values()) == 1
    assert verify(FLOOR, FLOOR_ANSWER) == []


def test_a_floor_that_could_be_higher_is_found_out():
    nothing = {"mentee0": 0, "mentee1": 0}
    uncovered = with_floor(above_u=nothing, above_v={"mentor0": 0, "mentor1": 1})

    assert verify(FLOOR, uncovered) == [
        "A higher floor may do: no prices cover mentee0 with mentor0.",
        "A higher floor may do: no prices cover mentee1 with mentor0.",
    ]
    as_many = with_floor(above_u={"mentee0": 1, "mentee1": 1}, above_v={"mentor0": 0, "mentor1": 0})
    assert verify(FLOOR, as_many) == ["With a floor above 5 the people matched could count 2."]


def test_a_floor_that_costs_somebody_their_mentor_is_found_out():
    """One area less: mentee1 has nobody else than mentor0, so a floor above 1 costs a person."""
    people = total(simple([[10, 1], [9, 0]]), raise_floor=True)
    honest = proven(people)
    proud = proven(total(simple([[10, 0], [9, 0]]), raise_floor=True))

    assert (honest.floor, honest.matched, proud.floor, proud.matched) == (1, 2, 10, 1)
    assert verify(people, honest) == []
    words = {fault.split(":")[0] for fault in verify(people, proud)}
    assert "The floor may cost people" in words


def test_a_floor_must_be_told_and_proven():
    nothing = replace(FLOOR_ANSWER.certificate, floor=None)

    assert verify(FLOOR, replace(FLOOR_ANSWER, floor=6)) == [
        "The floor is 6, but another is proven."
    ]
    assert verify(FLOOR, replace(FLOOR_ANSWER, floor=None, certificate=nothing)) == [
        "The program asked for a floor, and none is proven."
    ]


@pytest.mark.parametrize("size", [1, 2**20, 2**59, 2**60, 2**61, 2**119, 2**120, 2**200])
def test_long_numbers_are_compared_exactly(size):
    chance = random.Random(size)
    worth = [chance.randrange(size + 1) for _ in range(40)]
    price = [chance.randrange(size + 1) for _ in range(30)]
    greatest = 2 * size + 1
    left, right = LongNumbers(worth, greatest), LongNumbers(price, greatest)
    for _ in range(50):
        own = np.array([chance.randrange(40) for _ in range(25)], dtype=np.int32)
        at = np.array([chance.randrange(30) for _ in range(25)], dtype=np.int64)
        exact = [price[j] - worth[i] for i, j in zip(own.tolist(), at.tolist(), strict=True)]
        start = chance.choice((*exact, exact[0] + 1, exact[0] - 1, 0, -size))
        rests = [start - number for number in exact]
        signs = [(rest > 0) - (rest < 0) for rest in rests]

        assert left.sign_of_rest(start, own, right, at).tolist() == signs
