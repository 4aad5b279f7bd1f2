"""Small groups stay hidden, whatever one adds up or takes away."""

from itertools import product

import pytest

from nodement.admissions.suppression import Line, Table, suppressed


def test_large_groups_are_shown_with_their_sum():
    table = suppressed({"a": 5, "b": 9, "c": 0}, 5)

    assert table == Table((Line("a", 5), Line("b", 9), Line("c", 0)), 14)


def test_a_small_group_takes_the_next_smallest_and_the_sum_with_it():
    table = suppressed({"a": 20, "b": 4, "c": 9}, 5)

    assert table == Table((Line("a", 20), Line("b", None), Line("c", None)), None)


def test_what_nobody_chose_is_hidden_beside_a_small_group():
    table = suppressed({"a": 20, "b": 0, "c": 3, "d": 9}, 5)

    assert [line.count for line in table.lines] == [20, None, None, None]


def test_two_groups_that_are_small_together_hide_a_third():
    table = suppressed({"a": 20, "b": 1, "c": 2, "d": 9}, 5)

    assert [line.count for line in table.lines] == [20, None, None, None]


def test_one_small_group_alone_shows_nothing():
    assert suppressed({"a": 3}, 5).is_hidden
    assert not suppressed({"a": 5}, 5).is_hidden


@pytest.mark.parametrize("least", [2, 5])
def test_nobody_works_a_small_group_out(least):
    """Whatever is hidden: at least two, and together a group that could be shown."""
    for counts in product(range(8), repeat=4):
        named = dict(zip("abcd", counts, strict=True))
        table = suppressed(named, least)
        hidden = [named[line.choice] for line in table.lines if line.count is None]
        shown = [line.count for line in table.lines if line.count is not None]

        assert all(count == 0 or count >= least for count in shown)
        assert (table.total is None) == bool(hidden)
        if hidden and shown:
            assert len(hidden) >= 2
            assert sum(hidden) >= least
