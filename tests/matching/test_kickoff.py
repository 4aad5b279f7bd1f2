"""The kickoff letter, and the times in it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from nodement.matching.kickoff import CommonTime, first_times
from nodement.matching.publishing import publish_round
from nodement.outbox.models import Letter
from tests import make
from tests.matching.conftest import Scene

HOUR = timedelta(hours=1)


def common(*starts: datetime, hours: int = 2) -> list[CommonTime]:
    return [CommonTime(s, s + hours * HOUR, "Europe/Berlin", "Asia/Kathmandu") for s in starts]


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=UTC)


def test_three_times_on_three_days_begin_at_a_whole_quarter():
    times = common(at(7, 12, 20), at(7, 15), at(8, 12), at(9, 12), at(10, 12))

    assert first_times(times, length=HOUR) == [at(7, 12, 30), at(8, 12), at(9, 12)]


def test_hours_that_are_kind_to_both_come_first():
    night_in_kathmandu = at(7, 20)

    times = common(night_in_kathmandu, at(8, 12), at(9, 12), at(10, 12))

    assert first_times(times, length=HOUR) == [at(8, 12), at(9, 12), at(10, 12)]


def test_a_short_common_time_is_used_when_there_is_no_longer_one():
    half_an_hour = [CommonTime(at(7, 12), at(7, 12, 30), "Europe/Berlin", "Europe/Berlin")]

    assert first_times(half_an_hour, length=HOUR) == [at(7, 12)]


def test_no_common_time_is_no_proposal():
    assert first_times([], length=HOUR) == []


@pytest.fixture
def letters(db):
    """The kickoff of Grace in Berlin and Ada in Kathmandu, across a clock change in Berlin."""
    cohort = make.cohort(starts_on=date(2027, 3, 22))
    grace = make.person("Grace", time_zone="Europe/Berlin")
    ada = make.person("Ada", time_zone="Asia/Kathmandu")
    make.application(
        "mentee",
        cohort=cohort,
        person=grace,
        goals=("Land a pull request",),
        help=("Code review",),
        availability=((0, 17 * 60, 19 * 60),),
    )
    make.application(
        "mentor",
        cohort=cohort,
        person=ada,
        about="I like streams.",
        help=("Code review",),
        time_zone="Asia/Kathmandu",
        availability=((0, 20 * 60, 23 * 60 + 59),),
    )
    organizer = make.organizer(cohort.program)
    publish_round(Scene(cohort, organizer, {}, {}).solve(), by=organizer, at=make.NOON)
    return {letter.reader: letter for letter in Letter.objects.all()}, grace, ada


def test_each_reads_the_times_in_both_clocks_and_a_clock_change_moves_only_one(letters):
    written, grace, ada = letters

    assert "Monday 22 March, 17:00 Berlin time; for Ada it is Monday, 21:45 Kathmandu time" in (
        written[grace].text
    )
    assert "Monday 29 March, 17:00 Berlin time; for Ada it is Monday, 20:45 Kathmandu time" in (
        written[grace].text
    )
    assert "Monday 22 March, 21:45 Kathmandu time; for Grace it is Monday, 17:00 Berlin time" in (
        written[ada].text
    )


def test_the_mentee_is_told_to_write_first_and_why_these_two(letters):
    written, grace, ada = letters

    assert (
        "You want to work on Documentation, and that is where Ada advises." in written[grace].text
    )
    assert "You offer help with Code review, and Grace asked for it." in written[ada].text
    assert "You write first." in written[grace].text
    assert "Land a pull request" in written[ada].text
    assert "I like streams." in written[grace].text


def test_both_letters_lead_to_the_page_of_the_pair(letters):
    written, grace, ada = letters
    address = written[grace].about.removeprefix("pair:")

    assert all(f"/pairs/{address}/" in written[person].text for person in (grace, ada))
    assert all(f"/pairs/{address}/" in written[person].html for person in (grace, ada))
