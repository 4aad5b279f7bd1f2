"""Taking a survey file in, from upload to applications."""

import io
import time
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from nodement.kit.errors import Refusal
from nodement.people.models import Consent, Person
from nodement.surveys.actions import (
    cancel_import,
    confirm_import,
    upload_survey,
    withdraw,
)
from nodement.surveys.chores import LEASE, _Held, read_surveys, take_in_surveys
from nodement.surveys.models import Application, SurveyImport
from tests import make
from tests.at_once import at_once
from tests.surveys.conftest import SMALL, sheet


def numbers(kept):
    return (kept.added, kept.changed, kept.unchanged, kept.refused)


def test_a_file_becomes_people_with_applications(bring, cohort):
    kept = bring(sheet({}, {"Email Address": "linus@example.org", "Name": "Linus"}))

    assert (kept.state, numbers(kept)) == ("done", (2, 0, 0, 0))
    grace = Application.objects.get(person__email="grace@example.org")
    assert (grace.cohort, grace.role, grace.name) == (cohort, "mentee", "Grace")
    assert grace.profile.time_zone == "Europe/Berlin"
    assert grace.person.time_zone == "Europe/Berlin"


def test_consent_is_recorded_with_the_file_it_came_in(bring):
    bring(sheet({}))

    assert Consent.objects.get().how == "Survey file answers.csv"


def test_the_same_file_twice_changes_nothing(bring):
    bring(sheet({}, {"Email Address": "linus@example.org"}))
    before = list(Application.objects.values().order_by("pk"))
    again = bring(sheet({}, {"Email Address": "linus@example.org"}))

    assert numbers(again) == (0, 0, 2, 0)
    assert list(Application.objects.values().order_by("pk")) == before
    assert (Person.objects.filter(email__startswith="grace").count(), Consent.objects.count()) == (
        1,
        2,
    )


def test_a_mended_file_completes(bring):
    first = bring(sheet({}, {"Email Address": "linus@example.org", "Time zone": "CST"}))
    mended = bring(
        sheet({}, {"Email Address": "linus@example.org", "Time zone": "America/Chicago"})
    )

    assert (numbers(first), numbers(mended)) == ((1, 0, 0, 1), (1, 0, 1, 0))


def test_mended_answers_of_the_same_moment_replace_the_old(bring):
    bring(sheet({}))
    mended = bring(sheet({"Areas of focus": "Security"}))

    assert numbers(mended) == (0, 1, 0, 0)
    assert Application.objects.get().profile.areas == ("Security",)


def test_the_newest_answers_of_an_address_win_whatever_the_order(bring):
    newer = {"Timestamp": "10/05/2026 10:00:00", "Areas of focus": "Security"}
    kept = bring(sheet(newer, {}))

    assert numbers(kept) == (1, 0, 1, 0)
    assert Application.objects.get().profile.areas == ("Security",)
    assert "has sent newer answers" in kept.remarks.get(code="older").reason


def test_an_address_in_capitals_is_the_same_person(bring):
    bring(sheet({}))
    bring(sheet({"Email Address": "GRACE@Example.org"}))

    assert Application.objects.count() == 1


def test_who_has_withdrawn_stays_withdrawn(bring):
    bring(sheet({}))
    grace = Application.objects.get()
    withdraw(grace, by=grace.person, at=make.NOON)
    kept = bring(sheet({"Timestamp": "10/09/2026 10:00:00"}))

    grace.refresh_from_db()
    assert (grace.state, kept.remarks.get(line=2).code) == ("withdrawn", "withdrawn")


def test_the_dirty_small_cohort_goes_in_except_for_six_rows_with_reasons(bring):
    with (SMALL / "mentees.csv").open("rb") as file:
        kept = bring(file)

    assert (kept.rows, *numbers(kept)) == (32, 25, 0, 1, 6)
    assert list(kept.remarks.filter(refuses=True).values_list("line", "code")) == [
        (3, "row_short"),
        (5, "area_unknown"),
        (7, "row_blank"),
        (21, "address_invalid"),
        (24, "consent_missing"),
        (28, "zone_unknown"),
    ]


def test_nothing_goes_in_before_it_is_confirmed(cohort):
    upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)
    read_surveys(make.NOON)

    assert take_in_surveys(make.NOON) == 0
    assert not Application.objects.exists()


def test_a_file_that_is_not_read_yet_cannot_be_confirmed(cohort):
    kept = upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)

    with pytest.raises(Refusal, match="has to be read first"):
        confirm_import(kept, by=None, at=make.NOON)


def test_a_file_that_is_no_table_fails_in_words(cohort):
    file = io.BytesIO(b"%PDF-1.7 ...")
    file.name = "answers.csv"
    kept = upload_survey(cohort, file, of="mentees", by=None, at=make.NOON)
    read_surveys(make.NOON)

    kept.refresh_from_db()
    assert (kept.state, bool(kept.trouble)) == ("failed", True)


def test_a_cancelled_file_is_gone(bring, cohort, django_capture_on_commit_callbacks):
    kept = upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)
    name = kept.file.name
    with django_capture_on_commit_callbacks(execute=True):
        cancel_import(kept, by=None, at=make.NOON)

    assert read_surveys(make.NOON) == 0
    assert not default_storage.exists(name)


def test_the_file_is_deleted_once_it_is_taken_in(bring):
    kept = bring(sheet({}))

    assert not default_storage.exists(kept.file.name)


def test_a_worker_that_was_killed_half_way_leaves_no_doubles(bring, cohort):
    kept = upload_survey(
        cohort,
        sheet({}, {"Email Address": "linus@example.org"}),
        of="mentees",
        by=None,
        at=make.NOON,
    )
    read_surveys(make.NOON)
    confirm_import(kept, by=None, at=make.NOON)
    SurveyImport.objects.update(lease_until=make.NOON + LEASE, claims=9, rows_seen=1, added=1)
    make.application(
        "mentee", cohort=cohort, person=make.person("Grace", email="grace@example.org")
    )

    assert take_in_surveys(make.NOON) == 0, "somebody holds it"
    assert take_in_surveys(make.NOON + LEASE) == 1
    assert Application.objects.count() == 2


def test_a_long_import_holds_its_file_for_as_long_as_it_works(cohort):
    from_the_start = _Held(SurveyImport(), make.NOON, since=time.monotonic() - 3600)

    assert from_the_start.until >= make.NOON + timedelta(hours=1) + LEASE


@pytest.mark.django_db(transaction=True)
def test_the_same_file_taken_in_by_two_workers_at_once_makes_nobody_twice(cohort):
    for _ in range(2):
        kept = upload_survey(cohort, sheet({}), of="mentees", by=None, at=make.NOON)
        read_surveys(make.NOON)
        confirm_import(kept, by=None, at=make.NOON + timedelta(seconds=1))

    assert at_once(*[lambda: take_in_surveys(make.NOON)] * 2) == [1, 1]
    assert (
        Application.objects.count(),
        Person.objects.filter(email="grace@example.org").count(),
    ) == (
        1,
        1,
    )
    assert set(SurveyImport.objects.values_list("state", flat=True)) == {"done"}
