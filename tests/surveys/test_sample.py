"""The sample cohorts: each dirty row gives its own error, and everybody else is in."""

import csv

import pytest

from nodement.surveys.profile import Role
from tests.surveys.files import BIG, SMALL, found, read, workbook

BIG_PROBLEMS = {
    (113, "area_unknown"),
    (115, "zone_ambiguous"),
    (148, "zone_ambiguous"),
    (265, "zone_ambiguous"),
    (336, "zone_unknown"),
    (344, "row_short"),
    (370, "consent_missing"),
    (377, "row_blank"),
    (460, "address_invalid"),
}
SMALL_PROBLEMS = {
    (3, "row_short"),
    (5, "area_unknown"),
    (7, "row_blank"),
    (21, "address_invalid"),
    (24, "consent_missing"),
    (28, "zone_unknown"),
}
ZONES = {
    "CET": "Europe/Brussels",
    "IST (GMT+5:30)": "Asia/Kolkata",
    "UTC+1": "Etc/GMT-1",
    "EST (GMT-5)": "America/New_York",
    "GMT": "Etc/GMT",
    "UTC+5.5": "Asia/Kolkata",
    "GMT-3": "Etc/GMT+3",
    "UK time": "Europe/London",
    "Eastern Time": "America/New_York",
    "PST (GMT-8)": "America/Los_Angeles",
    "EET": "Europe/Athens",
    "WAT": "Africa/Lagos",
    "China Standard Time": "Asia/Shanghai",
    "UTC-5": "Etc/GMT+5",
    "Brasilia": "America/Sao_Paulo",
    "UTC+2": "Etc/GMT-2",
    "Pacific": "America/Los_Angeles",
    "AEST": "Australia/Sydney",
    "JST": "Asia/Tokyo",
    "UTC + 2": "Etc/GMT-2",
}


@pytest.mark.parametrize(
    ("folder", "problems", "notices", "applicants"),
    [
        (BIG, BIG_PROBLEMS, {(7, "duplicate"), (211, "name_formula")}, 498),
        (SMALL, SMALL_PROBLEMS, {(15, "duplicate"), (14, "name_formula")}, 25),
    ],
    ids=["nodejs", "small"],
)
def test_the_dirty_rows_of_the_mentees_each_give_their_own_error(
    folder, problems, notices, applicants
):
    reading = read(folder / "mentees.csv")

    assert found(reading) == (problems, notices)
    assert len(reading.refused) == len(problems)
    assert len(reading.applicants) == applicants


@pytest.mark.parametrize(("folder", "applicants"), [(BIG, 41), (SMALL, 12)])
def test_the_mentors_are_all_in(folder, applicants):
    reading = read(folder / "mentors.csv", Role.MENTOR)

    assert found(reading) == (set(), set())
    assert len(reading.applicants) == applicants
    assert {applicant.role for applicant in reading.applicants} == {Role.MENTOR}


def test_the_newer_of_two_answers_counts_and_both_lines_are_named():
    reading = read(BIG / "mentees.csv")

    double = next(notice for notice in reading.notices if notice.code == "duplicate")
    lines = [a.line for a in reading.applicants if a.profile.email == double.cell]
    assert lines == [311]
    assert "line 311" in double.reason
    assert "line 7" in double.reason


def test_a_short_row_says_where_it_ends():
    reading = read(BIG / "mentees.csv")

    words = [problem.reason for problem in reading.refused if problem.code == "row_short"]
    assert words == ["This line ends after 2 of 27 cells. Please complete it."]


def test_a_formula_as_a_name_is_kept_as_typed():
    reading = read(BIG / "mentees.csv")

    names = [each.profile.name for each in reading.applicants if each.line == 211]
    assert names == ['=HYPERLINK("http://example.org";"click")']


def test_one_form_for_both_needs_to_know_how_people_agreed():
    reading = read(BIG / "one-form-for-both.csv", None)

    assert reading.applicants == ()
    assert {(problem.line, problem.code) for problem in reading.refused} == {
        (line, "consent_missing") for line in range(2, 32)
    }


def test_one_form_for_both_is_told_apart_by_its_role_column():
    reading = read(BIG / "one-form-for-both.csv", None, consent_given="They signed on paper.")

    assert found(reading) == (set(), {(0, "language_assumed")})
    assert [each.role for each in reading.applicants] == [Role.MENTOR] * 10 + [Role.MENTEE] * 20
    first = reading.applicants[0].profile
    assert (first.languages, first.english_speaking, first.english_understanding) == (("en",), 3, 3)
    assert first.availability == (
        (0, 540, 720),
        (1, 1080, 1440),
        (2, 720, 900),
        (3, 720, 900),
        (4, 720, 900),
        (4, 1260, 1440),
        (6, 1260, 1440),
    )


def test_the_small_form_for_both_keeps_its_own_errors():
    reading = read(SMALL / "one-form-for-both.csv", None, consent_given="They signed on paper.")

    assert found(reading) == (
        {(14, "area_unknown")},
        {(0, "language_assumed"), (22, "name_formula"), (29, "availability_missing")},
    )
    assert len(reading.applicants) == 29


def test_one_form_read_for_mentors_alone_leaves_the_mentees_to_the_other_side():
    reading = read(BIG / "one-form-for-both.csv", Role.MENTOR, consent_given="On paper.")

    assert len(reading.applicants) == 10
    assert {problem.code for problem in reading.refused} == {"role_other"}


@pytest.mark.parametrize("folder", [BIG, SMALL], ids=["nodejs", "small"])
def test_every_time_zone_of_the_sample_is_read_as_expected(folder):
    roles = {"mentees.csv": Role.MENTEE, "mentors.csv": Role.MENTOR, "one-form-for-both.csv": None}
    for name, role in roles.items():
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        column = next(header for header in rows[0] if "time zone" in header)
        typed = {number: row[column] for number, row in enumerate(rows, start=2)}
        for each in read(folder / name, role, consent_given="On paper.").applicants:
            zone = typed[each.line]
            assert each.profile.time_zone == (zone if "/" in zone else ZONES[zone]), zone


def test_a_workbook_reads_like_the_same_table_as_csv():
    with (BIG / "mentees.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))

    from_workbook, from_csv = read(workbook(rows)), read(BIG / "mentees.csv")

    assert from_workbook.applicants == from_csv.applicants
    assert from_workbook.refused == from_csv.refused
    assert from_workbook.notices == from_csv.notices
