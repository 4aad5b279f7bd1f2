"""The pairs of a cohort: that they meet, not when, nor what they say."""

from datetime import timedelta

from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Meeting
from tests import make
from tests.make import NOON
from tests.web.page import main, words


def address(cohort, query=""):
    return f"/cohorts/{cohort.public_id}/pairs/{query}"


def test_it_shows_who_works_with_whom_and_how_often_they_met(crew, margaret):
    pair = make.pair(cohort=crew.cohort)
    Meeting.objects.create(pair=pair, state="held", starts_at=NOON, held_minutes=60)

    page = main(margaret.get(address(crew.cohort)))

    assert "Grace" in page
    assert "Ada" in page
    assert "Getting to know each other Mon 30 Nov 2026 1" in page


def test_it_tells_nothing_of_when_they_meet(crew, margaret):
    pair = make.pair(cohort=crew.cohort)
    meeting = propose_time(pair, NOON + timedelta(days=17), by=pair.mentee, at=NOON)
    accept_time(meeting, meeting.proposed_for, by=pair.mentor, at=NOON)

    assert "17 Dec" not in words(margaret.get(address(crew.cohort)))


def test_the_silent_and_the_meeting_can_be_shown_alone(crew, margaret):
    late = NOON - timedelta(days=10)
    make.pair(cohort=crew.cohort, mentee=make.person("Silent"), formed_at=late)
    met = make.pair(cohort=crew.cohort, mentee=make.person("Meeting"), formed_at=late)
    Meeting.objects.create(pair=met, state="held", starts_at=NOON, held_minutes=60)

    silent = main(margaret.get(address(crew.cohort, "?show=silent")))
    meeting = main(margaret.get(address(crew.cohort, "?show=met")))

    assert "S Silent" in silent
    assert "M Meeting" not in silent
    assert "M Meeting" in meeting
    assert "S Silent" not in meeting


def test_a_pair_of_another_program_is_not_in_it(crew, margaret):
    make.pair(mentee=make.person("Foreign"))

    page = main(margaret.get(address(crew.cohort)))

    assert "Foreign" not in page
    assert "No pair yet" in page
