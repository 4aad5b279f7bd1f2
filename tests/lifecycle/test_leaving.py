"""What people do with their own application: leave, be kept for the next, ask for its link."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.applying.models import Draft
from nodement.forms.models import Form, FormVersion
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.lifecycle.actions import (
    keep_for_next,
    keep_no_longer,
    leave_cohort,
    renew_link,
    send_links,
)
from nodement.lifecycle.journey import journey_of
from nodement.outbox.actions import subject_of, write
from nodement.outbox.models import Letter
from nodement.surveys.links import open_token, status_token
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once
from tests.make import NOON

pytestmark = pytest.mark.django_db


def tokens(letter):
    return [part.split("/")[0] for part in letter.text.split("/status/")[1:]]


def draft_of(application, **facts):
    form = Form.objects.create(
        cohort=application.cohort, role=application.role, draft={"sections": []}, changed_at=NOON
    )
    version = FormVersion.objects.create(
        form=form, number=1, content_json={"sections": []}, published_at=NOON
    )
    return Draft.objects.create(
        cohort=application.cohort,
        role=application.role,
        form_version=version,
        application=application,
        digest="0" * 64,
        started_at=NOON,
        changed_at=NOON,
        **facts,
    )


@pytest.mark.parametrize("state", ["received", "complete", "waiting_list"])
def test_leaving_says_so_in_one_letter_with_the_words_of_the_page(state):
    application = make.application("mentee", state=state, keep_for_next=True)
    for _ in range(2):
        leave_cohort(application, at=NOON)

    application = Application.objects.get()
    assert (application.state, application.keep_for_next) == ("withdrawn", False)
    letter = Letter.objects.get()
    assert letter.name == "application-withdrawn"
    assert journey_of(application, NOON).sentence in letter.text
    entry = Entry.objects.get(verb="withdrew")
    assert entry.actor == application.person


def test_what_has_not_left_stays_here_and_what_is_not_theirs_goes_on():
    application = make.application("mentee")
    other = make.application("mentee", cohort=application.cohort)
    for one in (application, other):
        subject = subject_of(one, one.cohort)
        write("sign-in-code", to=one.person, at=NOON, subject=subject, code="1")

    leave_cohort(application, at=NOON)

    fates = Letter.objects.order_by("pk").values_list("reader__name", "name", "state")
    assert list(fates) == [
        (application.person.name, "sign-in-code", "withheld"),
        (other.person.name, "sign-in-code", "queued"),
        (application.person.name, "application-withdrawn", "queued"),
    ]


def test_answers_that_wait_are_forgotten_so_that_an_old_letter_brings_nobody_back():
    application = make.application("mentee", state="received")
    draft_of(application, submitted_at=NOON)

    leave_cohort(application, at=NOON)

    assert not Draft.objects.exists()


def test_nobody_leaves_a_pair_that_counts_on_them():
    application = make.application("mentee")
    make.pair(cohort=application.cohort, mentee=application.person)

    with pytest.raises(Refusal, match="the other one counts on them"):
        leave_cohort(application, at=NOON)
    assert not Letter.objects.exists()


def test_a_declined_application_is_answered_already():
    application = make.application("mentee", state="declined")

    with pytest.raises(Refusal, match="nothing to withdraw"):
        leave_cohort(application, at=NOON)
    assert Application.objects.get().state == "declined"


@pytest.mark.django_db(transaction=True)
def test_leaving_twice_at_once_writes_one_letter():
    application = make.application("mentee")

    at_once(*[lambda: leave_cohort(application, at=NOON)] * 2)

    assert Letter.objects.count() == 1


def test_being_kept_for_the_next_cohort_is_said_and_taken_back():
    application = make.application("mentee")
    for _ in range(2):
        keep_for_next(application, at=NOON)
    assert Application.objects.get().keep_for_next

    keep_no_longer(application, at=NOON)
    assert not Application.objects.get().keep_for_next
    assert Entry.objects.count() == 2


def test_a_new_link_ends_every_older_one_and_comes_by_letter():
    application = make.application("mentee")
    old = status_token(application)

    renew_link(application, at=NOON)

    assert open_token(old) is None
    (new,) = tokens(Letter.objects.get())
    assert open_token(new).application == application


def test_a_new_link_can_confirm_the_answers_that_wait():
    application = make.application("mentee", state="received")
    draft = draft_of(application, submitted_at=NOON)

    renew_link(application, at=NOON)

    (new,) = tokens(Letter.objects.get())
    assert open_token(new).draft_id == draft.public_id


def test_whoever_asks_for_links_gets_one_letter_with_all_of_theirs():
    person = make.person("Grace", email="grace@example.org")
    mine = {make.application(role, person=person) for role in ("mentee", "mentor")}
    make.application("mentee")

    send_links("Grace@Example.org", at=NOON)

    letter = Letter.objects.get()
    assert {open_token(token).application for token in tokens(letter)} == mine
    assert letter.reader == person
    assert letter.is_secret


@pytest.mark.parametrize("who", ["nobody", "without", "inactive"])
def test_an_address_without_an_application_gets_no_letter(who):
    if who == "without":
        make.person(email="nobody@example.org")
    if who == "inactive":
        person = make.person(email="nobody@example.org", is_active=False)
        make.application("mentee", person=person)

    send_links("nobody@example.org", at=NOON)

    assert not Letter.objects.exists()


def test_the_work_is_the_same_whether_an_address_has_applied_or_not():
    application = make.application("mentee")
    make.person(email="without@example.org")
    counts = []
    for email in (application.person.email, "without@example.org", "nobody@example.org"):
        with CaptureQueriesContext(connection) as asked:
            send_links(email, at=NOON)
        counts.append(sum("SAVEPOINT" not in query["sql"] for query in asked))

    assert counts == [counts[0]] * 3
    assert Letter.objects.get().reader == application.person


def test_three_letters_in_an_hour_are_enough():
    application = make.application("mentee")
    for minute in range(5):
        send_links(application.person.email, at=NOON + timedelta(minutes=minute))
    assert Letter.objects.count() == 3

    send_links(application.person.email, at=NOON + timedelta(minutes=61))
    assert Letter.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_asking_five_times_at_once_writes_three():
    application = make.application("mentee")

    at_once(*[lambda: send_links(application.person.email, at=NOON)] * 5)

    assert Letter.objects.count() == 3
