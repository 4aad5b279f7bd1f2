"""Sending answers, and the letter that asks the address."""

from datetime import timedelta

import pytest

from nodement.applying.models import Draft
from nodement.applying.opening import GRACE
from nodement.applying.submitting import confirm_draft, correct_address, submit_draft
from nodement.forms.content import Content, Section
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.surveys.links import open_token
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, OPENS, answers, begin, fill, filled, sent, told
from tests.at_once import at_once
from tests.make import NOON

State = Application.State
SECOND = timedelta(seconds=1)


def link_in(letter: Letter) -> str:
    return letter.text.split("/status/")[1].split("/")[0]


def test_what_is_sent_waits_until_its_address_is_confirmed_from_a_letter(cohort):
    draft = filled(cohort)

    application = submit_draft(draft, at=NOON)

    assert application.state == State.RECEIVED
    assert (application.source, application.name) == ("form", "Grace")
    assert (application.given, application.form_version) == ({}, None)
    assert told() == [("grace@example.org", "confirm-address")]
    opened = open_token(link_in(Letter.objects.get()))
    assert opened.application == application
    assert opened.draft_id == draft.public_id


def test_sending_twice_is_one_application_and_one_letter(cohort):
    draft = filled(cohort)

    first, second = submit_draft(draft, at=NOON), submit_draft(draft, at=NOON + SECOND)

    assert first == second
    assert told() == [("grace@example.org", "confirm-address")]


@pytest.mark.django_db(transaction=True)
def test_sending_twice_at_the_same_moment_is_one_application_and_one_letter():
    draft = filled(scenes.open_cohort())

    got = at_once(*[lambda: submit_draft(draft, at=NOON)] * 3)

    assert {one.pk for one in got} == {Application.objects.get().pk}
    assert told() == [("grace@example.org", "confirm-address")]


@pytest.mark.django_db(transaction=True)
def test_two_drafts_for_one_address_sent_at_once_are_one_application():
    cohort = scenes.open_cohort()
    drafts = [filled(cohort), filled(cohort)]

    got = at_once(*[lambda draft=draft: submit_draft(draft, at=NOON) for draft in drafts])

    assert {one.pk for one in got} == {Application.objects.get().pk}
    assert Person.objects.count() == 1


def test_nothing_that_was_typed_stands_in_the_letter_to_a_strange_address(cohort):
    sent(cohort, "victim@example.org", name="Buy now at shop.example")

    letter = Letter.objects.get()
    assert "Buy now" not in letter.text + letter.html + letter.subject
    assert Person.objects.get().name == ""


def test_a_known_address_is_answered_like_an_unknown_one(cohort):
    known = make.application("mentee", cohort=cohort, name="Grace")
    before = Application.objects.values().get()

    application = sent(cohort, known.person.email, name="Mallory")

    assert application == known
    assert Application.objects.values().get() == before, "nothing changes before it is confirmed"
    assert told() == [(known.person.email, "confirm-address")]


def test_six_times_a_day_is_too_often_for_one_address(cohort):
    for _time in range(7):
        application = sent(cohort)

    assert application.state == State.RECEIVED, "whoever types it hears nothing of it"
    assert len(told()) == 5

    submit_draft(filled(cohort), at=NOON + timedelta(days=1))

    assert len(told()) == 6


def test_somebody_who_is_signed_in_with_that_address_has_applied_at_once(cohort):
    grace = make.person("Grace", email="grace@example.org")
    draft = fill(begin(cohort, person=grace).draft, answers())

    application = submit_draft(draft, at=NOON)

    assert (application.state, application.person) == (State.COMPLETE, grace)
    assert application.given == answers()
    assert told() == [("grace@example.org", "application-complete")]


def test_somebody_who_is_signed_in_proves_no_address_but_their_own(cohort):
    mallory = make.person("Mallory", email="mallory@example.org")
    draft = fill(begin(cohort, person=mallory).draft, answers("victim@example.org"))

    application = submit_draft(draft, at=NOON)

    assert (application.state, application.person.email) == (State.RECEIVED, "victim@example.org")
    assert told() == [("victim@example.org", "confirm-address")]


def test_what_is_missing_keeps_it_from_being_sent(cohort):
    draft = fill(begin(cohort).draft, {"name": "Grace"})

    with pytest.raises(Refusal, match="still missing"):
        submit_draft(draft, at=NOON)

    assert (Application.objects.count(), told()) == (0, [])


def test_nothing_can_be_changed_between_sending_and_confirming(cohort):
    """Whoever confirms from the letter confirms what was sent, and nothing else."""
    draft = filled(cohort)
    submit_draft(draft, at=NOON)

    with pytest.raises(Refusal, match="sent these answers already"):
        fill(draft, answers(name="Mallory"))


@pytest.mark.parametrize(
    ("started", "sent_at", "may"),
    [
        (OPENS, CLOSES - SECOND, True),
        (CLOSES - SECOND, CLOSES, True),
        (CLOSES - SECOND, CLOSES + GRACE - SECOND, True),
        (CLOSES - SECOND, CLOSES + GRACE, False),
    ],
)
def test_a_form_begun_in_time_may_be_sent_until_ten_minutes_after_closing(
    cohort, started, sent_at, may
):
    draft = fill(begin(cohort, at=started).draft, answers(), at=started)

    if may:
        assert submit_draft(draft, at=sent_at).state == State.RECEIVED
        return
    with pytest.raises(Refusal, match=r"has closed\. What you typed is kept"):
        submit_draft(draft, at=sent_at)
    assert Draft.objects.get().answers == answers()


@pytest.mark.parametrize(
    ("at", "words"), [(CLOSES, "has closed"), (OPENS - SECOND, "has not opened yet")]
)
def test_nobody_begins_outside_the_window(cohort, at, words):
    with pytest.raises(Refusal, match=words):
        begin(cohort, at=at)


def test_a_wrong_address_can_be_corrected_and_its_link_stops_working(cohort):
    draft = filled(cohort, email="gracee@example.org")
    submit_draft(draft, at=NOON)
    old = link_in(Letter.objects.get())

    application = correct_address(draft, " Grace@Example.org", at=NOON)

    assert application.person.email == "grace@example.org"
    assert told()[1:] == [("grace@example.org", "confirm-address")]
    assert open_token(old) is None
    confirm_draft(application, draft.public_id, at=NOON)
    application.refresh_from_db()
    assert application.profile.email == "grace@example.org"


def test_a_correction_leaves_the_application_that_the_first_address_had(cohort):
    known = make.application("mentee", cohort=cohort, name="Alan")
    draft = filled(cohort, email=known.person.email)
    submit_draft(draft, at=NOON)

    correct_address(draft, "grace@example.org", at=NOON)

    assert Application.objects.filter(pk=known.pk, state=State.COMPLETE).exists()
    with pytest.raises(Refusal, match="not here any more"):
        confirm_draft(known, draft.public_id, at=NOON)


def test_an_address_is_corrected_a_few_times_only_and_never_after_it_was_confirmed(cohort):
    draft = filled(cohort)
    application = submit_draft(draft, at=NOON)
    for number in range(5):
        application = correct_address(draft, f"grace{number}@example.org", at=NOON)

    with pytest.raises(Refusal, match="too often"):
        correct_address(draft, "grace@example.org", at=NOON)
    confirm_draft(application, draft.public_id, at=NOON)
    with pytest.raises(Refusal, match="confirmed already"):
        correct_address(draft, "mallory@example.org", at=NOON)


def test_a_correction_that_is_no_address_changes_nothing(cohort):
    draft = filled(cohort)
    submit_draft(draft, at=NOON)

    with pytest.raises(Refusal, match="not an email address"):
        correct_address(draft, "grace at example", at=NOON)

    assert len(told()) == 1


def test_a_corrected_address_is_read_as_the_form_reads_it(cohort):
    draft = Draft.objects.get(application=sent(cohort))

    application = correct_address(draft, "mailto:ｇrace@example.com\n", at=NOON)

    assert application.person.email == "grace@example.com"
    for unseen in ("\u2028", "\u00ad"):
        with pytest.raises(Refusal, match="This is not an email address"):
            correct_address(draft, f"grace@exam{unseen}ple.com", at=NOON)


@pytest.mark.parametrize("sections", [(), (Section(key="you", title="Who you are"),)])
def test_a_form_without_questions_cannot_be_sent_by_nobody(cohort, sections):
    scenes.publish(cohort, "mentee", Content(sections=sections))

    with pytest.raises(Refusal, match="does not ask for an address"):
        submit_draft(begin(cohort).draft, at=NOON)

    assert (Application.objects.count(), Person.objects.filter(email="").count()) == (0, 0)
