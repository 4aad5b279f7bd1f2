"""Reading the weekly times people tick."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from nodement.surveys.grids import (
    DAY,
    GridUnclear,
    merged,
    read_day_cell,
    read_days,
    read_hours,
    read_hours_cell,
)

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MINUTES = some.integers(0, DAY - 1)
SLOTS = some.lists(
    some.tuples(some.integers(0, 6), MINUTES, some.integers(1, DAY)).filter(lambda s: s[1] < s[2])
)
NO_RANGES = ("9:00", "09:00 - 09:00", "24:00 - 02:00", "18:00 - 21:00 - 22:00")


def clock(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"


def minutes_of(slots) -> set[tuple[int, int]]:
    return {(day, minute) for day, start, end in slots for minute in range(start, end)}


@pytest.mark.parametrize(
    ("typed", "start", "end"),
    [
        ("09:00 - 12:00", 9 * 60, 12 * 60),
        ("21:00 - 00:00", 21 * 60, DAY),
        ("00:00-24:00", 0, DAY),
        ("22:00 – 02:00", 22 * 60, 26 * 60),
        ("09:00-12:00 local time", 9 * 60, 12 * 60),
        ("9am-12pm", 9 * 60, 12 * 60),
        ("6:00 PM - 9:00 PM", 18 * 60, 21 * 60),
        ("6-9 p.m.", 18 * 60, 21 * 60),
        ("11-1pm", 11 * 60, 13 * 60),
        ("12-3pm", 12 * 60, 15 * 60),
        ("10-2am", 22 * 60, 26 * 60),
        ("9-12am", 21 * 60, DAY),
        ("9pm - midnight", 21 * 60, DAY),
        ("noon to 3pm", 12 * 60, 15 * 60),
        ("18h30 - 21h", 18 * 60 + 30, 21 * 60),
        ("1800-2100", 18 * 60, 21 * 60),
        ("９:00〜12:00", 9 * 60, 12 * 60),
    ],
)
def test_a_range_of_hours_is_read_in_many_spellings(typed, start, end):
    assert read_hours(typed) == (start, end)


@pytest.mark.parametrize(
    "typed",
    ["", "morning", "25:00 - 26:00", "09:60 - 10:00", "13pm - 14pm", "1pm-3", *NO_RANGES],
)
def test_what_is_no_range_of_hours_is_refused(typed):
    with pytest.raises(GridUnclear, match="is not a range of hours"):
        read_hours(typed)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("Thursday, Friday, Wednesday", (2, 3, 4)),
        ("mon; TUES and Weds", (0, 1, 2)),
        ("Mon-Wed", (0, 1, 2)),
        ("Sat to Mon", (0, 5, 6)),
        ("weekends", (5, 6)),
        ("Mondays", (0,)),
        ("", ()),
    ],
)
def test_days_are_read_in_many_spellings(typed, days):
    assert read_days(typed) == days


def test_a_word_that_is_no_day_is_refused():
    with pytest.raises(GridUnclear, match="“someday” is not a day"):
        read_days("Monday, someday")


def test_times_that_touch_or_overlap_become_one():
    assert read_day_cell(0, "09:00 - 12:00, 12:00 - 15:00, 14:00 - 16:00") == ((0, 540, 960),)


def test_sunday_night_goes_on_in_monday():
    assert read_day_cell(6, "22:00 - 02:00") == ((0, 0, 120), (6, 1320, 1440))
    assert read_hours_cell((1320, 1560), "Sunday") == ((0, 0, 120), (6, 1320, 1440))


@given(SLOTS)
def test_merging_loses_no_minute_and_leaves_no_overlap(slots):
    whole = merged(slots)

    assert minutes_of(whole) == minutes_of(slots)
    assert sum(end - start for _day, start, end in whole) == len(minutes_of(slots))
    assert merged(whole) == whole


@given(some.integers(0, 6), MINUTES, MINUTES)
def test_both_ways_to_write_a_grid_say_the_same(day, start, end):
    if start == end:
        return
    hours = f"{clock(start)} - {clock(end)}"

    across, down = read_day_cell(day, hours), read_hours_cell(read_hours(hours), WEEK[day])

    assert across == down
    assert sum(until - since for _day, since, until in across) == (end - start) % DAY


@given(MINUTES, MINUTES)
def test_a_clock_of_twelve_hours_says_the_same_as_one_of_twenty_four(start, end):
    if start == end:
        return

    def twelve(minute):
        half = "AM" if minute < DAY // 2 else "PM"
        return f"{minute // 60 % 12 or 12}:{minute % 60:02} {half}"

    assert read_hours(f"{twelve(start)} - {twelve(end)}") == read_hours(
        f"{clock(start)} - {clock(end)}"
    )
