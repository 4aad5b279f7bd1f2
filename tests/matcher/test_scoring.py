"""Scores in blocks and for single pairs, against the plain reading of each pair."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nodement.matcher import ProblemError, score
from nodement.matcher.checking.plain import Reading
from nodement.matcher.judging.scoring import points_of
from tests.matcher.people import crowd, mentee, mentor, problem, with_own_scores


def plain_scores(people):
    """(mentees x mentors) in the order of the ids, -1 where not eligible."""
    reading = Reading(people)
    mentees, mentors = (
        sorted(side, key=lambda one: one.id) for side in (people.mentees, people.mentors)
    )
    return np.array(
        [
            [
                sum(reading.points(one, other).values()) if reading.is_possible(one, other) else -1
                for other in mentors
            ]
            for one in mentees
        ]
    )


def pairs_of(scored):
    return np.divmod(
        np.arange(len(scored.planes.mentees) * len(scored.planes.mentors)),
        max(len(scored.planes.mentors), 1),
    )


@given(
    seed=st.integers(0, 10**6),
    size=st.tuples(st.integers(1, 12), st.integers(1, 8)),
    rules=st.fixed_dictionaries(
        {
            "shared_area_required": st.booleans(),
            "same_affiliation_allowed": st.booleans(),
            "minimum_overlap": st.sampled_from((0, 1, 60, 400)),
            "english_minimum": st.integers(0, 5),
            "term_start": st.dates(date(2026, 1, 1), date(2030, 12, 31)),
        }
    ),
)
@settings(max_examples=60, deadline=None)
def test_blocks_and_single_pairs_say_what_the_plain_reading_says(seed, size, rules):
    people = crowd(seed, *size, busy=0.4, **rules)
    scored, plain = score(people), plain_scores(people)
    rows, columns = pairs_of(scored)

    assert np.array_equal(scored.block(np.arange(size[0])), plain)
    assert np.array_equal(scored.of(rows, columns).reshape(size), plain)


@pytest.mark.parametrize("minute", [1, 7, 15, 59])
def test_odd_minutes_are_counted_to_the_minute(minute):
    people = crowd(11, 10, 6, busy=0.3, minimum_overlap=minute)
    odd = tuple(
        replace(one, availability=tuple((day, start + minute, end) for day, start, end in slots))
        for one in people.mentees
        for slots in [one.availability]
    )
    shifted = replace(people, mentees=odd)

    assert np.array_equal(score(shifted).block(np.arange(10)), plain_scores(shifted))


def test_hundreds_of_areas_are_counted_like_few():
    areas = [f"Area {number}" for number in range(300)]
    people = problem(
        [mentee(f"m{number}", areas=tuple(areas[number::7])) for number in range(7)],
        [mentor(f"x{number}", areas=tuple(areas[number::5])) for number in range(5)],
    )

    assert np.array_equal(score(people).block(np.arange(7)), plain_scores(people))


def test_points_are_those_of_the_plain_reading():
    people = crowd(8, 15, 9, busy=0.6)
    scored, reading = score(people), Reading(people)
    rows, columns = pairs_of(scored)
    eligible = scored.of(rows, columns) >= 0
    rows, columns = rows[eligible], columns[eligible]
    points = points_of(scored.planes, rows, columns)

    assert rows.size > 20
    for number, (row, column) in enumerate(zip(rows, columns, strict=True)):
        pair = scored.planes.mentees[row], scored.planes.mentors[column]
        assert {name: values[number] for name, values in points.items()} == reading.points(*pair)


def test_rows_are_judged_in_the_order_asked_also_twice():
    scored = score(crowd(2, 9, 5))
    rows = np.array([4, 0, 8, 4])

    assert np.array_equal(scored.block(rows), scored.block(np.arange(9))[rows])


def test_edges_are_all_eligible_pairs_in_order_of_the_ids():
    people = crowd(4, 12, 7)
    table = plain_scores(people)
    mentees, mentors = (sorted(one.id for one in side) for side in (people.mentees, people.mentors))
    expected = [
        (one, other, table[row, column])
        for row, one in enumerate(mentees)
        for column, other in enumerate(mentors)
        if table[row, column] >= 0
    ]

    assert list(score(people).edges()) == expected


def test_the_order_of_the_input_changes_nothing():
    people = crowd(6, 12, 7)
    turned = replace(people, mentees=people.mentees[::-1], mentors=people.mentors[::-1])

    assert np.array_equal(score(people).block(np.arange(12)), score(turned).block(np.arange(12)))


def test_scores_from_elsewhere_are_taken_as_they_are():
    people = crowd(5, 4, 3)
    scores = {("mentee1@example.org", "mentor2@example.org"): 0}
    scores |= {("mentee0@example.org", one.id): 40 for one in people.mentors}
    own = with_own_scores(people, scores, 50)

    assert np.array_equal(score(own).block(np.arange(4)), plain_scores(own))


def test_a_lock_that_breaks_rules_is_refused_by_name():
    people = problem(
        [mentee(areas=("HTTP",), affiliation="Hooli")],
        [mentor(affiliation="Hooli")],
        locks={("grace", "ada")},
    )

    with pytest.raises(ProblemError) as refused:
        score(people)
    assert str(refused.value) == ("grace and ada are locked, but not eligible: areas, affiliation.")


def test_progress_ends_with_everybody():
    told = []
    score(crowd(1, 9, 4), progress=lambda *numbers: told.append(numbers))

    assert told[-1] == (9, 9)


def test_without_mentors_or_mentees_there_are_no_pairs():
    nobody = score(problem([mentee()], []))

    assert nobody.block(np.array([0])).shape == (1, 0)
    assert list(nobody.edges()) == []
    assert list(score(problem([], [mentor()])).edges()) == []
