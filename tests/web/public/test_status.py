"""The page of an application: what it says, that looking does nothing, and who may not look."""

from datetime import timedelta

import pytest

from nodement.applying.models import Draft
from nodement.lifecycle.journey import journey_of
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.outreach.models import Interest
from nodement.surveys.links import LINK_LIFE, status_token
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.make import NOON
from tests.web.page import main

DAY = timedelta(days=1)


@pytest.fixture
def cohort():
    program = make.program(time_zone="Asia/Kathmandu", contact="team@example.org")
    return scenes.open_cohort(program=program, closes_at=NOON + DAY)


def address(application, **facts):
    return f"/status/{status_token(application, **facts)}/"


def state_of(application):
    return Application.objects.get(pk=application.pk).state


def test_it_says_the_step_the_dates_and_the_answers(client, cohort):
    application = make.application("mentee", cohort=cohort, goals=("Land a pull request",))

    page = main(client.get(address(application)))

    journey = journey_of(application, NOON)
    assert f"{journey.title} {journey.sentence}" in page
    assert f"{cohort.program} · {cohort} · Mentee" in page
    assert "Sign-up closes Tue 1 Dec 2026 · 13:00 (Berlin) Tue 1 Dec 2026 · 17:45" in page
    assert "The term begins Mon 7 Dec 2026" in page
    assert "Land a pull request" in page
    assert "Monday 18:00–21:00" in page
    assert "team@example.org" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("received", "Received: please confirm your address"),
        ("complete", "Your application is complete"),
        ("waiting_list", "You are number 1 on the waiting list"),
        ("declined", "Not this time"),
        ("withdrawn", "You have withdrawn"),
    ],
)
def test_every_state_has_its_page(client, cohort, state, words):
    application = make.application("mentor", cohort=cohort, state=state)

    assert words in main(client.get(address(application)))


def test_a_decline_shows_its_reason_and_words(client, cohort):
    application = make.application(
        "mentee",
        cohort=cohort,
        state="declined",
        decline_reason="places",
        decline_words="Come back <b>soon</b>",
    )

    page = main(client.get(address(application)))
    assert "There are more people than places this time. Come back <b>soon</b>" in page


def test_who_is_paired_is_shown_the_way_and_no_name(client, cohort):
    application = make.application("mentee", cohort=cohort)
    make.pair(cohort=cohort, mentee=application.person, mentor=make.person("Zerubbabel"))

    page = main(client.get(address(application)))
    assert "You have a mentor Your pair has a page of its own" in page
    assert "Zerubbabel" not in page
    assert "Withdraw my application" not in page


def test_who_waits_reads_the_number(client, cohort):
    application = make.application("mentee", cohort=cohort)
    Round.objects.create(
        cohort=cohort, number=1, state="published", asked_at=NOON, published_at=NOON
    )

    assert "as number 1 of those who wait" in main(client.get(address(application)))


def test_no_cache_keeps_it_and_nobody_elsewhere_learns_its_address(client, cohort):
    for page in (address(make.application("mentee", cohort=cohort)), "/status/"):
        response = client.get(page)
        assert response["Cache-Control"] == "no-store"
        assert response["Referrer-Policy"] == "strict-origin"
        assert "://" not in response.content.decode().replace("http://www.w3.org/2000/svg", "")


def test_a_mail_scanner_that_opens_everything_changes_nothing(client, cohort):
    application = make.application("mentee", cohort=cohort)
    page = address(application)
    before = list(Application.objects.values())

    for act in ("confirm", "edit", "withdraw", "keep", "release", "hear", "renew"):
        assert client.get(f"{page}?act={act}").status_code == 200
        assert client.head(f"{page}?act={act}").status_code == 200

    assert list(Application.objects.values()) == before
    assert (Letter.objects.count(), Draft.objects.count(), Interest.objects.count()) == (0, 0, 0)


def test_a_changed_character_opens_nothing(client, cohort):
    application = make.application("mentee", cohort=cohort, name="Zerubbabel")
    token = status_token(application)

    for place in range(0, len(token), 7):
        other = "A" if token[place] != "A" else "B"
        response = client.get(f"/status/{token[:place]}{other}{token[place + 1 :]}/")
        assert response.status_code == 404
        assert "Zerubbabel" not in response.content.decode()


@pytest.mark.parametrize("act", ["withdraw", "renew", "confirm", "edit", ""])
def test_a_revoked_link_opens_and_does_nothing_but_offers_a_new_one(client, cohort, act):
    application = make.application("mentee", cohort=cohort)
    old = address(application)
    Application.objects.update(link_number=2)

    for response in (client.get(old), client.post(old, {"act": act})):
        assert response.status_code == 404
        assert "This link opens nothing" in main(response)
        assert 'action="/status/"' in response.content.decode()
    assert state_of(application) == "complete"


def test_a_link_ends_after_a_year_and_a_half(client, cohort, clock):
    page = address(make.application("mentee", cohort=cohort))
    clock.move_to(NOON + LINK_LIFE - DAY)
    assert client.get(page).status_code == 200

    clock.move_to(NOON + LINK_LIFE + DAY)
    assert client.get(page).status_code == 404


def test_who_came_in_a_file_has_the_same_page(client):
    application = make.application("mentee", wishes=("Ada",), about="I like <i>trees</i>.")

    page = main(client.get(address(application)))

    assert "I like <i>trees</i>." in page
    assert "Wished for, in order Ada" in page


def test_script_in_a_name_is_only_text(client, cohort):
    application = make.application("mentee", cohort=cohort, name="<script>alert(1)</script>")

    assert "<script>alert" not in client.get(address(application)).content.decode()


def test_the_request_for_a_link_says_the_same_to_everybody(client, cohort):
    application = make.application("mentee", cohort=cohort)
    answers = [
        client.post("/status/", {"email": email}, follow=True)
        for email in (application.person.email, "stranger@example.org")
    ]

    assert main(answers[0]) == main(answers[1])
    assert answers[0].redirect_chain == answers[1].redirect_chain == [("/status/", 302)]
    assert Letter.objects.get().reader == application.person


def test_what_is_no_address_is_said_and_kept(client):
    response = client.post("/status/", {"email": "grace at example"})

    assert "Enter a valid email address." in main(response)
    assert 'value="grace at example"' in response.content.decode()


def test_the_page_asks_a_fixed_number_of_questions(client, cohort, django_assert_max_num_queries):
    page = address(make.application("mentee", cohort=cohort))
    for _ in range(30):
        make.application("mentee", cohort=cohort)

    with django_assert_max_num_queries(12):
        client.get(page)
