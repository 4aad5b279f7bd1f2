"""Who may see and touch which pair and which meeting."""

import pytest

from nodement.pairs import rules
from nodement.pairs.actions import cancel_meeting, hold_meeting, propose_time
from nodement.pairs.models import Meeting, Pair
from nodement.programs.models import Role
from tests import make
from tests.make import NOON
from tests.pairs.conftest import MONDAY, WEDNESDAY


@pytest.fixture
def cast(pair):
    """Everybody who might look: the two, organizers here and elsewhere, others of the cohort."""
    elsewhere = make.pair()
    coordinator = make.person("Katherine")
    Role.objects.create(
        program=pair.cohort.program,
        person=coordinator,
        kind=Role.Kind.COORDINATOR,
        granted_at=NOON,
    )
    return {
        "mentor": pair.mentor,
        "mentee": pair.mentee,
        "organizer": make.organizer(pair.cohort.program),
        "coordinator": coordinator,
        "organizer elsewhere": make.organizer(elsewhere.cohort.program),
        "member elsewhere": elsewhere.mentor,
        "member of the cohort": make.pair(cohort=pair.cohort).mentee,
        "keeper": make.person("Root", is_keeper=True),
    }


def those(cast, rule, thing):
    return [who for who, person in cast.items() if thing in rule(person)]


def test_a_pair_is_read_by_its_two_and_by_the_organizers_of_its_program(cast, pair):
    assert those(cast, rules.readable, pair) == ["mentor", "mentee", "organizer"]


def test_what_the_two_share_is_theirs_alone(cast, pair):
    assert those(cast, rules.own, pair) == ["mentor", "mentee"]
    assert those(cast, rules.workable, pair) == ["mentor", "mentee"]


def test_an_ended_pair_is_still_read_and_no_longer_worked_in(cast, pair):
    Pair.objects.filter(pk=pair.pk).update(state=Pair.State.ENDED)

    assert those(cast, rules.readable, pair) == ["mentor", "mentee", "organizer"]
    assert those(cast, rules.own, pair) == ["mentor", "mentee"]
    assert those(cast, rules.workable, pair) == []


def test_meetings_are_the_two_alone_also_for_organizers(cast, agreed):
    for rule in (rules.own_meetings, rules.plannable, rules.invited):
        assert those(cast, rule, agreed) == ["mentor", "mentee"]


def test_a_proposal_invites_nobody_yet(cast, proposed):
    assert those(cast, rules.plannable, proposed) == ["mentor", "mentee"]
    assert those(cast, rules.invited, proposed) == []


def test_a_wish_to_move_leaves_the_invitation_standing(cast, agreed):
    propose_time(agreed.pair, WEDNESDAY, by=agreed.pair.mentor, at=NOON)

    assert those(cast, rules.invited, agreed) == ["mentor", "mentee"]


def test_a_held_meeting_is_not_planned_any_more(cast, agreed):
    hold_meeting(agreed, minutes=60, by=agreed.pair.mentor, at=MONDAY)

    assert those(cast, rules.own_meetings, agreed) == ["mentor", "mentee"]
    assert those(cast, rules.plannable, agreed) == []
    assert those(cast, rules.invited, agreed) == []


def test_a_cancelled_meeting_stays_readable_and_invites_nobody(cast, agreed):
    cancel_meeting(agreed, by=agreed.pair.mentor, at=NOON)

    assert those(cast, rules.own_meetings, agreed) == ["mentor", "mentee"]
    assert those(cast, rules.plannable, agreed) == []
    assert those(cast, rules.invited, agreed) == []


def test_nothing_is_planned_in_an_ended_pair(cast, agreed):
    propose_time(agreed.pair, WEDNESDAY, by=agreed.pair.mentor, at=NOON)
    Pair.objects.filter(pk=agreed.pair.pk).update(state=Pair.State.ENDED)

    for rule in (rules.plannable, rules.invited):
        assert those(cast, rule, Meeting.objects.get()) == []
