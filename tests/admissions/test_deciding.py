"""Decisions on applications: who moves, who stays, and what each person hears."""

from datetime import timedelta

import pytest

from nodement.admissions.decisions import Cause
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.surveys.models import Application
from tests import make
from tests.admissions.conftest import sent_at
from tests.at_once import at_once
from tests.make import NOON

SOON = NOON + timedelta(minutes=9)
AFTER = NOON + timedelta(minutes=10)


def test_declining_tells_each_of_them_once_and_keeps_the_reason(desk, grace):
    joan = make.application("mentee", cohort=desk.cohort, name="Joan")

    outcome = desk.decline(grace, joan, reason="scope", words="Try the docs team first.")

    assert [one.name for one in outcome.moved] == ["Grace", "Joan"]
    assert desk.states() == {"Grace": "declined", "Joan": "declined"}
    grace.refresh_from_db()
    assert (grace.decline_reason, grace.decline_words) == ("scope", "Try the docs team first.")
    assert sent_at(AFTER) == ["application-declined", "application-declined"]
    letter = Letter.objects.get(reader=grace.person)
    assert "lies outside of what this program is for" in letter.text
    assert "Try the docs team first." in letter.text
    assert "/status/" in letter.text
    assert letter.group == desk.cohort.full_name


def test_the_letter_waits_ten_minutes(desk, grace):
    desk.decline(grace)

    assert sent_at(SOON) == []
    assert sent_at(AFTER) == ["application-declined"]


def test_declining_twice_changes_nothing_and_says_so(desk, grace):
    desk.decline(grace)
    grace.refresh_from_db()

    outcome = desk.decline(grace, words="Again")

    assert outcome.moved == ()
    assert [one.cause for one in outcome.left] == [Cause.ALREADY]
    assert outcome.change is None
    assert Letter.objects.count() == 1
    assert Entry.objects.filter(verb="declined").count() == 1


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"reason": ""}, "choose a reason"),
        ({"reason": "because"}, "choose a reason"),
        ({"reason": "other", "words": "  "}, "your own words"),
    ],
)
def test_a_decline_needs_a_reason_from_the_list(desk, grace, facts, words):
    with pytest.raises(Refusal, match=words):
        desk.decline(grace, **facts)

    assert desk.states() == {"Grace": "complete"}


@pytest.mark.parametrize(("role", "side"), [("mentee", "mentee"), ("mentor", "mentor")])
def test_who_is_in_a_pair_is_left_and_named(desk, grace, role, side):
    ada = make.application(role, cohort=desk.cohort, name="Ada")
    make.pair(cohort=desk.cohort, **{side: ada.person})

    outcome = desk.decline(ada, grace)

    assert [(one.application.name, one.cause) for one in outcome.left] == [("Ada", Cause.PAIRED)]
    assert desk.states() == {"Ada": "complete", "Grace": "declined"}
    assert Letter.objects.count() == 1


def test_a_pair_that_has_ended_or_is_of_the_other_side_binds_nobody(desk):
    ada = make.application("mentor", cohort=desk.cohort, name="Ada")
    grace = make.application("mentee", cohort=desk.cohort, name="Grace")
    make.pair(cohort=desk.cohort, mentor=ada.person, state=Pair.State.ENDED)
    make.pair(cohort=desk.cohort, mentor=grace.person)

    desk.decline(ada, grace)

    assert desk.states() == {"Ada": "declined", "Grace": "declined"}


def test_who_was_changed_meanwhile_is_left_as_they_are_and_named(desk, grace):
    joan = make.application("mentee", cohort=desk.cohort, name="Joan")
    Application.objects.filter(pk=grace.pk).update(state="waiting_list")

    outcome = desk.decline(grace, joan)

    assert [(one.application.name, one.cause) for one in outcome.left] == [("Grace", Cause.CHANGED)]
    assert desk.states() == {"Grace": "waiting_list", "Joan": "declined"}


def test_an_application_of_another_cohort_is_not_touched(desk):
    foreign = make.application("mentee", name="Foreign")

    outcome = desk.decline(foreign)

    foreign.refresh_from_db()
    assert foreign.state == "complete"
    assert outcome.moved == ()
    assert Letter.objects.count() == 0


def test_nobody_hears_of_a_decline_that_is_taken_back_in_time(desk, grace):
    desk.decline(grace)
    grace.refresh_from_db()

    desk.take_up(grace, at=SOON)

    assert desk.states() == {"Grace": "complete"}
    assert sent_at(AFTER + timedelta(hours=1)) == []
    assert Letter.objects.get().state == Letter.State.WITHHELD
    grace.refresh_from_db()
    assert (grace.decline_reason, grace.decline_words) == ("", "")


def test_a_decline_that_was_heard_is_taken_back_by_a_letter(desk, grace):
    desk.decline(grace)
    sent_at(AFTER)
    grace.refresh_from_db()

    desk.take_up(grace, at=AFTER)

    assert sent_at(AFTER + timedelta(minutes=10)) == [
        "application-declined",
        "application-taken-up",
    ]
    letter = Letter.objects.get(name="application-taken-up")
    assert "We have taken that back" in letter.text


def test_a_letter_that_may_have_left_counts_as_heard(desk, grace):
    desk.decline(grace)
    Letter.objects.update(is_possibly_twice=True)
    grace.refresh_from_db()

    desk.take_up(grace, at=SOON)

    assert Letter.objects.filter(name="application-taken-up").count() == 1


def test_a_detour_that_nobody_heard_of_leaves_no_letter(desk, grace):
    desk.decline(grace)
    grace.refresh_from_db()
    desk.let_wait(grace, at=NOON + timedelta(minutes=3))
    grace.refresh_from_db()
    desk.take_up(grace, at=SOON)

    assert sent_at(NOON + timedelta(days=1)) == []
    assert set(Letter.objects.values_list("state", flat=True)) == {Letter.State.WITHHELD}


def test_the_waiting_list_and_back_is_two_letters_when_both_are_heard(desk, grace):
    desk.let_wait(grace)
    sent_at(AFTER)
    grace.refresh_from_db()
    desk.take_up(grace, at=AFTER)

    assert sent_at(NOON + timedelta(hours=1)) == ["application-waits", "application-taken-up"]
    assert "off the waiting list" in Letter.objects.get(name="application-taken-up").text


def test_an_address_that_was_never_confirmed_gets_no_letter(desk):
    mei = make.application("mentee", cohort=desk.cohort, name="Mei", state="received")

    declined, withdrawn = desk.decline(mei), desk.withdraw(mei)

    assert [one.cause for one in declined.left] == [Cause.UNCONFIRMED]
    assert [one.name for one in withdrawn.moved] == ["Mei"]
    assert desk.states() == {"Mei": "withdrawn"}
    assert Letter.objects.count() == 0


def test_who_has_withdrawn_is_not_brought_back(desk):
    mei = make.application("mentee", cohort=desk.cohort, name="Mei", state="withdrawn")

    outcomes = [desk.take_up(mei), desk.let_wait(mei), desk.decline(mei)]

    assert [one.left[0].cause for one in outcomes] == [Cause.WITHDRAWN] * 3
    assert desk.states() == {"Mei": "withdrawn"}


def test_the_letter_speaks_the_language_of_its_reader_and_obeys_no_mark_up(desk):
    lin = make.person("Lin", language="en")
    mei = make.application("mentee", cohort=desk.cohort, person=lin, name="[x](http://evil.test)")

    desk.decline(mei, words="**=cmd()**\n<script>alert(1)</script>")

    html = Letter.objects.get().html
    assert "<script>" not in html
    assert 'href="http://evil.test' not in html
    assert "**=cmd()**" in Letter.objects.get().text


def test_a_decision_asks_for_many_as_often_as_for_one(desk, django_assert_max_num_queries):
    rows = [make.application("mentee", cohort=desk.cohort, name=f"G{n}") for n in range(20)]

    with django_assert_max_num_queries(20 + 2 * len(rows)):
        desk.decline(*rows)

    assert set(desk.states().values()) == {"declined"}


@pytest.mark.django_db(transaction=True)
def test_two_organizers_who_decline_at_once_write_one_letter(desk, grace):
    outcomes = at_once(lambda: desk.decline(grace), lambda: desk.decline(grace))

    assert sorted(len(one.moved) for one in outcomes) == [0, 1]
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_declining_and_putting_on_the_list_at_once_leaves_one_of_the_two(desk, grace):
    outcomes = at_once(lambda: desk.decline(grace), lambda: desk.let_wait(grace))

    moved = [one for one in outcomes if one.moved]
    left = [one.left[0].cause for one in outcomes if one.left]
    assert len(moved) == 1
    assert left == [Cause.CHANGED]
    assert desk.states()["Grace"] == moved[0].change.to_state
