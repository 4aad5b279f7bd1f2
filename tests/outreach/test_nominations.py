"""Projects name mentors; whoever is named is asked once, and says yes or no."""

from datetime import timedelta

import pytest

from nodement.kit.errors import Refusal
from nodement.matching.actions import ask_round
from nodement.outbox.models import Letter
from nodement.outreach import links
from nodement.outreach.chores import forget_prospects
from nodement.outreach.models import Nomination, Project
from nodement.outreach.nominations import (
    MOST_OF_A_PROJECT,
    Nominee,
    confirm_eligibility,
    decline_nomination,
    nominate_mentor,
    opt_in,
    take_back_nomination,
)
from nodement.outreach.queries import of_project, with_history
from nodement.people.models import Person
from tests import make
from tests.at_once import at_once
from tests.make import NOON

KATHERINE = Nominee("Katherine", "katherine@example.org", "katherine-example", "Explains well.")
State = Nomination.State

pytestmark = pytest.mark.django_db


def two_projects(**program):
    """Two projects of one program, and its cohort; nominees are asked at once."""
    of = make.program(**{"nominees_need_confirmation": False} | program)
    cohort = make.cohort(program=of, opens_at=NOON - timedelta(days=1))
    return make.project(program=of), make.project(program=of), cohort


def nominate(project, cohort, nominee=KATHERINE):
    return nominate_mentor(project, cohort, nominee, by=project.contact, at=NOON)


def seen_by(project):
    """What the contact of a project sees of each nominee."""
    return [(one.name, one.get_state_display()) for one in of_project(project)]


def token_of(nomination):
    return links.nomination_link(nomination).split("/")[-2]


def test_a_nominee_is_asked_at_once_where_nobody_has_to_look():
    project, _other, cohort = two_projects()

    nomination = nominate(project, cohort)

    letter = Letter.objects.get()
    assert (letter.name, letter.reader, letter.is_secret) == (
        "nomination",
        nomination.person,
        True,
    )
    assert links.nomination_link(nomination) in letter.text
    assert links.nominated(token_of(nomination)) == nomination


def test_what_was_said_of_a_nominee_does_not_stick_to_the_person():
    project, _other, cohort = two_projects()

    person = nominate(project, cohort).person

    assert (person.name, person.github) == ("", "")


def test_the_letter_waits_for_the_organizers_where_they_look_first():
    project, _other, cohort = two_projects(nominees_need_confirmation=True)
    organizer = make.organizer(cohort.program)

    nomination = nominate(project, cohort)

    assert not Letter.objects.exists()
    assert seen_by(project) == [("Katherine", "Asked")]
    confirm_eligibility(nomination, by=organizer, at=NOON)
    confirm_eligibility(nomination, by=organizer, at=NOON)
    assert [letter.name for letter in Letter.objects.all()] == ["nomination"]


def test_naming_somebody_twice_changes_nothing():
    project, _other, cohort = two_projects()

    first = nominate(project, cohort)
    again = nominate(project, cohort, Nominee("K.", "Katherine@Example.org"))

    assert first == again
    assert Letter.objects.count() == Nomination.objects.count() == 1


def test_a_second_project_joins_silently_and_sees_nothing_of_the_first():
    project, other, cohort = two_projects()
    nominate(project, cohort)

    nominate(other, cohort)

    assert Letter.objects.count() == 1
    assert seen_by(project) == seen_by(other) == [("Katherine", "Asked")]


@pytest.mark.parametrize("needs_look", [True, False])
@pytest.mark.parametrize("answer", [opt_in, decline_nomination])
def test_whoever_names_somebody_later_cannot_tell_what_they_answered(needs_look, answer):
    project, other, cohort = two_projects(nominees_need_confirmation=needs_look)
    organizer = make.organizer(cohort.program)
    nomination = nominate(project, cohort)
    confirm_eligibility(nomination, by=organizer, at=NOON)
    answer(nomination, at=NOON)

    late = nominate(other, cohort)
    confirm_eligibility(late, by=organizer, at=NOON)

    assert seen_by(other) == [("Katherine", "Asked")]
    assert Letter.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_projects_that_name_somebody_at_once_cause_one_letter():
    project, other, cohort = two_projects()

    answers = at_once(lambda: nominate(project, cohort), lambda: nominate(other, cohort))

    assert len({answer.person_id for answer in answers}) == 1
    assert Nomination.objects.count() == 2
    assert Letter.objects.count() == 1
    assert Person.objects.filter(email="katherine@example.org").count() == 1


def test_yes_holds_for_every_project_that_asked_by_then():
    project, other, cohort = two_projects()
    nomination = nominate(project, cohort)
    nominate(other, cohort)

    opt_in(nomination, at=NOON)
    opt_in(nomination, at=NOON)

    assert seen_by(project) == seen_by(other) == [("Katherine", "Opted in")]


def test_no_wipes_what_was_written_and_nobody_asks_again():
    project, other, cohort = two_projects()
    nomination = nominate(project, cohort)
    nominate(other, cohort)

    decline_nomination(nomination, at=NOON)
    decline_nomination(nomination, at=NOON)

    kept = Nomination.objects.values_list("name", "github", "why", "state")
    assert set(kept) == {("", "", "", "declined")}
    assert seen_by(project) == [("", "Declined")]
    nominate(project, cohort)
    assert Letter.objects.count() == 1
    with pytest.raises(Refusal, match="apply like everybody else"):
        opt_in(nomination, at=NOON)


def test_a_no_holds_for_this_cohort_alone():
    project, _other, cohort = two_projects()
    decline_nomination(nominate(project, cohort), at=NOON)
    following = make.cohort(program=cohort.program, opens_at=NOON)

    nominate(project, following)

    assert Letter.objects.count() == 2


def test_a_yes_can_become_a_no():
    nomination = make.nomination()
    opt_in(nomination, at=NOON)

    decline_nomination(nomination, at=NOON)

    nomination.refresh_from_db()
    assert (nomination.state, nomination.name) == (State.DECLINED, "")


def test_taking_back_stops_the_letter_and_closes_the_link():
    project, other, cohort = two_projects()
    organizer = make.organizer(cohort.program)
    nomination = nominate(project, cohort)
    nominate(other, cohort)

    take_back_nomination(nomination, by=organizer, at=NOON)
    take_back_nomination(nomination, by=organizer, at=NOON)

    assert not Letter.objects.filter(state=Letter.State.QUEUED).exists()
    assert links.nominated(token_of(nomination)) is None
    assert seen_by(other) == [("Katherine", "Taken back")]
    with pytest.raises(Refusal):
        opt_in(nomination, at=NOON)
    confirm_eligibility(nomination, by=organizer, at=NOON)
    assert not Letter.objects.filter(state=Letter.State.QUEUED).exists()


def test_whoever_applied_as_a_mentor_already_is_not_asked():
    project, _other, cohort = two_projects()
    katherine = make.person("Katherine", email="katherine@example.org")
    make.application("mentor", cohort=cohort, person=katherine)

    nominate(project, cohort)

    assert not Letter.objects.exists()
    assert seen_by(project) == [("Katherine", "Asked")]


@pytest.mark.parametrize("state", [Project.State.DECLARED, Project.State.DECLINED])
def test_a_project_that_does_not_take_part_nominates_nobody(state):
    project, _other, cohort = two_projects()
    Project.objects.update(state=state)

    with pytest.raises(Refusal, match="accepted the project"):
        nominate(project, cohort)


@pytest.mark.parametrize(
    "dates", [{"opens_at": None}, {"closes_at": NOON}, {"matching_closed_at": NOON}]
)
def test_nobody_is_nominated_when_nobody_can_sign_up(dates):
    project, _other, cohort = two_projects()
    type(cohort).objects.filter(pk=cohort.pk).update(**dates)

    with pytest.raises(Refusal, match="is over"):
        nominate(project, cohort)


def test_a_cohort_of_another_program_is_none_to_nominate_for():
    with pytest.raises(Refusal):
        nominate(make.project(), make.cohort(opens_at=NOON))


def test_a_project_is_no_cannon_for_letters():
    project, other, cohort = two_projects()
    for number in range(MOST_OF_A_PROJECT):
        nominate(project, cohort, Nominee("Somebody", f"n{number}@example.org"))

    with pytest.raises(Refusal, match="20 people"):
        nominate(project, cohort)
    nominate(other, cohort)
    assert Letter.objects.count() == MOST_OF_A_PROJECT + 1


def test_a_prospect_is_never_matched():
    project, _other, cohort = two_projects()
    opt_in(nominate(project, cohort), at=NOON)
    make.application("mentee", cohort=cohort)

    with pytest.raises(Refusal, match="people on both sides"):
        ask_round(cohort, by=make.organizer(cohort.program), at=NOON)


def test_organizers_see_that_somebody_has_answered_another_project():
    project, other, cohort = two_projects()
    decline_nomination(nominate(project, cohort), at=NOON)
    late = nominate(other, cohort)

    assert with_history(Nomination.objects.filter(pk=late.pk)).get().has_answered is True


@pytest.mark.parametrize(
    ("dates", "later", "gone"),
    [
        ({}, timedelta(days=90), 0),
        ({}, timedelta(days=91), 1),
        ({"closes_at": NOON + timedelta(days=3)}, timedelta(days=2), 0),
        ({"closes_at": NOON + timedelta(days=3)}, timedelta(days=3), 1),
    ],
)
def test_whoever_never_answered_is_forgotten_once_no_answer_can_come(dates, later, gone):
    nomination = make.nomination()
    type(nomination.cohort).objects.update(**dates)

    assert forget_prospects(NOON + later) == gone


@pytest.mark.parametrize("state", [State.OPTED_IN, State.DECLINED])
def test_an_answer_is_kept(state):
    make.nomination(state=state)

    assert forget_prospects(NOON + timedelta(days=400)) == 0


def test_a_link_runs_out_and_opens_nothing_else(time_machine_at):
    nomination = make.nomination()
    token = token_of(nomination)

    assert links.nominated(token) == nomination
    assert links.nominated(token.replace(":", "-")) is None
    assert links.declared(token) is None
    time_machine_at(timedelta(days=91))
    assert links.nominated(token) is None
