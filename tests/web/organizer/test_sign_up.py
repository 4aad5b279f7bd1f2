"""The window of a cohort: on the program's clock, with its consequences before it is moved."""

from datetime import UTC, datetime, timedelta

import pytest

from nodement.applying.models import Draft
from nodement.forms.actions import open_form, publish_form
from nodement.journal.models import Entry
from nodement.programs.models import Cohort
from tests import make
from tests.make import NOON
from tests.web.page import main

BERLIN = {"time_zone": "Europe/Berlin"}


def address(cohort):
    return f"/cohorts/{cohort.public_id}/sign-up/"


def saved(cohort):
    return Cohort.objects.select_related("program").get(pk=cohort.pk)


@pytest.fixture
def is_open(crew):
    """Sign-up is open for two weeks, and two people are writing."""
    Cohort.objects.filter(pk=crew.cohort.pk).update(
        opens_at=NOON - timedelta(days=1), closes_at=NOON + timedelta(days=14)
    )
    version = publish_form(
        open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON), by=crew.margaret, at=NOON
    )
    for number in range(2):
        Draft.objects.create(
            cohort=crew.cohort,
            role="mentee",
            form_version=version,
            digest=str(number),
            started_at=NOON,
            changed_at=NOON,
        )
    return crew.cohort


def test_it_is_set_on_the_clock_of_the_program(crew, margaret):
    typed = {"opens_at": "2026-12-01T09:00", "closes_at": "2027-01-11T18:00"} | BERLIN
    response = margaret.post(address(crew.cohort), typed)

    cohort = saved(crew.cohort)
    assert response.url == address(crew.cohort)
    assert cohort.opens_at == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert cohort.closes_at == datetime(2027, 1, 11, 17, tzinfo=UTC)
    assert cohort.program.time_zone == "Europe/Berlin"


def test_times_are_read_on_the_program_s_clock_and_on_one_s_own(crew, sign_in):
    crew.cohort.program.time_zone = "Asia/Kathmandu"
    crew.cohort.program.save()
    Cohort.objects.filter(pk=crew.cohort.pk).update(opens_at=NOON, is_rolling=True)
    browser = sign_in(make.organizer(crew.cohort.program, "Yuki", time_zone="Asia/Tokyo"))

    page = main(browser.get(address(crew.cohort)))

    assert "Mon 30 Nov 2026 · 17:45 (Kathmandu)" in page
    assert "on your clock: Mon 30 Nov 2026 · 21:00 (Tokyo)" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"opens_at": "2027-03-28T02:30"}, "02:30 does not exist on 2027-03-28 in Berlin"),
        ({"opens_at": "2026-10-25T02:30"}, "02:30 comes twice on 2026-10-25 in Berlin"),
        ({"opens_at": "2027-06-01T09:00"}, "Sign-up closes before it opens"),
        ({"opens_at": ""}, "Please say when sign-up opens, too."),
        ({"opens_at": "2026-13-45T09:00"}, "Please write a day and a time"),
        ({"opens_at": "2026-12-01T09:00Z"}, "Please write a day and a time"),
        ({"opens_at": "1026-12-01T09:00"}, "Please choose a day of this century."),
        ({"time_zone": "Atlantis/Capital"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_stays_typed(crew, margaret, typed, words):
    usual = {"opens_at": "2026-12-01T09:00", "closes_at": "2027-05-11T18:00"} | BERLIN
    response = margaret.post(address(crew.cohort), usual | typed)

    assert words in main(response)
    assert 'value="2027-05-11T18:00"' in response.content.decode()
    assert saved(crew.cohort).opens_at is None


def test_where_clocks_never_change_the_same_night_is_fine(crew, margaret):
    typed = {"opens_at": "2027-03-28T02:30", "is_rolling": "on", "time_zone": "Asia/Kathmandu"}

    assert margaret.post(address(crew.cohort), typed).status_code == 302
    assert saved(crew.cohort).opens_at == datetime(2027, 3, 27, 20, 45, tzinfo=UTC)


def test_an_instant_that_stands_in_the_double_hour_can_stay(crew, margaret):
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    Cohort.objects.filter(pk=crew.cohort.pk).update(opens_at=second, is_rolling=True)
    crew.cohort.program.time_zone = "Europe/Berlin"
    crew.cohort.program.save()

    typed = {"opens_at": "2026-10-25T02:30", "closes_at": "2027-01-11T18:00"} | BERLIN
    assert margaret.post(address(crew.cohort), typed).status_code == 302
    assert saved(crew.cohort).opens_at == second


def test_it_stays_open_whatever_stands_in_the_closing_field(crew, margaret):
    typed = {"opens_at": "2026-12-01T09:00", "closes_at": "2027-01-11T18:00", "is_rolling": "on"}
    margaret.post(address(crew.cohort), typed | BERLIN)

    cohort = saved(crew.cohort)
    assert (cohort.is_rolling, cohort.closes_at) == (True, None)


def test_closing_sooner_says_whom_it_takes_time_from_and_waits_for_a_yes(is_open, margaret):
    typed = {"opens_at": "2026-11-29T12:00", "closes_at": "2026-12-05T12:00", "time_zone": "UTC"}

    response = margaret.post(address(is_open), typed)

    assert "This closes sign-up sooner, and 2 people are still writing." in main(response)
    assert saved(is_open).closes_at == NOON + timedelta(days=14)

    assert margaret.post(address(is_open), typed | {"sure": "yes"}).status_code == 302
    assert saved(is_open).closes_at == NOON + timedelta(days=5)


def test_shutting_at_once_says_so(is_open, margaret):
    typed = {"opens_at": "2026-11-29T12:00", "closes_at": "2026-11-30T12:00", "time_zone": "UTC"}

    response = margaret.post(address(is_open), typed)

    assert "This shuts sign-up now, and 2 people are still writing." in main(response)
    assert saved(is_open).closes_at == NOON + timedelta(days=14)


def test_closing_later_says_who_gains_by_it(is_open, margaret):
    typed = {"opens_at": "2026-11-29T12:00", "closes_at": "2027-01-05T12:00", "time_zone": "UTC"}

    response = margaret.post(address(is_open), typed, follow=True)

    assert "2 people who are writing now have longer." in main(response)


def test_without_published_forms_the_page_says_what_people_see(crew, margaret, is_open):
    page = main(margaret.get(address(crew.cohort)))

    assert "The mentors' form is not published yet." in page


def test_a_proposal_counts_only_once_it_is_saved(crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "These times are a suggestion." in page
    assert saved(crew.cohort).opens_at is None


def test_for_others_it_does_not_exist(crew, sign_in):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(address(crew.cohort)).status_code == 404
    assert stranger.post(address(crew.cohort), {"is_rolling": "on"}).status_code == 404
    assert not Entry.objects.exists()
