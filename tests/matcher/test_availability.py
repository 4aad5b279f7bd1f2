"""Common times, through clock changes and odd zones."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from nodement.matcher import common_times, weekly_common_minutes
from nodement.matcher.checking.plain import Reading
from nodement.matcher.problem import Policy, Problem
from tests.matcher.people import ZONES, crowd, mentee, mentor, problem

ALWAYS = tuple((day, 0, 1440) for day in range(7))


def minutes(one, other, **settings):
    """The least common minutes of two (zone, hours)."""
    people = problem(
        [mentee(time_zone=one[0], availability=one[1])],
        [mentor(time_zone=other[0], availability=other[1])],
        **settings,
    )
    return int(weekly_common_minutes(people)[0, 0])


def at(*moment):
    return datetime(*moment, tzinfo=UTC)


def test_two_who_are_always_free_have_the_whole_week():
    assert minutes(("Asia/Kathmandu", ALWAYS), ("Africa/Lagos", ALWAYS)) == 7 * 24 * 60


def test_hours_that_cross_the_week_s_edge_count_in_both_weeks():
    """Sunday night in New York is Monday in universal time."""
    sunday_night = ("America/New_York", ((6, 22 * 60, 24 * 60),))
    monday_morning = ("Africa/Lagos", ((0, 4 * 60, 6 * 60),))

    assert minutes(sunday_night, monday_morning, term_weeks=9) == 120


def test_overlapping_and_touching_hours_count_once():
    double = ("Africa/Lagos", ((0, 600, 700), (0, 650, 720), (0, 720, 780)))

    assert minutes(double, ("Africa/Lagos", ALWAYS)) == 180


def test_an_hour_that_the_clock_skips_gives_nothing():
    """Berlin skips 02:00 to 03:00 on 31 March 2030."""
    night = ("Europe/Berlin", ((6, 90, 210),))

    assert minutes(night, ("UTC", ALWAYS), term_weeks=11) == 120
    assert minutes(night, ("UTC", ALWAYS), term_weeks=12) == 60


def test_an_hour_that_the_clock_repeats_counts_twice():
    lists = common_times(
        ("Europe/Berlin", ((6, 120, 180),)), ("UTC", ALWAYS), at(2030, 10, 27), at(2030, 10, 28)
    )

    assert lists == [(at(2030, 10, 27, 0), at(2030, 10, 27, 2))]


def test_half_an_hour_of_repeated_time_is_two_stretches():
    lists = common_times(
        ("Europe/Berlin", ((6, 120, 150),)), ("UTC", ALWAYS), at(2030, 10, 27), at(2030, 10, 28)
    )

    assert lists == [
        (at(2030, 10, 27, 0), at(2030, 10, 27, 0, 30)),
        (at(2030, 10, 27, 1), at(2030, 10, 27, 1, 30)),
    ]


def test_common_times_follow_both_clocks_across_a_change():
    """New York changes on 10 March 2030, London on the 31st: for three weeks they are closer."""
    new_york = ("America/New_York", ((0, 9 * 60, 12 * 60),))
    london = ("Europe/London", ((0, 14 * 60, 16 * 60),))

    assert common_times(new_york, london, at(2030, 3, 1), at(2030, 4, 2)) == [
        (at(2030, 3, 4, 14), at(2030, 3, 4, 16)),
        (at(2030, 3, 11, 14), at(2030, 3, 11, 16)),
        (at(2030, 3, 18, 14), at(2030, 3, 18, 16)),
        (at(2030, 3, 25, 14), at(2030, 3, 25, 16)),
        (at(2030, 4, 1, 13), at(2030, 4, 1, 15)),
    ]


def test_common_times_are_cut_at_the_two_instants_and_joined_where_they_touch():
    split = ("Europe/Berlin", ((0, 600, 660), (0, 660, 720)))
    start, end = at(2030, 1, 7, 9, 30, 15), at(2030, 1, 7, 10, 45)

    assert common_times(split, ("UTC", ALWAYS), start, end) == [(start, end)]
    assert common_times(split, ("UTC", ALWAYS), end, start) == []


def test_a_day_that_a_zone_left_out_has_no_hours():
    """Samoa had no 30 December 2011, a Friday."""
    fridays = ("Pacific/Apia", ((4, 0, 1440),))

    assert common_times(fridays, ("UTC", ALWAYS), at(2011, 12, 26), at(2012, 1, 3)) == []


@pytest.mark.parametrize("zone", ZONES)
def test_the_least_week_is_found_by_common_times_too(zone):
    hours = ((0, 0, 180), (3, 600, 1000), (5, 1200, 1440), (6, 0, 300))
    other = (
        "Europe/London",
        ((0, 0, 700), (2, 1300, 1440), (3, 0, 1440), (5, 0, 1440), (6, 60, 200)),
    )
    start = at(2030, 1, 7)
    weeks = (
        common_times(
            (zone, hours), other, start + timedelta(7 * week), start + timedelta(7 * week + 7)
        )
        for week in range(26)
    )
    sums = [sum((end - begin for begin, end in week), timedelta()) for week in weeks]

    assert minutes((zone, hours), other) == min(sums) // timedelta(minutes=1)


@pytest.mark.parametrize("start", [date(2026, 12, 7), date(2027, 8, 5)])
def test_both_readings_of_the_clocks_agree_to_the_minute(start):
    crowded = crowd(3, 25, 12, busy=0.3)
    people = Problem(crowded.mentees, crowded.mentors, Policy(start))
    reading = Reading(people)
    plain = [[reading.minutes(one, other) for other in people.mentors] for one in people.mentees]

    assert np.array_equal(weekly_common_minutes(people), plain)
