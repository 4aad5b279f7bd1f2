"""Answers that count already are changed: on a draft of their own, until sign-up closes."""

from datetime import timedelta

import pytest

from nodement.applying.models import Counted
from nodement.applying.submitting import reopen_application, submit_draft
from nodement.kit.errors import Refusal
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, SECRET, answers, fill
from tests.applying.test_confirming import confirmed
from tests.make import NOON

State = Application.State
DAY = timedelta(days=1)


def test_changing_answers_keeps_the_place_in_the_line(db):
    cohort = scenes.open_cohort(program=make.program(applicants_per_place=1))
    make.application("mentor", cohort=cohort)
    make.application("mentee", cohort=cohort)
    application = confirmed(cohort)
    draft = reopen_application(application, at=NOON + DAY).draft
    submit_draft(fill(draft, answers(name="Grace Hopper")), at=NOON + DAY)

    application.refresh_from_db()
    assert (application.state, application.name) == (State.WAITING_LIST, "Grace Hopper")
    assert (application.submitted_at, application.changed_at) == (NOON, NOON + DAY)


def test_a_change_begins_with_what_was_answered_and_asks_nothing_twice_that_was_counted(cohort):
    application = confirmed(cohort, gender=SECRET, employed=True, employer="Engines")

    started = reopen_application(application, at=NOON)

    assert started.draft.answers == answers(employed=True, employer="Engines")
    again = reopen_application(application, at=NOON)
    assert again.draft == started.draft, "one change at a time, opened anew"
    assert submit_draft(fill(again.draft, answers(gender=SECRET)), at=NOON) == application
    application.refresh_from_db()
    assert application.given == answers()
    assert Counted.objects.get().count == 1


@pytest.mark.parametrize("state", [State.RECEIVED, State.DECLINED])
def test_what_is_not_confirmed_or_was_declined_cannot_be_changed(cohort, state):
    with pytest.raises(Refusal):
        reopen_application(make.application("mentee", cohort=cohort, state=state), at=NOON)


def test_after_closing_nothing_can_be_changed(cohort):
    application = confirmed(cohort)

    with pytest.raises(Refusal, match="has closed"):
        reopen_application(application, at=CLOSES)


def test_a_change_stays_with_its_address(cohort):
    application = confirmed(cohort)
    draft = reopen_application(application, at=NOON).draft
    fill(draft, answers("mallory@example.org"))

    with pytest.raises(Refusal, match=r"grace@example\.org alone"):
        submit_draft(draft, at=NOON)
