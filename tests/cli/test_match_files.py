"""Files that `nodement match` can't use are told in words, and answers said twice are named."""

import json

import pytest

from tests.cli.test_match import SMALL, SMALL_FILES, faults_of, small

small = small
MENTEES, MENTORS = SMALL / "mentees.csv", SMALL / "mentors.csv"


def refused(run, *words, code=1):
    done = run("match", *words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False)
    return done.stderr


def test_a_file_with_questions_only_is_refused(run, tmp_path):
    only = tmp_path / "only.csv"
    only.write_bytes(MENTEES.read_bytes().splitlines(keepends=True)[0])

    said = refused(run, "--mentees", only, "--mentors", MENTORS, "--term-start", "2026-12-07")

    assert said == "CommandError: only.csv: There are no answers below the questions.\n"


def test_one_file_for_both_sides_is_refused(run):
    said = refused(run, "--mentees", MENTEES, "--mentors", MENTEES, "--term-start", "2026-12-07")

    assert said.startswith("CommandError: mentees.csv: No column holds areas of focus")


@pytest.mark.parametrize("text", ["We met.\nIt was fine.\n", '[\n{"name": "Ada"}\n]\n'])
def test_a_text_that_is_no_survey_is_refused(run, tmp_path, text):
    prose = tmp_path / "prose.csv"
    prose.write_text(text)

    said = refused(run, "--mentees", prose, "--mentors", MENTORS, "--term-start", "2026-12-07")

    assert said.startswith("CommandError: prose.csv: No column holds an email address")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_term_no_calendar_reaches_is_refused(run, day):
    said = refused(run, *SMALL_FILES, "--term-start", day)

    assert said == f"CommandError: A term starts in 1970 to 2200, not on {day}.\n"


@pytest.mark.parametrize("option", ["--out", "--edges"])
def test_a_result_without_a_place_is_refused_before_matching(run, tmp_path, option):
    where = tmp_path / "nowhere" / "result"

    said = refused(run, *SMALL_FILES, "--term-start", "2026-12-07", option, where, code=2)

    assert f"there is no place for a file {where}" in said


def test_who_answered_twice_is_said(run):
    done = run("match", *SMALL_FILES, "--term-start", "2026-12-07")

    assert done.stdout.splitlines()[-1] == (
        "mentees.csv: hanajohansson2@example.net answered twice: line 30 is newer and counts, "
        "not line 15."
    )


@pytest.mark.parametrize(
    "tamper",
    [
        lambda r: r["policy"].update(english_minimum=1),
        lambda r: r["policy"]["weights"].update(priority=99),
        lambda r: r["policy"]["no_affiliation"].append("hooli"),
        lambda r: r["policy"].update(term_weeks=10**9),
        lambda r: r["policy"].update(term_start="9999-12-31"),
        lambda r: r["refused_rows"][0].update(reason="No reason."),
    ],
    ids=["english", "weights", "affiliation", "weeks", "start", "reason"],
)
def test_another_policy_or_another_reason_fails(small, tmp_path, tamper):
    result = json.loads(small.read_text())
    tamper(result)
    tampered = tmp_path / "tampered.json"
    tampered.write_text(json.dumps(result))

    assert faults_of(tampered) != []
