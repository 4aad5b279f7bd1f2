"""Reading when a form was sent."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from nodement.surveys.moments import read_moment
from tests.surveys.files import found, read, survey


@pytest.mark.parametrize(
    ("typed", "day_first", "moment"),
    [
        ("10/24/2026 14:03:00", False, datetime(2026, 10, 24, 14, 3, tzinfo=UTC)),
        ("04/10/2026 9:05", True, datetime(2026, 10, 4, 9, 5, tzinfo=UTC)),
        ("24.10.2026 14:03:00", True, datetime(2026, 10, 24, 14, 3, tzinfo=UTC)),
        ("2026-10-24T14:03:00Z", False, datetime(2026, 10, 24, 14, 3, tzinfo=UTC)),
        ("2026-10-24", False, datetime(2026, 10, 24, tzinfo=UTC)),
        (
            "2026/10/24 2:03:00 PM GMT+2",
            False,
            datetime(2026, 10, 24, 14, 3, tzinfo=timezone(timedelta(hours=2))),
        ),
        ("10/24/2026 12:00:00 AM", False, datetime(2026, 10, 24, tzinfo=UTC)),
        ("24/10/2026", False, None),
        ("02/30/2026", False, None),
        ("0001-01-01", False, None),
        ("yesterday", False, None),
        ("", False, None),
    ],
)
def test_the_moment_of_sending_is_read(typed, day_first, moment):
    assert read_moment(typed, day_first=day_first) == moment


def test_one_date_with_a_day_over_twelve_decides_for_the_whole_file():
    people = [
        {"Timestamp": "04/10/2026 10:00:00"},
        {"Timestamp": "13/10/2026 10:00:00", "Email Address": "bo@example.org"},
    ]

    assert [each.submitted_at.date().isoformat() for each in read(survey(*people)).applicants] == [
        "2026-10-04",
        "2026-10-13",
    ]


def test_a_moment_that_cannot_be_read_is_told():
    reading = read(survey({"Timestamp": "yesterday"}))

    assert found(reading) == (set(), {(2, "time_unreadable")})
    assert reading.applicants[0].submitted_at is None
