"""Lots depend on the two ids and on nothing else."""

import numpy as np

from nodement.matcher.judging.lots import digests, lot


def test_a_lot_is_the_same_beside_any_other_people():
    mentees, mentors = ["grace", "edsger", "barbara"], ["ada", "alan"]
    table = lot(digests("mentee", mentees)[:, np.newaxis], digests("mentor", mentors), 16)

    assert table.shape == (3, 2)
    assert lot(digests("mentee", ["edsger"]), digests("mentor", ["alan"]), 16)[0] == table[1, 1]


def test_the_lots_of_today_are_those_of_yesterday():
    pairs = [("grace", "ada"), ("grace", "alan"), ("ünal@example.org", "ada")]
    left, right = (list(side) for side in zip(*pairs, strict=True))

    assert lot(digests("mentee", left), digests("mentor", right), 16).tolist() == [
        50361,
        55662,
        44051,
    ]


def test_a_person_draws_differently_in_each_role():
    assert digests("mentee", ["ada"])[0] != digests("mentor", ["ada"])[0]


def test_lots_have_as_many_bits_as_asked_for_and_spread_over_all_of_them():
    left = digests("mentee", (f"mentee{number}" for number in range(200)))[:, np.newaxis]
    right = digests("mentor", (f"mentor{number}" for number in range(100)))
    lots = lot(left, right, 4)

    assert (lots.min(), lots.max()) == (0, 15)
    assert (np.bincount(lots.ravel()) > 1000).all()
    assert np.array_equal(lot(left, right, 16) >> 12, lots)
    assert not lot(left, right, 0).any()
