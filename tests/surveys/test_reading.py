"""Reading whole files: duplicates, and memory that does not grow."""

import csv
import io
import tracemalloc
from collections import Counter, deque

from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.headers import guess
from nodement.surveys.profile import Role
from nodement.surveys.rows import ReadingSettings, read_rows
from nodement.surveys.sheets import open_sheet
from tests.surveys.files import BIG, GOOD, found, read, survey

MEGABYTE = 1024 * 1024


def rows_of(source):
    with open_sheet(source) as sheet:
        yield from read_rows(
            sheet,
            guess(sheet.headers, Role.MENTEE),
            role=Role.MENTEE,
            taxonomy=NODEJS_TAXONOMY,
            settings=ReadingSettings(),
        )


def test_the_newest_answer_of_an_address_counts_wherever_it_stands():
    reading = read(
        survey(
            {"Timestamp": "10/24/2026 14:00:00", "Name": "New"},
            {"Timestamp": "10/20/2026 14:00:00", "Name": "Old", "Email Address": "ADA@example.org"},
        )
    )

    assert [each.profile.name for each in reading.applicants] == ["New"]
    assert found(reading)[1] == {(3, "duplicate")}


def test_of_two_answers_without_a_time_the_later_line_counts():
    reading = read(survey({"Timestamp": "", "Name": "One"}, {"Timestamp": "", "Name": "Two"}))

    assert [each.profile.name for each in reading.applicants] == ["Two"]


def test_a_newer_answer_that_is_refused_leaves_the_older_one_in():
    reading = read(survey({"Name": "Good"}, {"Timestamp": "10/25/2026 10:00:00", "Name": ""}))

    assert [each.profile.name for each in reading.applicants] == ["Good"]
    assert found(reading) == ({(3, "name_missing")}, set())


def test_the_order_of_the_rows_changes_nothing():
    with (BIG / "mentees.csv").open(encoding="utf-8-sig", newline="") as file:
        headers, *rows = csv.reader(file)
    text = io.StringIO()
    csv.writer(text).writerows([headers, *reversed(rows)])

    there, back = read(BIG / "mentees.csv"), read(io.BytesIO(text.getvalue().encode()))

    assert sorted(each.profile.email for each in there.applicants) == sorted(
        each.profile.email for each in back.applicants
    )
    assert {each.profile for each in there.applicants} == {each.profile for each in back.applicants}


def test_a_file_that_was_given_open_stays_open():
    file = survey({})

    read(file)

    assert not file.closed


def test_every_row_tells_how_its_time_zone_was_typed_and_read_also_when_it_was_not():
    zones = Counter((row.zone_typed, row.zone) for row in rows_of(BIG / "mentees.csv"))
    zones.pop(("", ""))

    assert len(zones) == 36
    assert zones["CST", ""] == 3
    assert zones["IST (GMT+5:30)", "Asia/Kolkata"] == 11
    assert ("Europe/Berlin", "Europe/Berlin") in zones


def written(path, rows):
    """A file with so many people, written without ever holding it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(GOOD)
        for number in range(rows):
            writer.writerow((GOOD | {"Email Address": f"p{number}@example.org"}).values())
    return path


def peak_of(loop) -> int:
    """The most memory that running through a loop needs at a time."""
    tracemalloc.start()
    deque(loop, maxlen=0)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_fifty_thousand_rows_stream_through_little_memory(tmp_path):
    with open_sheet(written(tmp_path / "many.csv", 50_000)) as sheet:
        assert sum(1 for _row in sheet.rows()) == 50_000
        assert peak_of(sheet.rows()) < MEGABYTE


def test_reading_twice_as_many_rows_takes_no_more_memory(tmp_path):
    few, many = written(tmp_path / "few.csv", 2_000), written(tmp_path / "many.csv", 4_000)
    list(rows_of(few))

    assert peak_of(rows_of(many)) < peak_of(rows_of(few)) + MEGABYTE // 10
