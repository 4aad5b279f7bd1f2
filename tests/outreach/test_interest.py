"""Waiting for an opening: asked for by anybody, confirmed by the address alone, ended by a link."""

from datetime import timedelta

import pytest

from nodement.outbox.models import Letter
from nodement.outreach.interest import (
    CONFIRM_LIFE,
    ask_interest,
    await_opening,
    awaits_opening,
    confirm_interest,
    end_interest,
    interest_of,
    stopped_by,
    tell_opening,
)
from nodement.outreach.models import Interest
from nodement.people.models import Person
from tests import make
from tests.at_once import at_once
from tests.make import NOON

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def token_of(letter):
    return letter.text.split("/interest/")[1].split("/")[0]


def test_asking_writes_to_the_address_and_nothing_counts_before_it_answers(time_machine_at):
    program = make.program()
    ask_interest(program, "Visitor@Example.org", at=NOON)

    letter = Letter.objects.get()
    assert (letter.name, letter.reader.email) == ("interest-confirm", "visitor@example.org")
    assert not awaits_opening(program, letter.reader)

    for _ in range(2):
        confirm_interest(interest_of(token_of(letter)), at=NOON)
    assert awaits_opening(program, letter.reader)


def test_a_link_has_one_purpose(time_machine_at):
    ask_interest(make.program(), "visitor@example.org", at=NOON)
    token = token_of(Letter.objects.get())

    assert stopped_by(token) is None
    assert interest_of(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert interest_of(token) == Interest.objects.get()


def test_a_link_to_confirm_runs_out(time_machine_at):
    ask_interest(make.program(), "visitor@example.org", at=NOON)
    token = token_of(Letter.objects.get())

    time_machine_at(CONFIRM_LIFE + HOUR)
    assert interest_of(token) is None


def test_whoever_is_told_already_gets_no_letter():
    program, visitor = make.program(), make.person("Visitor")
    await_opening(program, visitor, at=NOON)

    ask_interest(program, visitor.email, at=NOON)

    assert not Letter.objects.exists()


def test_a_stranger_fills_no_mailbox():
    programs = [make.program() for _ in range(5)]
    for program in programs * 2:
        ask_interest(program, "visitor@example.org", at=NOON)
    assert Letter.objects.count() == 3

    ask_interest(programs[0], "visitor@example.org", at=NOON + 2 * HOUR)
    assert Letter.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_asking_at_once_makes_one_wish():
    program = make.program()

    at_once(*[lambda: ask_interest(program, "visitor@example.org", at=NOON)] * 5)

    assert Interest.objects.count() == Person.objects.count() == 1
    assert Letter.objects.count() == 3


def test_the_link_in_a_letter_ends_them(time_machine_at):
    program, visitor = make.program(), make.person("Visitor")
    await_opening(program, visitor, at=NOON - HOUR)
    tell_opening(make.cohort(program=program, opens_at=NOON), at=NOON)
    token = token_of(Letter.objects.get())

    found = stopped_by(token)
    assert (found.program, found.person) == (program, visitor)
    for _ in range(2):
        end_interest(program, visitor, at=NOON)
    assert stopped_by(token) is None
    assert not awaits_opening(program, visitor)


def test_a_cohort_that_takes_no_forms_opens_for_nobody():
    program = make.program()
    await_opening(program, make.person("Visitor"), at=NOON)

    assert tell_opening(make.cohort(program=program), at=NOON) == 0
