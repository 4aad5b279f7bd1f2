"""The matching of a cohort is closed: sign-up ends, and what was only counted is destroyed."""

from datetime import timedelta

import pytest

from nodement.applying.models import Counted
from nodement.journal.models import Entry
from nodement.lifecycle.closing import close_matching, ending
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of
from tests import make
from tests.at_once import at_once
from tests.make import NOON


@pytest.fixture
def cohort(db):
    return make.cohort(opens_at=NOON - timedelta(days=1), is_rolling=True)


def count(cohort, choice, times=1):
    return Counted.objects.create(cohort=cohort, question="gender", choice=choice, count=times)


def test_it_ends_sign_up_and_destroys_the_counts_of_this_cohort_alone(cohort):
    count(cohort, "a", 7)
    other = count(make.cohort(), "a", 7)

    close_matching(cohort, by=make.person(), at=NOON)

    closed = Cohort.objects.get(pk=cohort.pk)
    assert closed.matching_closed_at == NOON
    assert window_of(closed, NOON) == Window.CLOSED
    assert list(Counted.objects.all()) == [other]


def test_closing_twice_keeps_the_first_moment(cohort):
    for days in (0, 3):
        close_matching(cohort, by=make.person(), at=NOON + timedelta(days=days))

    assert Cohort.objects.get(pk=cohort.pk).matching_closed_at == NOON
    assert Entry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_close_at_once_close_it_once():
    cohort = make.cohort()
    count(cohort, "a")
    people = [make.organizer(cohort.program, name) for name in ("Margaret", "Ines")]

    at_once(*[lambda who=who: close_matching(cohort, by=who, at=NOON) for who in people])

    assert (Entry.objects.count(), Counted.objects.count()) == (1, 0)


def test_what_would_end_is_said_in_numbers(cohort):
    count(cohort, "a")
    count(cohort, "b")
    make.application("mentee", cohort=cohort, state="waiting_list")
    make.application("mentee", cohort=cohort)

    found = ending(cohort)

    assert (found.questions, found.choices, found.drafts, found.waiting) == (1, 2, 0, 1)
