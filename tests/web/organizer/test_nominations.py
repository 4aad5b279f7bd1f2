"""Organizers see whom projects named, and say whether they may be asked."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outbox.models import Letter
from nodement.outreach.models import Nomination
from nodement.outreach.nominations import decline_nomination
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def nomination():
    return make.nomination(is_eligible=False, asked_at=None)


def listing(nomination):
    return f"/cohorts/{nomination.cohort.public_id}/nominations/"


def test_they_confirm_and_the_letter_leaves(sign_in, nomination):
    browser = sign_in(make.organizer(nomination.cohort.program))
    before = main(browser.get(listing(nomination)))

    page = browser.post(f"/nominations/{nomination.public_id}/confirm/", follow=True)

    assert "Waits for you" in before
    assert nomination.person.email in before
    assert "They are asked by letter" in main(page)
    assert Letter.objects.get().reader == nomination.person


def test_they_take_back(sign_in, nomination):
    browser = sign_in(make.organizer(nomination.cohort.program))

    page = browser.post(f"/nominations/{nomination.public_id}/take-back/", follow=True)

    assert "Taken back" in main(page)
    assert Nomination.objects.get().state == Nomination.State.WITHDRAWN
    assert not Letter.objects.exists()


def test_whoever_said_no_has_no_name_and_no_address_there(sign_in, nomination):
    decline_nomination(nomination, at=NOON)
    page = sign_in(make.organizer(nomination.cohort.program)).get(listing(nomination))

    assert "Declined" in main(page)
    for gone in ("Katherine", nomination.person.email):
        assert gone not in page.content.decode()


def test_nobody_else_sees_or_decides(sign_in, nomination):
    contact = nomination.project.contact
    for somebody in (contact, nomination.person, make.organizer(make.program())):
        browser = sign_in(somebody)
        assert browser.get(listing(nomination)).status_code == 404
        for deed in ("confirm", "take-back"):
            place = f"/nominations/{nomination.public_id}/{deed}/"
            assert browser.post(place).status_code == 404
    assert not Letter.objects.exists()


def test_questions_do_not_grow_with_nominations(sign_in, nomination):
    browser = sign_in(make.organizer(nomination.cohort.program))
    counted = []
    for many in (1, 60):
        for _number in range(many):
            make.nomination(project=nomination.project, cohort=nomination.cohort)
        with CaptureQueriesContext(connection) as questions:
            browser.get(listing(nomination))
        counted.append(len(questions))

    assert counted[0] == counted[1]
