"""Reading single rows: every problem is told, and small faults keep nobody out."""

import csv
import io

import pytest

from nodement.surveys.profile import Role
from tests.surveys.files import GOOD, csv_bytes, found, read, survey, without

AREAS = "Which areas would you like to work on?"
OTHERS = "Which other languages do you speak?"
LANGUAGE = "Which language do you prefer?"
SPEAKING = "How fluent is your English? [Speaking]"
MONDAY = "When can you meet? [Monday]"
CONSENT = "I have read and agree to the code of conduct"
STRICT = "I can only be mentored in a language other than English"
MENTOR_AREAS = "Which areas are you comfortable advising on?"
CAPACITY = "How many mentees can you take?"


def one(**answers: str):
    """The profile of the only person in a file."""
    (applicant,) = read(survey(answers)).applicants
    return applicant.profile


def file_of(text: str) -> io.BytesIO:
    return io.BytesIO(text.encode())


def test_a_good_row_has_no_findings():
    reading = read(survey({}))

    assert found(reading) == (set(), set())
    assert reading.applicants[0].profile.availability == ((0, 1080, 1260),)


def test_all_problems_of_a_row_are_told_at_once():
    reading = read(
        survey(
            {
                "Email Address": "nowhere",
                "Name": "",
                "Time zone": "CST",
                AREAS: "Cooking",
                MONDAY: "whenever",
                SPEAKING: "9",
                CONSENT: "",
            }
        )
    )

    assert [(problem.code, problem.column) for problem in reading.refused] == [
        ("address_invalid", "Email Address"),
        ("rating_invalid", SPEAKING),
        ("name_missing", "Name"),
        ("zone_ambiguous", "Time zone"),
        ("availability_unreadable", MONDAY),
        ("area_unknown", AREAS),
        ("consent_missing", CONSENT),
    ]


@pytest.mark.parametrize(
    ("header", "typed", "code"),
    [
        ("Email Address", "", "address_missing"),
        ("Email Address", "a@b", "address_invalid"),
        ("Email Address", "ada@example.org, bo@example.org", "address_invalid"),
        ("Email Address", "ada@example.org\nBcc: bo@example.org", "address_invalid"),
        ("Email Address", "a" * 250 + "@example.org", "address_invalid"),
        ("Name", " \u202e\x07 ", "name_missing"),
        ("Name", "A" * 201, "name_too_long"),
        ("Time zone", "", "zone_missing"),
        ("Time zone", "the moon", "zone_unknown"),
        ("Time zone", "PST (GMT+3)", "zone_contradictory"),
        (AREAS, "", "areas_missing"),
        (AREAS, "all", "area_unknown"),
        (LANGUAGE, "Elvish of the woods", "language_unknown"),
        (LANGUAGE, "", "language_missing"),
        (SPEAKING, "0", "rating_invalid"),
        (SPEAKING, "fluent", "rating_invalid"),
        (CONSENT, "No", "consent_missing"),
        (CONSENT, "I do not agree", "consent_missing"),
        (CONSENT, "I have read it and will not agree", "consent_missing"),
        (STRICT, "Yes", "language_contradiction"),
        (MONDAY, "09:00 - 12:00, later", "availability_unreadable"),
        ("Anything else?", "x" * 20_001, "cell_too_long"),
    ],
)
def test_a_wrong_answer_keeps_the_row_out(header, typed, code):
    reading = read(survey({header: typed}, {"Email Address": "bo@example.org"}))

    assert found(reading)[0] == {(2, code)}
    assert [each.profile.email for each in reading.applicants] == ["bo@example.org"]
    assert all(len(problem.cell) <= 80 for problem in reading.refused)


@pytest.mark.parametrize(
    ("header", "typed", "code", "field", "kept"),
    [
        (AREAS, "Documentation, Cooking", "area_unknown", "areas", ("Documentation",)),
        (OTHERS, "German, Elvish of the woods", "language_unknown", "languages", ("en", "de")),
        (MONDAY, "", "availability_missing", "availability", ()),
        (SPEAKING, "", "english_level_missing", "english_speaking", 3),
        ("What kind of help are you looking for?", "Code review, money", "help_unknown", "help",
         ("Code review",)),
        ("How experienced are you?", "very", "experience_unreadable", "experience", None),
        ("How many hours a week can you give?", "lots", "hours_unreadable", "hours", None),
        ("GitHub username", "see my page", "github_unreadable", "github", ""),
        ("Name", "=1+1", "name_formula", "name", "=1+1"),
        ("Name", "Ada www.example.org", "name_link", "name", "Ada www.example.org"),
    ],
)  # fmt: skip
def test_a_small_fault_is_told_and_the_row_goes_in(header, typed, code, field, kept):
    reading = read(survey({header: typed}))

    assert found(reading) == (set(), {(2, code)})
    assert getattr(reading.applicants[0].profile, field) == kept


@pytest.mark.parametrize(
    ("header", "typed", "field", "kept"),
    [
        ("Email Address", " Ada@Example.ORG\u00a0", "email", "ada@example.org"),
        ("Name", "伟", "name", "伟"),
        ("Name", "محمد", "name", "محمد"),
        ("Name", "👩‍👩‍👧", "name", "👩‍👩‍👧"),
        ("Name", "A" * 200, "name", "A" * 200),
        ("Name", "Ada\r\nBcc: x\u2028y\x07", "name", "Ada Bcc: x y"),
        ("Name", "Ada\u202etxt", "name", "Adatxt"),
        ("GitHub username", "https://github.com/Ada-B/", "github", "ada-b"),
        ("GitHub username", "@ada", "github", "ada"),
        ("GitHub username", "none", "github", ""),
        (LANGUAGE, "German, English", "languages", ("de", "en")),
        (OTHERS, "Chinese (Mandarin, Simplified) and French", "languages", ("en", "zh", "fr")),
        ("How experienced are you?", "4 - quite", "experience", 4),
        ("How many hours a week can you give?", "2-3 hours", "hours", 2),
        ("What are your goals?", "1. Learn; Write\n- Rest", "goals", ("Learn", "Write", "Rest")),
        ("Mentors you would like", "Bo, Cy", "wishes", ("Bo", "Cy")),
        ("Who should you not be paired with?", "nobody", "exclusions", ()),
        ("Employer", "n/a", "affiliation", ""),
        ("Tell us about yourself", "One\r\ntwo\x01", "about", "One\ntwo"),
        ("May we list you publicly?", "yes!", "listed", True),
        ("May we list you publicly?", "", "listed", False),
    ],
)
def test_what_people_type_is_made_tidy(header, typed, field, kept):
    assert getattr(one(**{header: typed}), field) == kept


@pytest.mark.parametrize(
    "typed",
    ["Yes", "yes.", "TRUE", "✓", "I agree", "Yes, I agree", "Sí", CONSENT],
)
def test_people_agree_in_several_ways(typed):
    assert len(read(survey({CONSENT: typed})).applicants) == 1


def test_without_a_question_the_organizer_says_how_people_agreed():
    assert found(read(without(CONSENT, {})))[0] == {(2, "consent_missing")}
    assert len(read(without(CONSENT, {}), consent_given="By letter.").applicants) == 1


def test_the_word_of_the_organizer_does_not_overrule_a_no():
    reading = read(survey({CONSENT: ""}), consent_given="By letter.")

    assert found(reading)[0] == {(2, "consent_missing")}


def test_the_organizer_can_say_what_an_unclear_time_zone_means():
    reading = read(survey({"Time zone": " CsT "}), zone_readings={"cst": "America/Chicago"})

    assert [each.profile.time_zone for each in reading.applicants] == ["America/Chicago"]


def test_a_correction_of_a_heading_is_followed():
    corrections = {"where": "time_zone", "time zone": "ignored"}

    reading = read(survey({"Where?": "Europe/Athens"}), corrections=corrections)

    assert [each.profile.time_zone for each in reading.applicants] == ["Europe/Athens"]


@pytest.mark.parametrize(
    ("typed", "capacity", "codes"),
    [
        ("3", 3, (set(), set())),
        ("0", 0, (set(), set())),
        ("2.0", 2, (set(), set())),
        ("", 1, (set(), {(2, "capacity_missing")})),
        ("-1", None, ({(2, "capacity_invalid")}, set())),
        ("21", None, ({(2, "capacity_invalid")}, set())),
        ("many", None, ({(2, "capacity_invalid")}, set())),
    ],
)
def test_a_mentor_takes_a_number_of_mentees(typed, capacity, codes):
    reading = read(survey({MENTOR_AREAS: "Security", CAPACITY: typed, AREAS: ""}), Role.MENTOR)

    assert found(reading) == codes
    assert [each.profile.capacity for each in reading.applicants] == (
        [] if capacity is None else [capacity]
    )


def test_somebody_may_want_both_roles_and_each_has_its_own_areas():
    reading = read(
        survey({"I want to be a": "Mentor and mentee", MENTOR_AREAS: "Security"}), role=None
    )

    assert [(each.role, each.profile.areas) for each in reading.applicants] == [
        (Role.MENTEE, ("Documentation",)),
        (Role.MENTOR, ("Security",)),
    ]


def test_a_role_that_is_neither_keeps_the_row_out_with_its_other_problems():
    reading = read(survey({"I want to be a": "guest", "Name": ""}), role=None)

    assert found(reading)[0] == {(2, "role_unclear"), (2, "name_missing")}


def test_first_and_last_name_make_one_name():
    file = without("Name", {"First name": "Ada", "Last name": "Byron"})

    assert read(file).applicants[0].profile.name == "Ada Byron"


def test_a_question_asked_in_two_branches_takes_the_one_that_is_answered():
    rows = [[*GOOD, "Time zone"], [*(GOOD | {"Time zone": ""}).values(), "Asia/Tokyo"]]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)

    reading = read(file_of(text))

    assert [each.profile.time_zone for each in reading.applicants] == ["Asia/Tokyo"]


def test_more_cells_than_headings_mean_that_something_slipped():
    text = ",".join(f'"{header}"' for header in GOOD) + "\n" + ",".join(GOOD.values()) + ",x,y\n"

    assert found(read(file_of(text)))[0] == {(2, "row_long")}


def test_a_row_that_only_lacks_its_last_optional_cells_goes_in():
    headers = [*(f'"{header}"' for header in GOOD), "Company"]
    values = ['"' + value + '"' for value in GOOD.values()]

    assert len(read(file_of(",".join(headers) + "\n" + ",".join(values) + "\n")).applicants) == 1


def test_without_a_question_about_language_people_speak_that_of_the_form():
    rows = list(csv.reader(io.StringIO(survey({}).getvalue().decode())))
    kept = [at for at, header in enumerate(rows[0]) if header not in (LANGUAGE, OTHERS)]

    file = io.BytesIO(csv_bytes([row[at] for at in kept] for row in rows))
    reading = read(file, form_language="pt")

    profile = reading.applicants[0].profile
    assert (profile.languages, profile.english_speaking) == (("pt",), 4)
    assert found(reading)[1] == {(0, "language_assumed")}
    assert "Portuguese" in reading.notices[0].reason
