"""When a cohort takes applications, on clocks that jump and on clocks that do not."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.programs.clocks import Reading, instant_of, on_clock
from nodement.programs.models import Cohort
from nodement.programs.sign_up import (
    SignUpWindow,
    change_window,
    first_monday,
    suggested_window,
)
from nodement.programs.windows import Window, window_of
from tests import make
from tests.at_once import at_once
from tests.make import NOON

LATER = NOON + timedelta(days=14)
WINDOW = SignUpWindow(NOON, LATER)


@pytest.fixture
def cohort(db):
    return make.cohort(starts_on=date(2027, 2, 8))


@pytest.fixture
def margaret(cohort):
    return make.organizer(cohort.program)


def again(cohort):
    return Cohort.objects.select_related("program", "copied_from__program").get(pk=cohort.pk)


def test_a_window_is_kept_and_written_down(cohort, margaret):
    change_window(cohort, WINDOW, by=margaret, at=NOON)

    assert SignUpWindow.of(again(cohort)) == WINDOW
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("changed the sign-up of", margaret)
    assert entry.facts["closes_at"] == LATER.isoformat()


def test_the_same_window_again_changes_nothing(cohort, margaret):
    for _ in range(2):
        change_window(cohort, WINDOW, by=margaret, at=NOON)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (SignUpWindow(LATER, NOON), "closes before it opens"),
        (SignUpWindow(NOON, NOON), "closes before it opens"),
        (SignUpWindow(NOON), "Please say when sign-up closes"),
        (SignUpWindow(NOON, LATER, True), "please choose one"),
        (SignUpWindow(None, LATER), "when sign-up opens"),
        (SignUpWindow(None, None, True), "when sign-up opens"),
    ],
)
def test_a_window_without_sense_is_refused(cohort, margaret, window, words):
    with pytest.raises(Refusal, match=words):
        change_window(cohort, window, by=margaret, at=NOON)
    assert SignUpWindow.of(again(cohort)) == SignUpWindow(None)


def test_a_rolling_cohort_stays_open(cohort, margaret):
    change_window(cohort, SignUpWindow(NOON, None, True), by=margaret, at=NOON)

    assert window_of(again(cohort), NOON + timedelta(days=900)) == Window.OPEN


def test_a_window_can_be_taken_back(cohort, margaret):
    change_window(cohort, WINDOW, by=margaret, at=NOON)
    change_window(cohort, SignUpWindow(None), by=margaret, at=NOON)

    assert window_of(again(cohort), NOON) == Window.FILES_ONLY


def test_once_the_matching_is_closed_sign_up_stays_closed(cohort, margaret):
    Cohort.objects.filter(pk=cohort.pk).update(matching_closed_at=NOON)

    with pytest.raises(Refusal, match="so sign-up stays closed too"):
        change_window(cohort, WINDOW, by=margaret, at=NOON)
    assert again(cohort).opens_at is None


@pytest.mark.django_db(transaction=True)
def test_of_two_windows_set_at_once_one_is_kept_whole():
    cohort = make.cohort()
    people = [make.organizer(cohort.program, name) for name in ("Margaret", "Ines")]
    windows = [WINDOW, SignUpWindow(NOON + timedelta(days=1), None, True)]

    at_once(
        *[
            lambda who=who, window=window: change_window(cohort, window, by=who, at=NOON)
            for who, window in zip(people, windows, strict=True)
        ]
    )

    assert SignUpWindow.of(again(cohort)) in windows
    assert Entry.objects.count() == 2


@pytest.mark.parametrize(
    ("local", "zone", "reading", "instant"),
    [
        ("2027-01-11T18:00", "Europe/Berlin", Reading.ONCE, "2027-01-11T17:00"),
        ("2027-03-28T02:30", "Europe/Berlin", Reading.NEVER, None),
        ("2027-03-28T03:00", "Europe/Berlin", Reading.ONCE, "2027-03-28T01:00"),
        ("2027-10-31T02:30", "Europe/Berlin", Reading.TWICE, "2027-10-31T00:30"),
        ("2027-03-28T02:30", "Asia/Kathmandu", Reading.ONCE, "2027-03-27T20:45"),
        ("2027-10-31T02:30", "Asia/Tokyo", Reading.ONCE, "2027-10-30T17:30"),
        ("2027-06-01T12:00", "Pacific/Chatham", Reading.ONCE, "2027-05-31T23:15"),
        ("2027-04-04T03:00", "Pacific/Chatham", Reading.TWICE, "2027-04-03T13:15"),
        ("2027-10-03T02:15", "Australia/Lord_Howe", Reading.NEVER, None),
        ("2027-01-11T18:00", "UTC", Reading.ONCE, "2027-01-11T18:00"),
    ],
)
def test_a_time_on_a_clock_is_one_instant_none_or_two(local, zone, reading, instant):
    found = instant_of(datetime.fromisoformat(local), zone)

    assert found.reading == reading
    if instant is not None:
        assert found.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
        assert on_clock(found.at, zone) == datetime.fromisoformat(local)


def test_a_first_window_ends_three_weeks_before_the_term(cohort):
    cohort.program.time_zone = "Asia/Kathmandu"

    window = suggested_window(cohort, now=NOON)

    assert str(on_clock(window.opens_at, "Asia/Kathmandu")) == "2026-12-21 09:00:00"
    assert str(on_clock(window.closes_at, "Asia/Kathmandu")) == "2027-01-18 18:00:00"


def test_a_window_begins_tomorrow_where_the_term_is_near(cohort):
    cohort.starts_on = date(2026, 12, 7)

    window = suggested_window(cohort, now=NOON)

    assert window.opens_at == datetime(2026, 12, 1, 9, tzinfo=UTC)
    assert window.closes_at == datetime(2026, 12, 8, 18, tzinfo=UTC)


def test_the_next_window_keeps_its_hours_across_a_clock_change(db):
    program = make.program(time_zone="Europe/Berlin")
    earlier = make.cohort(
        program=program,
        starts_on=date(2027, 2, 8),
        opens_at=datetime(2027, 1, 4, 8, tzinfo=UTC),
        closes_at=datetime(2027, 1, 25, 17, tzinfo=UTC),
    )
    cohort = make.cohort(program=program, starts_on=date(2027, 8, 9), copied_from=earlier)

    window = suggested_window(again(cohort), now=NOON)

    assert str(on_clock(window.opens_at, "Europe/Berlin")) == "2027-07-05 09:00:00"
    assert str(on_clock(window.closes_at, "Europe/Berlin")) == "2027-07-26 18:00:00"


@pytest.mark.parametrize(("day", "monday"), [(30, 30), (24, 30), (29, 30), (23, 23)])
def test_a_term_begins_on_a_monday(day, monday):
    assert first_monday(date(2026, 11, day)) == date(2026, 11, monday)
