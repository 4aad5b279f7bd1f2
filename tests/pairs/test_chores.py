"""What time alone does to pairs."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from nodement.journal.models import Entry
from nodement.kit.claims import claim
from nodement.outbox.models import Letter
from nodement.pairs.actions import (
    Formation,
    accept_time,
    ask_mentor,
    cancel_meeting,
    form_pair,
    propose_time,
    remind_of,
)
from nodement.pairs.chores import LEASE, ask_silent_kickoffs, remind_of_meetings
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.at_once import at_once
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY, told

DUE = NOON + timedelta(days=3)
DAY_BEFORE = MONDAY - timedelta(hours=24)
REMINDED = [("Ada", "meeting-reminder"), ("Grace", "meeting-reminder")]


def test_the_mentor_is_asked_once_when_nobody_has_written(pair):
    early = DUE - timedelta(seconds=1)
    later = DUE + timedelta(days=30)

    assert [ask_silent_kickoffs(now) for now in (early, DUE, DUE, later)] == [0, 1, 0, 0]
    pair.refresh_from_db()
    assert pair.mentor_asked_at == DUE
    assert told() == [("Ada", "write-first")]
    assert Entry.objects.get().verb == "asked the mentor of"


def test_asking_or_reminding_again_is_not_needed_and_says_so(pair, agreed):
    silent = make.pair()

    assert [ask_mentor(silent, at=DUE), ask_mentor(silent, at=DUE)] == [True, False]
    assert [remind_of(agreed, at=DAY_BEFORE), remind_of(agreed, at=DAY_BEFORE)] == [True, False]
    assert told() == [("Ada", "write-first"), *REMINDED]


def test_a_word_or_an_end_after_the_worker_looked_makes_asking_needless(pair, proposed):
    ended = make.pair(state=Pair.State.ENDED)

    assert [ask_mentor(pair, at=DUE), ask_mentor(ended, at=DUE)] == [False, False]
    assert told() == [("Ada", "time-proposed")]


def test_a_program_says_how_long_the_first_word_may_take(db):
    cohort = make.cohort(program=make.program(first_word_days=5))
    formation = Formation(cohort, make.person("Ada"), make.person("Grace"), "en")
    form_pair(formation, by=None, at=NOON)

    fifth = NOON + timedelta(days=5)
    assert [ask_silent_kickoffs(now) for now in (DUE, fifth)] == [0, 1]


def test_where_a_time_was_proposed_nobody_is_asked(pair, proposed):
    assert ask_silent_kickoffs(DUE) == 0
    cancel_meeting(proposed, by=pair.mentee, at=DUE)
    assert ask_silent_kickoffs(DUE) == 0
    pair.refresh_from_db()
    assert pair.claims == 0, "no worker looks at it again and again"


def test_a_pair_that_has_ended_is_left_alone(pair):
    Pair.objects.update(state=Pair.State.ENDED)

    assert ask_silent_kickoffs(DUE) == 0


def test_both_are_reminded_once_in_the_day_before(pair, agreed):
    early = DAY_BEFORE - timedelta(seconds=1)

    assert [remind_of_meetings(now) for now in (early, DAY_BEFORE, DAY_BEFORE)] == [0, 1, 0]
    assert told() == REMINDED
    assert remind_of_meetings(MONDAY - timedelta(minutes=1)) == 0


def test_a_moved_meeting_is_reminded_of_again_and_never_at_its_old_time(pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)
    accept_time(agreed, WEDNESDAY, by=pair.mentee, at=NOON)
    Letter.objects.all().delete()

    assert remind_of_meetings(DAY_BEFORE) == 0
    assert remind_of_meetings(WEDNESDAY - timedelta(hours=24)) == 1
    assert told() == REMINDED


def test_what_was_agreed_within_the_last_day_needs_no_reminder(pair, proposed):
    accept_time(proposed, MONDAY, by=pair.mentor, at=DAY_BEFORE)

    assert remind_of_meetings(MONDAY - timedelta(minutes=1)) == 0


def test_a_meeting_that_has_begun_or_was_called_off_is_not_reminded_of(pair, agreed):
    assert remind_of_meetings(MONDAY) == 0
    cancel_meeting(agreed, by=pair.mentee, at=NOON)
    assert remind_of_meetings(DAY_BEFORE) == 0


def test_an_ended_pair_is_not_reminded(pair, agreed):
    Pair.objects.update(state=Pair.State.ENDED)

    assert remind_of_meetings(DAY_BEFORE) == 0
    assert told() == []
    assert Meeting.objects.get().remind_at is None


def test_what_a_dead_worker_had_claimed_is_done_when_its_lease_has_run_out(pair, agreed):
    silent = make.pair(first_word_due_at=DAY_BEFORE)
    claim(Pair.objects.filter(pk=silent.pk), now=DAY_BEFORE, lease=LEASE, most=1)
    claim(Meeting.objects.all(), now=DAY_BEFORE, lease=LEASE, most=1)

    assert (ask_silent_kickoffs(DAY_BEFORE), remind_of_meetings(DAY_BEFORE)) == (0, 0)
    later = DAY_BEFORE + LEASE
    assert (ask_silent_kickoffs(later), remind_of_meetings(later)) == (1, 1)
    assert told() == [("Ada", "write-first"), *REMINDED]


def test_a_pair_in_trouble_holds_up_no_other_and_is_not_half_asked(db):
    broken, sound = (make.pair(first_word_due_at=DUE) for _ in range(2))
    broken.mentor.time_zone = "Atlantis/Poseidonis"
    broken.mentor.save()

    with pytest.raises(LookupError):
        ask_silent_kickoffs(DUE)
    assert ask_silent_kickoffs(DUE) == 1

    broken.refresh_from_db()
    sound.refresh_from_db()
    assert (broken.mentor_asked_at, sound.mentor_asked_at) == (None, DUE)
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_write_one_set_of_letters():
    for number in range(6):
        pair = make.pair(first_word_due_at=DUE)
        if number % 2:
            meeting = propose_time(pair, MONDAY, by=pair.mentee, at=NOON)
            accept_time(meeting, MONDAY, by=pair.mentor, at=NOON)
    Letter.objects.all().delete()

    asked = at_once(*[lambda: ask_silent_kickoffs(DAY_BEFORE)] * 2)
    reminded = at_once(*[lambda: remind_of_meetings(DAY_BEFORE)] * 2)

    assert (sum(asked), sum(reminded)) == (3, 3)
    names = [name for _reader, name in told()]
    assert sorted(names) == ["meeting-reminder"] * 6 + ["write-first"] * 3


@pytest.mark.django_db(transaction=True)
def test_a_first_word_while_the_mentor_is_asked_is_one_or_the_other(pair):
    asked, _meeting = at_once(
        lambda: ask_silent_kickoffs(DUE),
        lambda: propose_time(pair, MONDAY, by=pair.mentee, at=DUE),
    )

    assert Meeting.objects.count() == 1
    assert sorted(told()) == [("Ada", "time-proposed")] + [("Ada", "write-first")] * asked


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "agreed"},
        {"state": "proposed"},
        {"state": "held", "starts_at": MONDAY},
        {"state": "cancelled", "proposed_for": MONDAY},
        {"state": "missed", "starts_at": MONDAY, "held_minutes": 60},
    ],
)
def test_the_table_itself_refuses_meetings_that_make_no_sense(pair, facts):
    with pytest.raises(IntegrityError):
        Meeting.objects.create(pair=pair, **facts)


def test_the_table_itself_refuses_a_second_open_meeting(pair, agreed):
    with pytest.raises(IntegrityError):
        Meeting.objects.create(pair=pair, state="agreed", starts_at=WEDNESDAY)
