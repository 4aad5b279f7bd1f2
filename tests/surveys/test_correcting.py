"""Correcting how a survey file is read."""

import io

import pytest

from nodement.kit.errors import Refusal
from nodement.people.models import Consent
from nodement.surveys.actions import (
    Corrections,
    confirm_import,
    correct_import,
    upload_survey,
)
from nodement.surveys.chores import read_surveys, take_in_surveys
from nodement.surveys.models import Application, Reading, SurveyImport
from tests import make
from tests.surveys.conftest import SMALL, sheet


def test_the_same_file_is_both_when_a_column_tells_the_roles(cohort):
    organizer = make.organizer(cohort.program)
    with (SMALL / "one-form-for-both.csv").open("rb") as file:
        kept = upload_survey(cohort, file, of="both", by=organizer, at=make.NOON)
    read_surveys(make.NOON)
    kept.refresh_from_db()
    assert (kept.state, kept.complete) == ("ready", 0), "nobody goes in without consent"

    said = Corrections(consent_given="Agreed on the mailing list, 3 October 2026")
    correct_import(kept, said, by=organizer, at=make.NOON)
    read_surveys(make.NOON)
    confirm_import(kept, by=organizer, at=make.NOON)
    take_in_surveys(make.NOON)

    roles = Application.objects.values_list("role", flat=True)
    assert (list(roles).count("mentor"), list(roles).count("mentee")) == (10, 19)
    assert set(Consent.objects.values_list("how", flat=True)) == {
        "Agreed on the mailing list, 3 October 2026"
    }


def test_a_correction_is_remembered_for_the_next_file(bring, cohort):
    organizer = make.organizer(cohort.program)
    kept = upload_survey(
        cohort, sheet({"Time zone": "CST"}), of="mentees", by=organizer, at=make.NOON
    )
    read_surveys(make.NOON)
    said = Corrections(zones={"CST": "America/Chicago"})
    correct_import(kept, said, by=organizer, at=make.NOON)
    read_surveys(make.NOON)
    kept.refresh_from_db()
    assert kept.complete == 1

    later = bring(sheet({"Email Address": "linus@example.org", "Time zone": "CST"}))

    assert later.added == 1
    assert Reading.objects.get(kind="zone").meaning == "America/Chicago"


def test_a_heading_can_be_corrected(cohort):
    organizer = make.organizer(cohort.program)
    file = io.BytesIO(sheet({}).getvalue().replace(b"Areas of focus", b"Stuff"))
    file.name = "odd.csv"
    kept = upload_survey(cohort, file, of="mentees", by=organizer, at=make.NOON)
    read_surveys(make.NOON)
    kept.refresh_from_db()
    assert kept.complete == 0

    correct_import(kept, Corrections(headers={"Stuff": "areas"}), by=organizer, at=make.NOON)
    read_surveys(make.NOON)

    kept.refresh_from_db()
    assert kept.complete == 1


def test_a_correction_during_the_reading_wins_over_it(cohort):
    kept = upload_survey(cohort, sheet({"Time zone": "CST"}), of="mentees", by=None, at=make.NOON)
    held = SurveyImport.objects.get(pk=kept.pk)
    said = Corrections(zones={"CST": "America/Chicago"})
    correct_import(kept, said, by=None, at=make.NOON)
    from_before = SurveyImport.objects.filter(pk=held.pk, claims=held.claims)

    assert not from_before.exists(), "the worker that read the old way has lost its hold"
    read_surveys(make.NOON)
    kept.refresh_from_db()
    assert kept.complete == 1


def test_a_correction_that_cannot_be_is_refused_in_words(cohort):
    kept = upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)
    wrong = Corrections(headers={"Name": "available_hours_of_day"})

    with pytest.raises(Refusal, match="“Name” names no hours"):
        correct_import(kept, wrong, by=None, at=make.NOON)
    assert not Reading.objects.exists()


def test_a_remembered_correction_that_fits_no_more_fails_the_file_in_words(cohort):
    Reading.objects.create(
        program=cohort.program, kind="header", typed="name", meaning="available_hours_of_day"
    )
    kept = upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)
    read_surveys(make.NOON)

    kept.refresh_from_db()
    assert (kept.state, "names no hours" in kept.trouble) == ("failed", True)
