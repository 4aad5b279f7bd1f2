"""The page and the letter say the same, at every step."""

from datetime import timedelta

import pytest

from nodement.admissions.actions import decline_applications
from nodement.admissions.decisions import Decision
from nodement.applying.chores import admit_from_waiting_list
from nodement.applying.submitting import confirm_draft
from nodement.lifecycle.actions import leave_cohort
from nodement.lifecycle.chores import tell_closing
from nodement.lifecycle.journey import journey_of
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.matching.publishing import publish_round
from nodement.outbox.models import Letter
from nodement.surveys.links import open_token
from nodement.surveys.models import Application
from nodement.surveys.steps import Step
from tests import make
from tests.applying import scenes
from tests.make import NOON

pytestmark = pytest.mark.django_db
CLOSED = scenes.CLOSES


def confirmed(cohort):
    application = scenes.sent(cohort)
    draft_id = open_token(token_in(Letter.objects.latest("pk"))).draft_id
    return confirm_draft(application, draft_id, at=NOON)


def token_in(letter):
    return letter.text.split("/status/")[1].split("/")[0]


def agrees(application, step, at=NOON):
    """Whether the newest letter of a person says what their page says now, and opens it."""
    letter = Letter.objects.filter(reader=application.person).latest("pk")
    application = Application.objects.get(pk=application.pk)
    journey = journey_of(application, at)
    assert journey.step == step
    assert journey.sentence in letter.text, letter.text
    if step != Step.PAIRED:
        assert open_token(token_in(letter)).application == application


def test_complete():
    agrees(confirmed(scenes.open_cohort()), Step.COMPLETE)


def test_complete_where_sign_up_stays_open():
    agrees(confirmed(scenes.open_cohort(closes_at=None, is_rolling=True)), Step.COMPLETE)


def test_on_the_waiting_list_and_off_it():
    cohort = scenes.open_cohort(program=make.program(applicants_per_place=1))
    make.application("mentor", cohort=cohort)
    first = make.application("mentee", cohort=cohort)
    application = confirmed(cohort)
    agrees(application, Step.WAITING_LIST)

    leave_cohort(first, at=NOON)
    admit_from_waiting_list(NOON)
    agrees(application, Step.COMPLETE)


def test_being_matched():
    application = make.application("mentee", cohort=scenes.open_cohort())
    tell_closing(CLOSED)

    agrees(application, Step.MATCHING, CLOSED)


def test_paired_on_both_sides_and_left_over_on_both():
    cohort = scenes.open_cohort()
    organizer = make.organizer(cohort.program)
    rows = [make.application("mentee", cohort=cohort) for _ in range(2)]
    rows += [make.application("mentor", cohort=cohort)]
    rows += [make.application("mentor", cohort=cohort, areas=("Testing",))]
    asked = ask_round(cohort, by=organizer, at=CLOSED)
    solve_rounds(CLOSED)
    publish_round(Round.objects.get(pk=asked.pk), by=organizer, at=CLOSED)

    later = CLOSED + timedelta(minutes=1)
    steps = [journey_of(row, later).step for row in rows]
    assert sorted(steps) == [Step.PAIRED, Step.PAIRED, Step.WAITING, Step.WAITING]
    for row, step in zip(rows, steps, strict=True):
        agrees(row, step, later)


def test_declined():
    cohort = scenes.open_cohort()
    application = make.application("mentee", cohort=cohort)
    decision = Decision(Application.State.DECLINED, "places", "Please come back.")
    decline_applications(
        cohort, Application.objects.all(), decision, by=make.organizer(cohort.program), at=NOON
    )

    agrees(application, Step.DECLINED)
    journey = journey_of(Application.objects.get(pk=application.pk), NOON)
    letter = Letter.objects.latest("pk")
    assert journey.reason == "There are more people than places this time."
    assert f"{journey.reason}\n\nPlease come back." in letter.text
    assert journey.words == "Please come back."


def test_withdrawn():
    application = make.application("mentee", cohort=scenes.open_cohort())
    leave_cohort(application, at=NOON)

    agrees(application, Step.WITHDRAWN)
