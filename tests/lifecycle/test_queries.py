"""How a cohort stands, and what is to be done today."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.lifecycle.queries import (
    Due,
    Stage,
    Task,
    due_today,
    met_pairs,
    silent_pairs,
    standing,
)
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.pairs.models import Meeting, Pair
from nodement.surveys.models import SurveyImport
from tests import make
from tests.make import NOON

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=4)


@pytest.fixture
def cohort():
    return make.cohort()


def paired(cohort, *, at=NOON):
    """A mentee and a mentor with one place each, who are a pair."""
    mentee = make.application("mentee", cohort=cohort)
    mentor = make.application("mentor", cohort=cohort)
    return make.pair(cohort=cohort, mentee=mentee.person, mentor=mentor.person, formed_at=at)


def asked(cohort, state, **facts):
    number = Round.objects.count() + 1
    return Round.objects.create(cohort=cohort, number=number, state=state, asked_at=NOON, **facts)


def file(cohort, state, **facts):
    facts = {"of": "mentees", "file_name": "mentees.csv", "uploaded_at": NOON} | facts
    return SurveyImport.objects.create(cohort=cohort, state=state, **facts)


def due(cohort, now=NOON):
    return due_today(cohort, standing(cohort, now=now))


def tasks(cohort, now=NOON):
    return [one.task for one in due(cohort, now)]


def test_a_new_cohort_waits_for_people(cohort):
    stands = standing(cohort, now=NOON)

    assert stands.stage == Stage.SIGN_UP
    assert (stands.pairs, stands.waiting_mentees, stands.waiting_mentors) == (0, 0, 0)
    assert tasks(cohort) == [Task.BRING_MENTEES, Task.BRING_MENTORS, Task.LAUNCH]


def test_with_both_sides_there_it_is_time_to_match(cohort):
    make.application("mentee", cohort=cohort)
    make.application("mentor", cohort=cohort, capacity=3)

    stands = standing(cohort, now=NOON)

    assert stands.stage == Stage.MATCHING
    assert (stands.waiting_mentees, stands.waiting_mentors, stands.free_places) == (1, 1, 3)
    assert due(cohort) == [Due(Task.MATCH, 1)]


def test_a_pair_takes_a_place_and_ends_two_waits(cohort):
    paired(cohort)
    make.application("mentor", cohort=cohort, name="Free")

    stands = standing(cohort, now=NOON)

    assert stands.stage == Stage.KICKOFF
    assert (stands.pairs, stands.waiting_mentees) == (1, 0)
    assert (stands.waiting_mentors, stands.free_places) == (1, 1)


def test_an_ended_pair_gives_its_place_back(cohort):
    Pair.objects.filter(pk=paired(cohort).pk).update(state=Pair.State.ENDED)

    stands = standing(cohort, now=NOON)

    assert (stands.pairs, stands.waiting_mentees, stands.waiting_mentors) == (0, 1, 1)


def test_a_pair_of_another_cohort_takes_no_place_here(cohort):
    mentor = make.application("mentor", cohort=cohort)
    make.pair(mentor=mentor.person)

    assert standing(cohort, now=NOON).waiting_mentors == 1


def test_a_meeting_that_was_held_starts_the_mentoring(cohort):
    pair = paired(cohort)
    Meeting.objects.create(pair=pair, state="held", starts_at=NOON, held_minutes=60)

    assert standing(cohort, now=NOON).stage == Stage.MENTORING
    assert standing(cohort, now=NOON).meeting == 1
    assert list(met_pairs(cohort)) == [pair]


def test_after_its_last_day_a_cohort_is_closed():
    cohort = make.cohort(starts_on=date(2026, 6, 1), weeks=26)

    assert standing(cohort, now=NOON - timedelta(days=1)).stage == Stage.SIGN_UP
    assert standing(cohort, now=NOON).stage == Stage.CLOSED


@pytest.mark.parametrize(
    ("state", "now", "is_silent"),
    [
        (None, NOON + timedelta(days=3) - timedelta(seconds=1), False),
        (None, NOON + timedelta(days=3), True),
        (Meeting.State.PROPOSED, LATER, False),
        (Meeting.State.CANCELLED, LATER, True),
    ],
)
def test_a_pair_without_a_meeting_in_sight_is_silent_after_some_days(cohort, state, now, is_silent):
    pair = paired(cohort)
    if state:
        Meeting.objects.create(
            pair=pair, state=state, proposed_for=NOON, proposed_by=pair.mentee, proposed_at=NOON
        )

    assert list(silent_pairs(cohort, now=now)) == ([pair] if is_silent else [])
    assert standing(cohort, now=now).silent == is_silent
    assert (Task.PAIRS_SILENT in tasks(cohort, now)) == is_silent


def test_a_solved_round_waits_for_a_review_and_a_failed_one_for_a_look(cohort):
    make.application("mentee", cohort=cohort)
    make.application("mentor", cohort=cohort)
    solved = asked(cohort, Round.State.SOLVED, matched=1)
    assert due(cohort) == [Due(Task.REVIEW, 1, solved.public_id, "Round 1")]

    failed = asked(cohort, Round.State.FAILED)
    assert due(cohort) == [Due(Task.MEND_ROUND, 0, failed.public_id, "Round 2")]

    asked(cohort, Round.State.CANCELLED)
    assert tasks(cohort) == [Task.MEND_ROUND]


def test_newcomers_after_a_published_round_ask_for_another_one(cohort):
    make.application("mentee", cohort=cohort)
    make.application("mentor", cohort=cohort)
    asked(cohort, Round.State.PUBLISHED, published_at=NOON)
    assert tasks(cohort) == []

    make.application("mentee", cohort=cohort, name="Late", at=LATER)
    assert due(cohort) == [Due(Task.SOLVE_AGAIN, 2)]


def test_files_wait_to_be_looked_at_or_mended(cohort):
    ready = file(cohort, SurveyImport.State.READY, complete=7)
    failed = file(cohort, SurveyImport.State.FAILED)
    file(cohort, SurveyImport.State.CANCELLED)

    assert due(cohort)[:2] == [
        Due(Task.MEND_IMPORT, 0, failed.public_id, "mentees.csv"),
        Due(Task.LOOK_AT_IMPORT, 7, ready.public_id, "mentees.csv"),
    ]


def test_refused_rows_are_due_until_a_newer_file_is_clean_or_pairs_begin(cohort):
    bad = file(cohort, SurveyImport.State.DONE, refused=4)
    assert Due(Task.MEND_ROWS, 4, bad.public_id, "mentees.csv") in due(cohort)

    file(cohort, SurveyImport.State.DONE, uploaded_at=LATER)
    assert Task.MEND_ROWS not in tasks(cohort)

    file(cohort, SurveyImport.State.DONE, uploaded_at=LATER, of="mentors", refused=1)
    assert Task.MEND_ROWS in tasks(cohort)
    paired(cohort)
    assert Task.MEND_ROWS not in tasks(cohort)


def test_letters_that_failed_are_due_first(cohort):
    Letter.objects.create(
        reader=make.person(),
        group=cohort.full_name,
        state=Letter.State.FAILED,
        message_id="<1@example.org>",
        written_at=NOON,
        due_at=NOON,
    )

    assert due(cohort)[0] == Due(Task.LETTERS_FAILED, 1)


def test_the_questions_do_not_grow_with_the_cohort(cohort):
    def count() -> int:
        with CaptureQueriesContext(connection) as questions:
            due(cohort)
        return len(questions)

    paired(cohort)
    file(cohort, SurveyImport.State.DONE, refused=4)
    few = count()
    for _number in range(20):
        paired(cohort)
        file(cohort, SurveyImport.State.DONE, refused=4)

    assert count() == few


@pytest.mark.parametrize(
    ("closes_at", "is_rolling", "stage", "task"),
    [
        (NOON + timedelta(days=1), False, Stage.SIGN_UP, []),
        (NOON, False, Stage.MATCHING, [Task.MATCH]),
        (None, True, Stage.MATCHING, [Task.MATCH]),
    ],
)
def test_matching_waits_for_the_last_day_of_sign_up(closes_at, is_rolling, stage, task):
    cohort = make.cohort(
        opens_at=NOON - timedelta(days=1), closes_at=closes_at, is_rolling=is_rolling
    )
    make.application("mentee", cohort=cohort)
    make.application("mentor", cohort=cohort)

    matching = [one for one in tasks(cohort) if one == Task.MATCH]

    assert (standing(cohort, now=NOON).stage, matching) == (stage, task)
