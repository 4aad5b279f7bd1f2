"""Sign-up closes and opens: everybody concerned gets one letter, whatever happens to the worker."""

from datetime import timedelta

import pytest

from nodement.lifecycle.chores import tell_closing, tell_openings
from nodement.lifecycle.journey import journey_of
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.outreach.interest import await_opening, end_interest
from nodement.outreach.models import Interest
from nodement.surveys.links import open_token
from nodement.surveys.models import Application
from nodement.work.chores import CHORES
from tests import make
from tests.at_once import at_once
from tests.make import NOON

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db


def closing(**facts):
    return make.cohort(**({"opens_at": NOON - 9 * DAY, "closes_at": NOON} | facts))


def told(name):
    return sorted(Letter.objects.filter(name=name).values_list("reader__name", flat=True))


def test_the_chores_are_done_by_the_worker():
    assert {tell_closing, tell_openings} <= {chore.sweep for chore in CHORES}


def test_when_sign_up_has_closed_everybody_complete_is_told_once():
    cohort = closing()
    for state in ("complete", "received", "waiting_list", "declined", "withdrawn"):
        make.application("mentee", cohort=cohort, name=state.title(), state=state)
    make.application("mentor", cohort=cohort, name="Ada")
    make.application("mentee", cohort=closing(closes_at=NOON + DAY), name="Early")
    make.application("mentee", cohort=make.cohort(), name="Filed")

    assert tell_closing(NOON - timedelta(seconds=1)) == 0
    assert tell_closing(NOON) == 2
    assert tell_closing(NOON) == 0
    assert told("matching-begun") == ["Ada", "Complete"]


def test_the_letter_says_what_the_page_says_and_opens_it():
    application = make.application("mentee", cohort=closing())

    tell_closing(NOON)

    text = Letter.objects.get().text
    assert journey_of(application, NOON).sentence in text
    token = text.split("/status/")[1].split("/")[0]
    assert open_token(token).application == application


def test_who_is_further_already_hears_nothing_stale():
    cohort = closing()
    paired, waiting = (make.application("mentee", cohort=cohort) for _ in range(2))
    make.pair(cohort=cohort, mentee=paired.person)
    Round.objects.create(
        cohort=cohort, number=1, state="published", asked_at=NOON, published_at=NOON
    )

    assert tell_closing(NOON + DAY) == 2
    assert not Letter.objects.exists()
    waiting.refresh_from_db()
    assert waiting.told_closing_at == NOON + DAY


def test_whoever_comes_late_is_told_after_the_others():
    cohort = closing()
    tell_closing(NOON)
    make.application("mentee", cohort=cohort, name="Late", at=NOON + DAY)

    assert tell_closing(NOON + DAY) == 1
    assert told("matching-begun") == ["Late"]


def test_more_than_a_batch_are_told_each_once():
    cohort = closing()
    for number in range(120):
        make.application("mentee", cohort=cohort, name=f"Mentee{number}")

    assert tell_closing(NOON) == 120
    assert Letter.objects.values("reader").distinct().count() == 120


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_letter_to_each():
    cohort = closing()
    for number in range(20):
        make.application("mentee", cohort=cohort, name=f"Mentee{number}")

    counts = at_once(*[lambda: tell_closing(NOON)] * 2)

    assert sum(counts) == 20
    assert Letter.objects.count() == 20


def test_an_opening_is_told_to_those_who_wait_and_to_those_who_were_kept():
    program = make.program()
    before = make.cohort(program=program, opens_at=NOON - 90 * DAY)
    make.application("mentee", cohort=before, name="Kept", keep_for_next=True)
    make.application("mentee", cohort=before, name="Gone")
    make.application("mentee", cohort=before, name="Unsure", keep_for_next=True, state="received")
    Application.objects.update(submitted_at=NOON - 80 * DAY)
    await_opening(program, make.person("Visitor"), at=NOON - DAY)
    await_opening(make.program(), make.person("Elsewhere"), at=NOON - DAY)
    Interest.objects.create(program=program, person=make.person("Asked"), asked_at=NOON - DAY)
    before.matching_closed_at = NOON
    before.save()
    cohort = make.cohort(program=program, opens_at=NOON + DAY)

    assert tell_openings(NOON) == 0
    assert tell_openings(NOON + DAY) == 2
    assert tell_openings(NOON + DAY) == 0
    assert told("sign-up-open") == ["Kept", "Visitor"]
    assert f"/apply/{cohort.public_id}/" in Letter.objects.first().text


def test_who_was_told_of_a_newer_opening_is_not_told_of_the_older_one_again():
    program = make.program()
    make.cohort(program=program, opens_at=NOON - 2 * DAY, is_rolling=True)
    await_opening(program, make.person("Visitor"), at=NOON - 9 * DAY)
    assert tell_openings(NOON - DAY) == 1

    make.cohort(program=program, opens_at=NOON)
    assert [tell_openings(NOON), tell_openings(NOON)] == [1, 0]


def test_of_two_open_cohorts_the_newer_one_is_told_and_then_it_is_quiet():
    program = make.program()
    make.cohort(program=program, opens_at=NOON - 9 * DAY, is_rolling=True)
    await_opening(program, make.person("Visitor"), at=NOON - DAY)
    assert tell_openings(NOON) == 0

    make.cohort(program=program, opens_at=NOON)
    assert [tell_openings(NOON), tell_openings(NOON + DAY)] == [1, 0]


def test_whoever_has_applied_already_or_has_withdrawn_is_not_called_again():
    program = make.program()
    cohort = make.cohort(program=program, opens_at=NOON)
    for state in ("complete", "withdrawn"):
        application = make.application("mentee", cohort=cohort, state=state)
        await_opening(program, application.person, at=NOON - DAY)

    assert tell_openings(NOON) == 0


def test_each_letter_of_an_opening_has_its_end_and_after_it_there_is_none():
    program = make.program()
    visitor = make.person("Visitor")
    await_opening(program, visitor, at=NOON - DAY)
    make.cohort(program=program, opens_at=NOON)
    tell_openings(NOON)
    assert "/stop/" in Letter.objects.get().text

    end_interest(program, visitor, at=NOON)
    assert Letter.objects.get().state == Letter.State.WITHHELD
    make.cohort(program=program, opens_at=NOON + DAY)
    assert tell_openings(NOON + DAY) == 0


def test_whoever_ends_the_letters_is_not_kept_for_the_next_cohort_either():
    program = make.program()
    before = make.cohort(program=program, opens_at=NOON - DAY)
    kept = make.application("mentee", cohort=before, keep_for_next=True, at=NOON - DAY)
    end_interest(program, kept.person, at=NOON)
    make.cohort(program=program, opens_at=NOON)

    assert tell_openings(NOON) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_tell_an_opening_once():
    program = make.program()
    before = make.cohort(program=program, opens_at=NOON - 9 * DAY, matching_closed_at=NOON)
    for number in range(10):
        await_opening(program, make.person(f"Visitor{number}"), at=NOON - DAY)
        make.application("mentee", cohort=before, keep_for_next=True, at=NOON - 8 * DAY)
    make.cohort(program=program, opens_at=NOON)

    counts = at_once(*[lambda: tell_openings(NOON)] * 2)

    assert sum(counts) == 20
    assert Letter.objects.values("reader").distinct().count() == Letter.objects.count() == 20
