"""`nodement import`: the same as on the web, in a terminal."""

import json
from pathlib import Path

import pytest

SMALL = Path(__file__).parents[1] / "sample" / "small-cohort"
BEGIN = """
from django.utils import timezone
from nodement.demo.story import beginning
from nodement.people.models import Person
from nodement.programs.actions import start_program
start_program(beginning(), by=Person.objects.get(), at=timezone.now())
"""


@pytest.fixture(autouse=True)
def winter(run, inside):
    """An installation with one empty cohort, Winter 2026."""
    run("up", "--prepare-only")
    inside(BEGIN)


def test_a_file_is_taken_in_with_a_report_and_again_without_change(run):
    words = ["import", "Winter 2026", SMALL / "mentees.csv", "--as", "mentees", "--json"]
    first, second = json.loads(run(*words).stdout), json.loads(run(*words).stdout)

    assert (first["rows"], first["added"], first["refused"]) == (32, 25, 6)
    assert (second["added"], second["changed"], second["refused"]) == (0, 0, 6)
    refused = [(one["line"], one["code"]) for one in first["remarks"] if one["refuses"]]
    assert refused == [
        (3, "row_short"),
        (5, "area_unknown"),
        (7, "row_blank"),
        (21, "address_invalid"),
        (24, "consent_missing"),
        (28, "zone_unknown"),
    ]


def test_one_form_for_both_needs_words_on_consent(run):
    words = ["import", "Winter 2026", SMALL / "one-form-for-both.csv", "--as", "both"]
    without = run(*words)
    stated = run(*words, "--consent", "Agreed on the mailing list, 3 October 2026")

    assert "0 added, 0 changed, 0 unchanged, 30 refused" in without.stdout
    assert "29 added" in stated.stdout


def test_a_file_that_is_no_table_is_told_in_words(run, tmp_path):
    (tmp_path / "cv.csv").write_bytes(b"%PDF-1.7 nothing to see")
    done = run("import", "Winter 2026", tmp_path / "cv.csv", "--as", "mentees")

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
