"""All pairs at once are read as each pair by itself."""

import random
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from nodement.matcher.checking.clock_cells import ClockCells
from nodement.matcher.checking.plain import Reading
from nodement.matcher.checking.sieve import sieve_of
from nodement.matcher.problem import DEFAULT_WEIGHTS
from tests.matcher.people import AREAS, crowd


def varied(seed):
    """A crowd with everything that is judged drawn anew, the program's own settings as well."""
    chance = random.Random(seed)
    people = crowd(
        seed,
        12,
        9,
        busy=0.4,
        term_start=chance.choice((date(2030, 1, 7), date(2030, 9, 2), date(2009, 9, 1))),
        term_weeks=chance.choice((1, 3, 26)),
        weights={name: chance.randint(0, 1000) for name in DEFAULT_WEIGHTS},
        shared_area_required=chance.random() < 0.5,
        same_affiliation_allowed=chance.random() < 0.5,
        minimum_overlap=chance.choice((0, 60, 200)),
        zones=("Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", "Australia/Lord_Howe"),
    )
    pairs = [(one.id, other.id) for one in people.mentees for other in people.mentors]
    many = tuple(f"{area} {number}" for area in AREAS for number in range(30))
    return replace(
        people,
        vetoes=frozenset(chance.sample(pairs, 9)),
        continuing=frozenset(chance.sample(pairs, 9)),
        mentees=tuple(
            replace(
                one,
                priority=chance.choice((0, 0, 1, 2, 5)),
                areas=tuple(chance.sample(many, 70)) + one.areas,
            )
            for one in people.mentees
        ),
        mentors=tuple(
            replace(one, areas=tuple(chance.sample(many, 40)) + one.areas) for one in people.mentors
        ),
    )


@pytest.mark.parametrize("seed", range(25))
def test_the_sieve_reads_every_pair_as_the_plain_reading_does(seed):
    people = varied(seed)
    reading, sieve = Reading(people), sieve_of(people)
    for mentee in people.mentees:
        expected = [
            (number, sum(reading.points(mentee, mentor).values()))
            for number, mentor in enumerate(people.mentors)
            if reading.is_possible(mentee, mentor)
        ]
        row = sieve.row(mentee)
        scores = sieve.scores(row, np.arange(row.columns.size))
        eligible = scores >= 0

        assert list(zip(row.columns[eligible], scores[eligible], strict=True)) == expected
        assert (scores <= row.bound).all()


def test_the_sieve_reads_own_scores_as_they_stand():
    people = crowd(3, 8, 5)
    pairs = [(one.id, other.id) for one in people.mentees for other in people.mentors]
    given = {pair: number for number, pair in enumerate(pairs)}
    policy = replace(people.policy, weights={"given": 50})
    people = replace(people, policy=policy, scores=given, vetoes=frozenset(pairs[:3]))
    reading, sieve = Reading(people), sieve_of(people)

    found = {
        (mentee.id, people.mentors[column].id): score
        for mentee in people.mentees
        for row in [sieve.row(mentee)]
        for column, score in zip(row.columns.tolist(), row.bound.tolist(), strict=True)
    }

    open_mentors = {one.id for one in people.mentors if reading.places(one)}
    assert found == {
        pair: score
        for pair, score in given.items()
        if pair not in people.vetoes and pair[1] in open_mentors
    }


@pytest.mark.parametrize("seed", range(8))
def test_common_time_counted_in_cells_is_common_time_counted_in_minutes(seed):
    people = varied(seed)
    reading, clocks = Reading(people), ClockCells(people)
    weeks = np.stack([clocks.words(mentor) for mentor in people.mentors])
    for mentee in people.mentees:
        minutes = [reading.minutes(mentee, mentor) for mentor in people.mentors]

        assert clocks.common(clocks.words(mentee), weeks).tolist() == minutes


def test_cells_are_as_large_as_hours_and_clocks_allow():
    def minutes(zones, slot):
        people = crowd(1, 4, 4, zones=zones)
        odd = replace(people.mentees[0], availability=(slot,))
        return ClockCells(replace(people, mentees=(odd, *people.mentees[1:]))).minutes

    assert minutes(("Europe/Berlin",), (0, 0, 60)) == 60
    assert minutes(("Europe/Berlin", "Asia/Kolkata"), (0, 0, 60)) == 30
    assert minutes(("Asia/Kathmandu",), (0, 0, 60)) == 15
    assert minutes(("Europe/Berlin",), (0, 7, 60)) == 1
