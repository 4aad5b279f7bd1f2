"""Undoing a decision, before and after people have heard of it."""

from datetime import timedelta

import pytest

from nodement.admissions import actions
from nodement.admissions.decisions import Cause
from nodement.admissions.models import BulkChange
from nodement.admissions.undoing import undo_change
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.chores import send_letters
from nodement.outbox.models import Letter
from nodement.surveys.actions import withdraw
from nodement.surveys.models import Application
from tests import make
from tests.admissions.conftest import sent_at
from tests.at_once import at_once
from tests.make import NOON

SOON = NOON + timedelta(minutes=9)
LATER = NOON + timedelta(hours=1)


def test_an_undo_in_time_is_heard_by_nobody(desk, grace):
    change = desk.decline(grace, words="Sorry").change

    outcome = undo_change(change, by=desk.ines, at=SOON)

    assert [one.name for one in outcome.moved] == ["Grace"]
    grace.refresh_from_db()
    assert (grace.state, grace.decline_reason, grace.decline_words) == ("complete", "", "")
    assert sent_at(LATER) == []
    assert Letter.objects.get().state == Letter.State.WITHHELD


def test_an_undo_after_the_letter_has_left_is_told_at_once(desk, grace):
    change = desk.decline(grace).change
    sent_at(NOON + timedelta(minutes=10))

    undo_change(change, by=desk.ines, at=LATER)

    assert desk.states() == {"Grace": "complete"}
    assert sent_at(LATER) == ["application-declined", "application-taken-up"]


def test_undoing_twice_changes_nothing(desk, grace):
    change = desk.decline(grace).change
    undo_change(change, by=desk.ines, at=SOON)
    desk.decline(Application.objects.get(pk=grace.pk), at=SOON)

    outcome = undo_change(change, by=desk.ines, at=SOON)

    assert (outcome.moved, outcome.left) == ((), ())
    assert desk.states() == {"Grace": "declined"}


def test_who_has_changed_meanwhile_is_left_and_named(desk, grace):
    joan = make.application("mentee", cohort=desk.cohort, name="Joan")
    change = desk.let_wait(grace, joan).change
    withdraw(grace, by=grace.person, at=SOON)

    outcome = undo_change(change, by=desk.ines, at=SOON)

    assert [(one.application.name, one.cause) for one in outcome.left] == [("Grace", Cause.CHANGED)]
    assert desk.states() == {"Grace": "withdrawn", "Joan": "complete"}


def test_a_later_decision_stands_even_if_it_led_to_the_same_state(desk, grace):
    first = desk.decline(grace).change
    desk.take_up(Application.objects.get(pk=grace.pk), at=SOON)
    desk.decline(Application.objects.get(pk=grace.pk), at=SOON, words="For good")

    outcome = undo_change(first, by=desk.ines, at=SOON)

    assert [one.cause for one in outcome.left] == [Cause.CHANGED]
    assert desk.states() == {"Grace": "declined"}


def test_decisions_are_undone_one_after_the_other(desk, grace):
    first = desk.decline(grace, reason="time", words="No hours").change
    second = desk.let_wait(Application.objects.get(pk=grace.pk), at=SOON).change

    undo_change(second, by=desk.ines, at=SOON)

    grace.refresh_from_db()
    assert (grace.state, grace.decline_words) == ("declined", "No hours")
    told = Letter.objects.filter(state=Letter.State.QUEUED).get()
    assert told.name == "application-declined"
    assert "No hours" in told.text

    undo_change(first, by=desk.ines, at=SOON)

    assert desk.states() == {"Grace": "complete"}
    assert sent_at(LATER) == []


def test_who_is_paired_by_now_is_not_put_back_out_of_the_matching(desk):
    mei = make.application("mentee", cohort=desk.cohort, name="Mei", state="waiting_list")
    change = desk.take_up(mei).change
    make.pair(cohort=desk.cohort, mentee=mei.person)

    outcome = undo_change(change, by=desk.ines, at=SOON)

    assert [one.cause for one in outcome.left] == [Cause.PAIRED]
    assert desk.states() == {"Mei": "complete"}


def test_a_withdrawal_of_an_unconfirmed_one_comes_back_in_silence(desk):
    mei = make.application("mentee", cohort=desk.cohort, name="Mei", state="received")
    change = desk.withdraw(mei).change

    undo_change(change, by=desk.ines, at=LATER)

    assert desk.states() == {"Mei": "received"}
    assert Letter.objects.count() == 0


def test_an_owner_is_given_taken_and_given_back(desk, grace):
    by = {"by": desk.margaret, "at": NOON}
    given = actions.assign_owner(desk.cohort, [grace], desk.ines, **by)
    grace.refresh_from_db()
    assert grace.owner == desk.ines
    again = actions.assign_owner(desk.cohort, [grace], desk.ines, **by)
    assert again.change is None

    undo_change(given.change, by=desk.ines, at=SOON)

    grace.refresh_from_db()
    assert grace.owner is None
    assert Letter.objects.count() == 0
    assert BulkChange.objects.get().undone_at == SOON


def test_an_owner_organizes_the_program(desk, grace):
    with pytest.raises(Refusal, match="Only an organizer"):
        actions.assign_owner(
            desk.cohort, [grace], make.person("Stranger"), by=desk.margaret, at=NOON
        )


def test_what_was_undone_stands_in_the_journal(desk, grace):
    change = desk.decline(grace).change
    undo_change(change, by=desk.ines, at=SOON)

    entries = Entry.objects.filter(about=grace.full_name).order_by("pk")

    assert [(one.verb, one.actor) for one in entries] == [
        ("declined", desk.margaret),
        ("undid: declined", desk.ines),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_who_undo_at_once_put_everybody_back_once(desk, grace):
    change = desk.decline(grace).change
    sent_at(LATER)

    outcomes = at_once(
        lambda: undo_change(change, by=desk.ines, at=LATER),
        lambda: undo_change(change, by=desk.margaret, at=LATER),
    )

    assert sorted(len(one.moved) for one in outcomes) == [0, 1]
    assert Letter.objects.filter(name="application-taken-up").count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_undo_while_the_letter_leaves_is_told_if_and_only_if_it_left(desk, grace):
    change = desk.decline(grace).change
    due = NOON + timedelta(minutes=10)

    at_once(lambda: undo_change(change, by=desk.ines, at=due), lambda: send_letters(due))

    left = Letter.objects.get(name="application-declined").state == Letter.State.SENT
    told = Letter.objects.filter(name="application-taken-up").exists()
    assert left == told
    assert desk.states() == {"Grace": "complete"}
