"""The buttons on the page of an application: each does one thing, and says so there."""

from datetime import timedelta

import pytest

from nodement.applying.models import Draft
from nodement.lifecycle.journey import journey_of
from nodement.outbox.models import Letter
from nodement.outreach.models import Interest
from nodement.surveys.links import status_token
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.make import NOON
from tests.web.page import main

DAY = timedelta(days=1)


@pytest.fixture
def cohort():
    return scenes.open_cohort(closes_at=NOON + DAY)


def address(application):
    return f"/status/{status_token(application)}/"


def state_of(application):
    return Application.objects.get(pk=application.pk).state


def test_withdrawing_by_the_button(client, cohort):
    application = make.application("mentee", cohort=cohort)

    response = client.post(address(application), {"act": "withdraw"}, follow=True)

    assert state_of(application) == "withdrawn"
    assert "You have withdrawn. A letter says so too." in main(response)
    assert "Tell me about the next opening" in main(response)
    assert "Apply again after all" in main(response)


def test_a_refusal_is_read_where_one_stands(client, cohort):
    application = make.application("mentee", cohort=cohort)
    make.pair(cohort=cohort, mentee=application.person)

    response = client.post(address(application), {"act": "withdraw"}, follow=True)

    assert response.redirect_chain == [(address(application), 302)]
    assert "the other one counts on them" in main(response)
    assert state_of(application) == "complete"


def test_an_act_that_there_is_not_is_not_there(client, cohort):
    application = make.application("mentee", cohort=cohort)

    assert client.post(address(application), {"act": "decline"}).status_code == 404
    assert client.post(address(application)).status_code == 404


def test_being_kept_for_the_next_cohort_goes_on_and_off(client, cohort):
    application = make.application("mentee", cohort=cohort)

    page = main(client.post(address(application), {"act": "keep"}, follow=True))
    assert "Do not keep me for the next cohort" in page
    assert Application.objects.get().keep_for_next

    page = main(client.post(address(application), {"act": "release"}, follow=True))
    assert "Keep me for the next cohort" in page
    assert not Application.objects.get().keep_for_next


def test_hearing_of_the_next_opening_goes_on_and_off(client, cohort):
    application = make.application("mentee", cohort=cohort, state="declined")

    page = main(client.post(address(application), {"act": "hear"}, follow=True))
    assert "We write to you when the next cohort opens." in page
    assert Interest.objects.get().confirmed_at == NOON

    client.post(address(application), {"act": "hear-no-more"})
    assert not Interest.objects.exists()


def test_a_new_link_comes_by_letter_alone(client, cohort):
    application = make.application("mentee", cohort=cohort)
    old = address(application)

    response = client.post(old, {"act": "renew"}, follow=True)

    assert response.redirect_chain == [("/status/", 302)]
    application.refresh_from_db()
    assert status_token(application) not in response.content.decode()
    assert status_token(application) in Letter.objects.get().text
    assert client.get(old).status_code == 404


def letter_link(name):
    text = Letter.objects.filter(name=name).first().text
    return "/status/" + text.split("/status/")[1].split("\n")[0]


def test_the_letters_link_confirms_by_its_button_and_not_by_being_opened(client, cohort):
    application = scenes.sent(cohort)
    page = letter_link("confirm-address")

    shown = main(client.get(page))
    assert "Yes, this is my address" in shown
    assert "What you sent" in shown
    assert state_of(application) == "received"

    for _ in range(2):
        answer = main(client.post(page, {"act": "confirm"}, follow=True))
        assert "your address is confirmed" in answer
    assert state_of(application) == "complete"
    assert journey_of(Application.objects.get(), NOON).sentence in answer


def test_another_link_to_the_same_application_confirms_nothing(client, cohort):
    application = scenes.sent(cohort)
    page = address(application)

    shown = main(client.get(page))
    assert "There are answers that wait for a confirmation" in shown
    assert "Yes, this is my address" not in shown
    assert "Grace" not in shown
    client.post(page, {"act": "confirm"})
    assert state_of(application) == "received"


def test_after_withdrawing_the_first_letter_brings_nobody_back(client, cohort):
    application = scenes.sent(cohort)
    page = letter_link("confirm-address")
    client.post(page, {"act": "withdraw"})

    answer = main(client.post(page, {"act": "confirm"}, follow=True))

    assert "These answers are not here any more" in answer
    assert state_of(application) == "withdrawn"


def test_answers_are_changed_in_the_form_that_they_came_from(client, cohort):
    scenes.sent(cohort)
    client.post(letter_link("confirm-address"), {"act": "confirm"})
    page = address(Application.objects.get())

    answer = client.post(page, {"act": "edit"}, follow=True)

    assert answer.status_code == 200
    place = f"/apply/{cohort.public_id}/mentee/"
    assert answer.redirect_chain[0] == (place, 302)
    assert answer.redirect_chain[-1][0].startswith(place)
    assert Draft.objects.get(submitted_at=None).answers["name"] == "Grace"


def test_after_closing_nothing_is_changed_and_the_page_says_so(client, cohort, clock):
    application = make.application("mentee", cohort=cohort)
    page = address(application)
    assert "Change my answers" in main(client.get(page))
    clock.move_to(cohort.closes_at)

    shown = main(client.get(page))
    assert "You are being matched" in shown
    assert "Change my answers" not in shown
    answer = client.post(page, {"act": "edit"}, follow=True)
    assert "Sign-up has closed, so the answers stay as they are." in main(answer)
