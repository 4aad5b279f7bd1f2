"""Changing a cohort's name and dates."""

from dataclasses import replace
from datetime import date

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.lifecycle.actions import change_term
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.programs.actions import Term
from nodement.programs.models import Cohort
from tests import make
from tests.make import NOON

MARCH = date(2027, 3, 1)


@pytest.fixture
def cohort(db):
    return make.cohort(name="Winter")


def changed(cohort, **facts):
    organizer = make.organizer(cohort.program)
    change_term(cohort, replace(Term.of(cohort), **facts), by=organizer, at=NOON)
    return Cohort.objects.get(pk=cohort.pk)


def test_name_and_dates_can_be_changed_and_it_is_noted_once(cohort):
    for _ in range(2):
        after = changed(cohort, name="Spring", starts_on=MARCH, weeks=12)

    assert (after.name, after.starts_on, after.weeks) == ("Spring", MARCH, 12)
    assert Entry.objects.filter(verb="changed").count() == 1


def test_new_dates_set_solved_rounds_aside_because_they_were_for_other_weeks(cohort):
    make.application("mentee", cohort=cohort)
    make.application("mentor", cohort=cohort)
    ask_round(cohort, by=make.organizer(cohort.program), at=NOON)
    solve_rounds(NOON)

    changed(cohort, name="Spring")
    assert Round.objects.get().state == Round.State.SOLVED
    changed(Cohort.objects.get(), starts_on=MARCH)
    assert Round.objects.get().state == Round.State.CANCELLED


def test_the_dates_stay_once_pairs_were_told_but_the_name_may_change(cohort):
    make.pair(cohort=cohort)

    with pytest.raises(Refusal, match="so the dates stay"):
        changed(cohort, starts_on=MARCH)
    assert changed(cohort, name="Spring").name == "Spring"


def test_two_cohorts_of_a_program_have_two_names(cohort):
    make.cohort(name="Spring", program=cohort.program)

    with pytest.raises(Refusal, match="has that name already"):
        changed(cohort, name="Spring")
