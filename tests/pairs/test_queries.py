"""What is planned, what was, what waits for whom."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.pairs import queries
from nodement.pairs.actions import (
    accept_time,
    ask_mentor,
    cancel_meeting,
    hold_meeting,
    miss_meeting,
    propose_time,
)
from nodement.pairs.models import Pair
from nodement.pairs.queries import Numbers, Step, Waiting
from tests import make
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY

AFTER = MONDAY + timedelta(hours=1)


def steps(person, now=NOON):
    return [(waiting.step, waiting.since) for waiting in queries.waiting_for(person, now)]


def test_the_first_word_is_the_mentees_until_the_mentor_is_asked(pair):
    assert steps(pair.mentee) == [(Step.PROPOSE, NOON)]
    assert steps(pair.mentor) == []

    asked_at = NOON + timedelta(days=3)
    ask_mentor(pair, at=asked_at)
    assert steps(pair.mentor, asked_at) == [(Step.PROPOSE, asked_at)]
    assert steps(pair.mentee, asked_at) == [(Step.PROPOSE, NOON)]


def test_a_proposal_waits_for_the_other_side_with_its_meeting(pair, proposed):
    assert queries.waiting_for(pair.mentor, NOON) == [
        Waiting(Step.ANSWER, pair, pair.mentee, NOON, proposed)
    ]
    assert steps(pair.mentee) == []


def test_a_proposal_that_nobody_answered_in_time_leaves_both_to_propose(pair, proposed):
    for person in pair.both:
        assert steps(person, WEDNESDAY) == [(Step.PROPOSE, MONDAY)]


def test_an_agreed_meeting_waits_for_nobody_until_it_is_over(pair, agreed):
    for person in pair.both:
        assert steps(person, AFTER - timedelta(seconds=1)) == []
        assert steps(person, AFTER) == [(Step.SAY_WHETHER_MET, AFTER)]


def test_a_wish_to_move_an_agreed_meeting_waits_for_an_answer(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)

    assert steps(pair.mentee, AFTER) == [(Step.ANSWER, NOON)]
    assert steps(pair.mentor, NOON) == []


def test_after_a_meeting_the_next_one_is_for_either_to_propose(pair, agreed):
    hold_meeting(agreed, minutes=60, by=pair.mentee, at=AFTER)

    for person in pair.both:
        assert steps(person, AFTER) == [(Step.PROPOSE, MONDAY)]


def test_after_a_meeting_was_called_off_it_is_time_to_propose_again_now(pair, agreed):
    cancel_meeting(agreed, by=pair.mentor, at=NOON)

    assert steps(pair.mentee, NOON) == [(Step.PROPOSE, NOON)]


def test_nothing_waits_in_an_ended_pair(pair, proposed):
    Pair.objects.update(state=Pair.State.ENDED)

    assert steps(pair.mentor) == []


def test_the_oldest_waits_first(db):
    ada = make.person("Ada")
    for days in (2, 1, 3):
        pair = make.pair(mentor=ada)
        propose_time(pair, MONDAY, by=pair.mentee, at=NOON + timedelta(days=days))

    since = [waiting.since for waiting in queries.waiting_for(ada, NOON + timedelta(days=4))]
    assert since == [NOON + timedelta(days=days) for days in (1, 2, 3)]


def test_the_open_meeting_and_the_history_of_a_pair(pair, agreed):
    assert queries.open_meeting(pair) == agreed
    assert list(queries.history(pair)) == []

    miss_meeting(agreed, by=pair.mentor, at=AFTER)
    dropped = propose_time(pair, WEDNESDAY, by=pair.mentor, at=AFTER)
    cancel_meeting(dropped, by=pair.mentor, at=AFTER)
    second = propose_time(pair, WEDNESDAY, by=pair.mentor, at=AFTER)
    accept_time(second, WEDNESDAY, by=pair.mentee, at=AFTER)
    hold_meeting(second, minutes=60, by=pair.mentor, at=WEDNESDAY)

    assert queries.open_meeting(pair) is None
    assert list(queries.history(pair)) == [second, agreed]


def test_the_next_meetings_are_those_that_are_not_over(db):
    ada = make.person("Ada")
    meetings = []
    for moment in (WEDNESDAY, MONDAY):
        pair = make.pair(mentor=ada)
        meeting = propose_time(pair, moment, by=ada, at=NOON)
        accept_time(meeting, moment, by=pair.mentee, at=NOON)
        meetings.append(meeting)
    make.pair(mentor=ada)
    wednesday, monday = meetings

    assert list(queries.next_meetings(ada, NOON)) == [monday, wednesday]
    assert list(queries.next_meetings(ada, AFTER - timedelta(seconds=1))) == [monday, wednesday]
    assert list(queries.next_meetings(ada, AFTER)) == [wednesday]
    assert list(queries.next_meetings(make.person("Linus"), NOON)) == []


def some_pairs(count, **facts):
    """Pairs in every condition, in turn: silent, proposed, agreed, held and agreed, ended."""
    for number in range(count):
        pair = make.pair(**facts, mentee=make.person(f"Grace{number}"))
        if number % 5 == 0:
            continue
        meeting = propose_time(pair, MONDAY, by=pair.mentee, at=NOON)
        if number % 5 >= 2:
            accept_time(meeting, MONDAY, by=pair.mentor, at=NOON)
        if number % 5 >= 3:
            hold_meeting(meeting, minutes=60, by=pair.mentor, at=MONDAY)
            following = propose_time(pair, WEDNESDAY, by=pair.mentor, at=MONDAY)
            accept_time(following, WEDNESDAY, by=pair.mentee, at=MONDAY)
        if number % 5 == 4:
            Pair.objects.filter(pk=pair.pk).update(state=Pair.State.ENDED)


def test_the_numbers_of_a_cohort(pair):
    cohort = make.cohort()
    some_pairs(10, cohort=cohort)

    assert queries.numbers(cohort, NOON) == Numbers(pairs=8, met=2, planned=4, silent=2, ended=2)
    assert queries.numbers(cohort, AFTER).planned == 2, "Monday is behind, Wednesday ahead"
    assert queries.numbers(pair.cohort, NOON) == Numbers(1, 0, 0, 1, 0)
    assert queries.numbers(make.cohort(), NOON) == Numbers(0, 0, 0, 0, 0)


@pytest.mark.parametrize("count", [1, 30])
def test_the_number_of_queries_does_not_grow_with_the_pairs(db, count):
    ada, cohort = make.person("Ada"), make.cohort()
    some_pairs(count, mentor=ada, cohort=cohort)

    asked = []
    for question in (
        lambda: [
            (str(one.pair), str(one.partner), one.meeting, one.pair.cohort.program)
            for one in queries.waiting_for(ada, NOON)
        ],
        lambda: [str(one.pair) for one in queries.next_meetings(ada, NOON)],
        lambda: queries.numbers(cohort, NOON),
    ):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            question()
        asked.append(len(captured))
    assert asked == [2, 1, 1]
