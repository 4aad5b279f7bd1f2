"""How full a cohort is, and who leaves the waiting list."""

from datetime import timedelta

import pytest

from nodement.applying.chores import admit_from_waiting_list, forget_old_drafts
from nodement.applying.drafts import attach_file
from nodement.applying.models import Draft, Upload
from nodement.applying.queries import Room, last_application, position_of, room_of, waiting_draft
from nodement.applying.submitting import confirm_draft, submit_draft
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import answers, begin, fill, filled, sent, told
from tests.applying.test_drafts import PDF, file, question
from tests.at_once import at_once
from tests.make import NOON

State = Application.State
DAY = timedelta(days=1)


def full(applicants_per_place=2):
    return scenes.open_cohort(program=make.program(applicants_per_place=applicants_per_place))


def test_the_room_of_a_cohort_counts_who_is_free(db, django_assert_num_queries):
    cohort = full()
    ada, _alan = (make.application("mentor", cohort=cohort, capacity=n).person for n in (1, 2))
    grace = make.application("mentee", cohort=cohort).person
    make.pair(cohort=cohort, mentor=ada, mentee=grace)
    make.application("mentee", cohort=cohort)
    make.application("mentee", cohort=cohort, state=State.WAITING_LIST)
    for state in (State.RECEIVED, State.WITHDRAWN, State.DECLINED):
        make.application("mentee", cohort=cohort, state=state)

    with django_assert_num_queries(3):
        room = room_of(cohort)

    assert room == Room(mentees=2, waiting=1, mentors=1, places=2, most=4, has_mentors=True)


@pytest.mark.parametrize(
    ("mentees", "is_near", "is_over"), [(7, False, False), (8, True, False), (10, True, True)]
)
def test_from_four_fifths_of_the_cap_on_people_are_warned(db, mentees, is_near, is_over):
    room = Room(mentees=mentees, waiting=0, mentors=1, places=1, most=10, has_mentors=True)

    assert (room.is_near, room.is_over) == (is_near, is_over)


def test_without_any_mentor_there_is_no_cap_yet(cohort):
    make.application("mentee", cohort=cohort)

    room = room_of(cohort)

    assert (room.is_near, room.is_over, room.left) == (False, False, 0)


def test_when_every_place_is_taken_the_next_one_waits(db):
    cohort = full()
    pair = make.pair(cohort=cohort, mentor=make.application("mentor", cohort=cohort).person)
    make.application("mentee", cohort=cohort, person=pair.mentee)

    assert room_of(cohort).is_over


def test_places_that_come_free_go_to_those_with_priority_and_then_in_order(db):
    cohort = full()
    make.application("mentor", cohort=cohort)
    waiting = [
        make.application(
            "mentee", cohort=cohort, state=State.WAITING_LIST, at=at, priority=priority
        )
        for at, priority in ((NOON, 0), (NOON - DAY, 0), (NOON, 1))
    ]
    assert [position_of(one) for one in waiting] == [3, 2, 1]

    assert admit_from_waiting_list(NOON) == 2
    assert admit_from_waiting_list(NOON) == 0

    for one in waiting:
        one.refresh_from_db()
    assert [one.state for one in waiting] == [State.WAITING_LIST, State.COMPLETE, State.COMPLETE]
    assert told() == [(waiting[n].person.email, "waiting-list-left") for n in (2, 1)]


def test_after_the_matching_nobody_is_let_in(db):
    cohort = full()
    cohort.matching_closed_at = NOON
    cohort.save()
    make.application("mentor", cohort=cohort)
    make.application("mentee", cohort=cohort, state=State.WAITING_LIST)

    assert admit_from_waiting_list(NOON) == 0


@pytest.mark.django_db(transaction=True)
def test_two_workers_let_the_same_person_in_once():
    cohort = full(applicants_per_place=1)
    make.application("mentor", cohort=cohort)
    for _number in range(2):
        make.application("mentee", cohort=cohort, state=State.WAITING_LIST)

    at_once(*[lambda: admit_from_waiting_list(NOON)] * 2)

    assert len(told()) == 1
    assert Application.objects.filter(state=State.WAITING_LIST).count() == 1


def test_drafts_that_nobody_touches_for_sixty_days_are_forgotten_with_their_files(cohort):
    old, young = begin(cohort).draft, begin(cohort, at=NOON + DAY).draft
    attach_file(old, question(old, "resume"), file(PDF), at=NOON)

    assert forget_old_drafts(NOON + timedelta(days=60)) == 1

    assert (Draft.objects.get(), Upload.objects.count()) == (young, 0)


def test_what_is_not_confirmed_in_thirty_days_is_forgotten_with_what_it_made(cohort):
    known = make.application("mentee", cohort=cohort)
    sent(cohort)
    sent(cohort, known.person.email)

    assert forget_old_drafts(NOON + timedelta(days=29)) == 0
    assert forget_old_drafts(NOON + timedelta(days=30)) == 2

    assert Application.objects.get() == known
    assert Draft.objects.count() == 0


def test_a_confirmed_draft_stays_so_that_its_link_goes_on_to_say_the_same(cohort):
    application = sent(cohort)
    key = Draft.objects.get().public_id
    confirm_draft(application, key, at=NOON)

    assert forget_old_drafts(NOON + timedelta(days=300)) == 0
    assert confirm_draft(application, key, at=NOON).state == State.COMPLETE


def test_the_newest_answers_that_wait_are_known_and_the_last_ones_that_count(cohort):
    application = sent(cohort, name="Old")
    sent(cohort, name="New")
    assert waiting_draft(application).answers["name"] == "New"

    confirm_draft(application, waiting_draft(application).public_id, at=NOON)

    assert waiting_draft(application) is None
    person, program = application.person, cohort.program
    assert last_application(person, program, "mentee").given == answers(name="New")
    assert last_application(person, program, "mentor") is None
    assert last_application(person, make.program(), "mentee") is None


def test_over_the_cap_somebody_who_is_known_waits_at_once(db):
    cohort = full(applicants_per_place=1)
    make.application("mentor", cohort=cohort)
    make.application("mentee", cohort=cohort)
    draft = filled(cohort)

    assert submit_draft(draft, at=NOON).state == State.RECEIVED
    grace = make.person("Grace", email="grace2@example.org")
    waits = fill(begin(cohort, person=grace).draft, answers("grace2@example.org"))
    assert submit_draft(waits, at=NOON).state == State.WAITING_LIST
