"""The page before the form, and how somebody begins."""

from datetime import timedelta

import pytest

from nodement.applying.models import Draft
from nodement.documents.models import Document, Version
from nodement.forms.content import Content
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, OPENS
from tests.make import NOON
from tests.web.page import forms, main

State = Application.State


@pytest.fixture
def cohort():
    program = make.program(time_zone="Asia/Kathmandu", applicants_per_place=10)
    return scenes.open_cohort(program=program)


def path(cohort, *parts):
    return "/" + "/".join(["apply", cohort.public_id, *parts]) + "/"


def test_it_says_what_the_odds_are_now(client, cohort):
    make.application("mentor", cohort=cohort, capacity=2)
    make.application("mentor", cohort=cohort)
    for _number in range(6):
        make.application("mentee", cohort=cohort)

    page = main(client.get(path(cohort)))

    assert "2 mentors with 3 places, 6 mentees so far." in page
    assert "That is about 2 mentees for one place." in page
    assert "nearly full" not in page


def test_one_and_none_are_said_in_words(client, cohort):
    assert "No mentor with a free place yet, no mentees so far." in main(client.get(path(cohort)))

    make.application("mentor", cohort=cohort)
    make.application("mentee", cohort=cohort)

    assert "1 mentor with 1 place, 1 mentee so far." in main(client.get(path(cohort)))


def test_the_dates_stand_on_the_programs_clock_and_in_utc(client, cohort):
    page = main(client.get(path(cohort)))

    assert "Sign-up closes Mon 7 Dec 2026 · 17:45 (Kathmandu) Mon 7 Dec 2026 · 12:00 (UTC)" in page


def test_somebody_who_is_known_reads_them_on_their_own_clock_first(sign_in, cohort):
    browser = sign_in(make.person("Grace", time_zone="Europe/Berlin"))

    page = main(browser.get(path(cohort)))

    assert "Mon 7 Dec 2026 · 13:00 (Berlin) Mon 7 Dec 2026 · 17:45 (Kathmandu)" in page


@pytest.mark.parametrize(
    ("mentees", "words"), [(7, None), (8, "nearly full"), (10, "is full at the moment")]
)
def test_near_and_over_the_cap_people_are_told_before_they_start(client, cohort, mentees, words):
    make.application("mentor", cohort=cohort)
    for _number in range(mentees):
        make.application("mentee", cohort=cohort)

    page = main(client.get(path(cohort)))

    assert ("full" in page, not words or words in page) == (words is not None, True)
    assert len(forms(client.get(path(cohort)))) == 2, "whoever wants to may still begin"


def test_the_duties_are_those_of_the_program(client, cohort):
    assert "at least 60 minutes in every 21 days" in main(client.get(path(cohort)))

    document = Document.objects.create(program=cohort.program, kind="expectations")
    Version.objects.create(
        document=document, number=1, text="Feed the cat.", made_at=NOON, published_at=NOON
    )

    page = main(client.get(path(cohort)))
    assert ("Feed the cat." in page, "21 days" in page) == (True, False)


@pytest.mark.parametrize(
    ("at", "words"),
    [(OPENS - timedelta(seconds=1), "has not opened yet"), (CLOSES, "Sign-up has closed")],
)
def test_outside_the_window_there_is_nothing_to_begin_but_something_to_do(
    client, cohort, clock, at, words
):
    clock.move_to(at)

    response = client.get(path(cohort))

    assert words in main(response)
    assert forms(response) == []
    assert f'href="/programs/{cohort.program.public_id}/about/"' in response.content.decode()
    assert "12:00 (UTC)" in main(response), "the dates are there all the same"


def test_a_cohort_without_a_published_form_says_so(client):
    cohort = make.cohort(opens_at=OPENS, closes_at=CLOSES)

    response = client.get(path(cohort))

    assert "The form is not ready yet." in main(response)
    assert forms(response) == []


def test_a_cohort_that_takes_files_tells_nothing_of_itself(client):
    cohort = make.cohort(name="Zerubbabel")

    response = client.get(path(cohort))

    assert "Sign-up is not on this page" in main(response)
    assert "Zerubbabel" not in response.content.decode()
    assert client.get("/apply/nowhere/").status_code == 404


def test_opening_the_address_of_a_form_begins_nothing(client, cohort):
    assert client.get(path(cohort, "mentee")).url == path(cohort)
    assert client.get(path(cohort, "keeper")).status_code == 404
    assert Draft.objects.count() == 0


def test_the_button_begins_and_the_page_then_shows_the_way_back(client, cohort):
    first = client.post(path(cohort, "mentee"))

    assert first.url == path(cohort, "mentee", "you")
    assert client.post(path(cohort, "mentee")).url == first.url
    assert Draft.objects.count() == 1
    assert "You have begun to apply as a mentee." in main(client.get(path(cohort)))


def test_a_draft_keeps_only_the_digest_of_its_secret(client, cohort):
    client.post(path(cohort, "mentee"))

    token = client.session["drafts"][f"{cohort.public_id}/mentee"]
    assert token not in str(Draft.objects.values().get())


def test_another_browser_finds_nothing_of_it(client, cohort):
    client.post(path(cohort, "mentee"))
    stranger = type(client)()

    assert stranger.get(path(cohort, "mentee", "you")).url == path(cohort)
    assert stranger.get(path(cohort, "mentee", "send")).url == path(cohort)
    assert "You have begun" not in main(stranger.get(path(cohort)))


def test_somebody_who_signs_in_later_finds_no_draft_of_another(client, sign_in, cohort):
    client.force_login(make.person("Grace"))
    client.post(path(cohort, "mentee"))
    token = client.session["drafts"]
    other = sign_in(make.person("Mallory"))
    session = other.session
    session["drafts"] = token
    session.save()

    assert other.get(path(cohort, "mentee", "you")).url == path(cohort)


def test_somebody_who_is_signed_in_finds_their_draft_on_another_device(sign_in, cohort):
    grace = make.person("Grace")
    sign_in(grace).post(path(cohort, "mentee"))

    response = sign_in(grace).get(path(cohort, "mentee", "you"))

    assert f'value="{grace.email}"' in response.content.decode()


def test_somebody_who_has_applied_changes_their_answers_instead(sign_in, cohort):
    mine = make.application("mentee", cohort=cohort)
    browser = sign_in(mine.person)

    browser.post(path(cohort, "mentee"))

    assert Draft.objects.get().application == mine


def test_pages_with_answers_are_kept_in_no_cache(client, cohort):
    client.post(path(cohort, "mentee"))

    for parts in ((), ("mentee", "you"), ("mentee", "send"), ("mentee", "send", "later")):
        assert client.get(path(cohort, *parts))["Cache-Control"] == "no-store"


def test_the_page_asks_the_database_the_same_number_of_times_for_one_and_for_many(
    client, cohort, django_assert_num_queries
):
    client.get(path(cohort))
    for _time in range(2):
        for _number in range(3):
            make.application("mentee", cohort=cohort)
            make.application("mentor", cohort=cohort)
        with django_assert_num_queries(7):
            client.get(path(cohort))


def test_a_form_without_questions_breaks_no_page(client, cohort):
    scenes.publish(cohort, "mentee", Content(sections=()))

    begun = client.post(path(cohort, "mentee"))

    assert begun.url == path(cohort, "mentee", "send")
    assert client.get(begun.url).status_code == 200
    assert client.post(begun.url).status_code == 409
