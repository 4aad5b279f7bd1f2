"""Where an application stands: derived from its state, the window, the rounds and the pairs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.lifecycle.journey import journey_of, journeys_of
from nodement.matching.models import Round
from nodement.surveys.models import Application
from nodement.surveys.steps import Step
from tests import make
from tests.make import NOON

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
pytestmark = pytest.mark.django_db


def open_cohort(**facts):
    return make.cohort(**({"opens_at": NOON - DAY, "closes_at": NOON + DAY} | facts))


def ask_round(cohort, state="solved", **facts):
    return Round.objects.create(cohort=cohort, number=1, state=state, asked_at=NOON, **facts)


def step_of(application, now=NOON):
    return journey_of(Application.objects.get(pk=application.pk), now).step


@pytest.mark.parametrize("state", ["received", "complete", "waiting_list", "declined", "withdrawn"])
def test_while_sign_up_is_open_the_step_is_the_state(state):
    application = make.application("mentee", cohort=open_cohort(), state=state)

    assert step_of(application) == Step(state)


def test_the_closing_instant_itself_begins_the_matching():
    application = make.application("mentee", cohort=open_cohort())

    assert step_of(application, NOON + DAY - timedelta(seconds=1)) == Step.COMPLETE
    assert step_of(application, NOON + DAY) == Step.MATCHING


def test_a_round_that_is_asked_for_begins_it_too_and_a_cancelled_one_does_not():
    application = make.application("mentee", cohort=make.cohort())
    assert step_of(application) == Step.COMPLETE

    asked = ask_round(application.cohort, state="waiting")
    assert step_of(application) == Step.MATCHING
    Round.objects.filter(pk=asked.pk).update(state="cancelled")
    assert step_of(application) == Step.COMPLETE


def test_after_a_published_round_one_is_paired_or_waits():
    cohort = open_cohort(closes_at=NOON)
    grace, linus = (make.application("mentee", cohort=cohort) for _ in range(2))
    ada, alan = (make.application("mentor", cohort=cohort) for _ in range(2))
    pair = make.pair(cohort=cohort, mentee=grace.person, mentor=ada.person)
    ask_round(cohort, state="published", published_at=NOON)

    steps = [step_of(one, NOON + HOUR) for one in (grace, linus, ada, alan)]
    assert steps == [Step.PAIRED, Step.WAITING, Step.PAIRED, Step.WAITING]

    pair.state = "ended"
    pair.save()
    assert step_of(grace, NOON + HOUR) == Step.WAITING
    assert "Your pair has ended" in journey_of(grace, NOON + HOUR).sentence


def test_whoever_comes_after_a_round_was_published_has_not_waited_in_it():
    cohort = open_cohort(closes_at=None, is_rolling=True)
    ask_round(cohort, state="published", published_at=NOON)
    late = make.application("mentee", cohort=cohort, at=NOON + HOUR)

    assert step_of(late, NOON + HOUR) == Step.COMPLETE


def test_a_pair_elsewhere_or_on_the_other_side_is_not_this_one():
    application = make.application("mentee", cohort=open_cohort())
    make.pair(mentee=application.person)
    make.pair(cohort=application.cohort, mentor=application.person)

    assert step_of(application) == Step.COMPLETE


def test_when_the_term_is_over_nobody_is_called_waiting():
    application = make.application("mentee", cohort=make.cohort(weeks=1))

    assert step_of(application, NOON + timedelta(days=30)) == Step.OVER


def test_the_number_in_line_counts_priority_first_and_then_the_earlier_one():
    cohort = open_cohort()
    facts = [(0, 2), (1, 3), (0, 1), (0, 1)]
    rows = [
        make.application(
            "mentee", cohort=cohort, state="waiting_list", priority=priority, at=NOON - hours * HOUR
        )
        for priority, hours in facts
    ]
    make.application("mentee", cohort=open_cohort(), state="waiting_list", at=NOON - 9 * HOUR)
    make.application("mentee", cohort=cohort, at=NOON - 9 * HOUR)

    assert [journey.position for journey in journeys_of(rows, NOON)] == [2, 1, 3, 4]


def test_the_number_of_those_who_wait_leaves_out_who_has_a_mentor():
    cohort = make.cohort()
    rows = [make.application("mentee", cohort=cohort, at=NOON - n * HOUR) for n in (3, 2, 1)]
    make.pair(cohort=cohort, mentee=rows[0].person)
    ask_round(cohort, state="published", published_at=NOON)

    assert [journey.position for journey in journeys_of(rows, NOON)] == [None, 1, 2]


def test_a_mentor_who_waits_has_no_number():
    cohort = make.cohort()
    mentor = make.application("mentor", cohort=cohort)
    ask_round(cohort, state="published", published_at=NOON)

    journey = journey_of(mentor, NOON)
    assert (journey.step, journey.position) == (Step.WAITING, None)
    assert "Nobody who fits you was left this time." in journey.sentence


def test_a_decline_tells_its_reason_and_the_words_of_the_organizers():
    application = make.application(
        "mentee", state="declined", decline_reason="places", decline_words="Please come back."
    )

    journey = journey_of(application, NOON)
    assert journey.reason == "There are more people than places this time."
    assert (journey.words, journey.title) == ("Please come back.", "Not this time")


def test_words_of_a_decline_that_was_taken_back_are_not_shown():
    application = make.application("mentee", decline_reason="places", decline_words="No.")

    journey = journey_of(application, NOON)
    assert (journey.reason, journey.words) == ("", "")


def test_the_road_marks_one_place_and_the_dates_are_ahead():
    application = make.application("mentee", cohort=open_cohort())

    journey = journey_of(application, NOON)
    now = [station.title for station in journey.stations if station.is_now]
    assert now == ["Sign-up is open until"]
    assert [one.words for one in journey.dates] == [
        "Sign-up closes",
        "The term begins",
        "The term ends",
    ]
    later = journey_of(application, NOON + timedelta(days=20))
    assert [one.words for one in later.dates] == ["The term ends"]


@pytest.mark.parametrize(
    ("state", "edit", "withdraw", "keep", "hear"),
    [
        ("received", False, True, False, False),
        ("complete", True, True, True, False),
        ("waiting_list", True, True, True, False),
        ("declined", False, False, False, True),
        ("withdrawn", False, False, False, True),
    ],
)
def test_each_step_says_what_can_be_done(state, edit, withdraw, keep, hear):
    journey = journey_of(make.application("mentee", cohort=open_cohort(), state=state), NOON)

    can = (journey.may_edit, journey.may_withdraw, journey.may_keep, journey.may_hear)
    assert can == (edit, withdraw, keep, hear)
    assert journey.may_return == (state == "withdrawn")


def test_many_applications_cost_no_more_questions_than_one():
    cohorts = [open_cohort() for _ in range(3)]
    rows = [make.application("mentee", cohort=cohort) for cohort in cohorts for _ in range(4)]
    rows = list(Application.objects.select_related("cohort__program"))

    with CaptureQueriesContext(connection) as one:
        journey_of(rows[0], NOON)
    with CaptureQueriesContext(connection) as many:
        journeys_of(rows, NOON)

    assert len(many) == len(one) == 2


def test_lines_cost_one_question_each_however_many_stand_in_them():
    cohort = make.cohort()
    ask_round(cohort, state="published", published_at=NOON)
    for state in ("complete", "waiting_list") * 5:
        make.application("mentee", cohort=cohort, state=state)
    rows = list(Application.objects.select_related("cohort__program"))

    with CaptureQueriesContext(connection) as asked:
        numbers = [journey.position for journey in journeys_of(rows, NOON)]

    assert sorted(numbers) == sorted([1, 2, 3, 4, 5] * 2)
    assert len(asked) == 4
