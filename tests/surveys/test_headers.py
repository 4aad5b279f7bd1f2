"""Guessing what the columns of a file hold."""

import csv

import pytest

from nodement.surveys.headers import (
    LIKELY,
    SURE,
    Field,
    MappingUnclear,
    guess,
    normalise_header,
)
from nodement.surveys.profile import Role
from tests.surveys.files import BIG, GOOD

FIRST = "submitted_at email name github time_zone available_monday available_tuesday "
GRID = "available_wednesday available_thursday available_friday available_saturday available_sunday"
LANGUAGES = (
    "help language other_languages english_speaking english_understanding only_other_language"
)


def headers_of(path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return next(csv.reader(file))


@pytest.mark.parametrize(
    ("name", "role", "fields"),
    [
        (
            "mentees.csv",
            Role.MENTEE,
            f"{FIRST}{GRID} areas_wanted {LANGUAGES} goals experience hours affiliation wishes "
            "exclusions heard_of consent",
        ),
        (
            "mentors.csv",
            Role.MENTOR,
            f"{FIRST}{GRID} areas_offered {LANGUAGES} capacity experience affiliation about "
            "exclusions listed consent",
        ),
        (
            "one-form-for-both.csv",
            None,
            "submitted_at email name ignored role areas_offered areas_wanted ignored time_zone"
            + " available_hours_of_day" * 5,
        ),
    ],
)
def test_every_column_of_the_sample_is_known_for_sure(name, role, fields):
    mapping = guess(headers_of(BIG / name), role)

    assert [column.field for column in mapping.columns] == fields.split()
    assert {column.confidence for column in mapping.columns} == {SURE}


def test_the_hours_of_a_column_come_from_its_heading():
    mapping = guess(headers_of(BIG / "one-form-for-both.csv"), None)

    assert [column.hours for column in mapping.of(Field.HOURS_OF_DAY)] == [
        (540, 720),
        (720, 900),
        (900, 1080),
        (1080, 1260),
        (1260, 1440),
    ]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-mail address:", Field.EMAIL),
        ("1. What's your name? *", Field.NAME),
        ("Surname", Field.FAMILY_NAME),
        ("GitHub handle", Field.GITHUB),
        ("What timezone do you live in?", Field.TIME_ZONE),
        ("Monday", Field.MONDAY),
        ("Availability [Tue]", Field.TUESDAY),
        ("Are you available on Fridays?", Field.FRIDAY),
        ("When are you free? [18:00 – 21:00]", Field.HOURS_OF_DAY),
        ("Topics you want to learn", Field.AREAS_WANTED),
        ("Which areas do you want to be mentored in?", Field.AREAS_WANTED),
        ("Which topics could you mentor?", Field.AREAS_OFFERED),
        ("Which areas would you like to mentor in?", Field.AREAS_OFFERED),
        ("Preferred language", Field.LANGUAGE),
        ("Languages you speak", Field.OTHER_LANGUAGES),
        ("How well do you speak English?", Field.ENGLISH),
        ("Where do you work?", Field.AFFILIATION),
        ("Tell us about yourself", Field.ABOUT),
        ("How many mentees would you like to have?", Field.CAPACITY),
        ("May we list you publicly?", Field.LISTED),
        ("Which mentors would you prefer?", Field.WISHES),
        ("Who should you not be paired with?", Field.EXCLUSIONS),
        ("Do you agree to the privacy policy?", Field.CONSENT),
        ("How did you find us?", Field.HEARD_OF),
        ("Are you a mentor or a mentee?", Field.ROLE),
        ("Which programming languages do you know?", Field.IGNORED),
        ("What is your gender?", Field.IGNORED),
        ("Slack name", Field.IGNORED),
        ("Years of experience", Field.IGNORED),
        ("Anything else?", Field.IGNORED),
    ],
)
def test_other_wordings_are_guessed(header, field):
    assert guess([header], None).columns[0].field == field


def test_a_question_asked_twice_in_other_words_is_taken_once_and_the_surer_wins():
    mapping = guess(["Your e-mail", "Email Address"], None)

    assert [column.field for column in mapping.columns] == [Field.IGNORED, Field.EMAIL]


def test_the_same_heading_may_stand_over_several_columns():
    mapping = guess(["Time zone", "Email", "Time zone"], None)

    assert [column.index for column in mapping.of(Field.TIME_ZONE)] == [0, 2]


def test_a_correction_counts_in_any_spelling_of_the_heading():
    mapping = guess(["Anything  else?", "Email"], None).with_corrections(
        {"ANYTHING ELSE": "about", "not in this file": "goals"}
    )

    assert [(column.field, column.confidence) for column in mapping.columns] == [
        (Field.ABOUT, SURE),
        (Field.EMAIL, SURE),
    ]


@pytest.mark.parametrize("wanted", ["shoe_size", "available_hours_of_day"])
def test_a_correction_that_cannot_be_is_refused_in_words(wanted):
    with pytest.raises(MappingUnclear):
        guess(["Email"], None).with_corrections({"email": wanted})


def test_a_correction_to_hours_of_the_day_reads_them_from_the_heading():
    mapping = guess(["Late [6pm-9pm]"], None).with_corrections(
        {"late [6pm-9pm]": "available_hours_of_day"}
    )

    assert mapping.columns[0].hours == (1080, 1260)


def test_what_is_missing_is_named_with_what_follows():
    missing = guess(["Email", "Name"], None).missing(None)

    assert [each.field for each in missing] == [
        Field.ROLE,
        Field.TIME_ZONE,
        Field.HOURS_OF_DAY,
        Field.AREAS,
        Field.CONSENT,
    ]
    assert "until then no line can be taken in" in missing[-1].words


def test_a_complete_form_misses_nothing():
    assert guess(list(GOOD), Role.MENTEE).missing(Role.MENTEE) == ()


def test_the_form_of_the_other_side_gives_no_areas():
    missing = guess(list(GOOD), Role.MENTOR).missing(Role.MENTOR)

    assert [each.field for each in missing] == [Field.AREAS]


def test_headings_are_compared_without_case_blanks_numbers_and_marks():
    assert normalise_header(" 3. Time\u00a0 ZONE? ") == normalise_header("time zone")


def test_a_mapping_is_shown_as_plain_json():
    assert guess(["Email", "Your time zone"], None).as_json() == [
        {"column": 0, "header": "Email", "field": "email", "confidence": SURE},
        {"column": 1, "header": "Your time zone", "field": "time_zone", "confidence": LIKELY},
    ]
