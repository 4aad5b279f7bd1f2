"""The launch list of a cohort, read from what is really there."""

from datetime import timedelta

import pytest

from nodement.documents.actions import adopt_texts
from nodement.documents.defaults import default_texts
from nodement.forms.actions import open_form, publish_form
from nodement.journal.models import Entry
from nodement.lifecycle.launch import Step, launch_of
from nodement.outreach.launch_marks import mark_step, unmark_step
from nodement.outreach.models import LaunchMark, Nomination, Project
from nodement.programs.actions import Description, describe_program
from nodement.programs.models import Cohort
from nodement.programs.sign_up import SignUpWindow, change_window
from tests import make
from tests.at_once import at_once
from tests.make import NOON


@pytest.fixture
def cohort(db):
    return make.cohort()


@pytest.fixture
def margaret(cohort):
    return make.organizer(cohort.program)


def steps(cohort):
    cohort = Cohort.objects.select_related("program").get(pk=cohort.pk)
    return {step.step: step for step in launch_of(cohort).steps}


def done(cohort):
    return [step for step, line in steps(cohort).items() if line.is_done]


def test_of_a_new_cohort_nothing_is_done_and_it_says_what_is_missing(cohort):
    found = steps(cohort)

    assert done(cohort) == []
    assert found[Step.DESCRIBED].missing == ("about", "contact")
    assert found[Step.AGREED].missing == ("policy", "conduct", "privacy", "expectations")
    assert found[Step.FORMS].missing == ("mentee", "mentor")


def test_what_the_program_says_of_itself_is_done_by_whoever_wrote_it(cohort, margaret):
    said = Description("For newcomers.", "us@example.org")
    describe_program(cohort.program, said, by=margaret, at=NOON)

    line = steps(cohort)[Step.DESCRIBED]

    assert (line.is_done, line.who, line.at) == (True, ("Margaret",), NOON)


def test_without_areas_to_choose_from_it_is_not_done(cohort, margaret):
    said = Description("For newcomers.", "us@example.org")
    describe_program(cohort.program, said, by=margaret, at=NOON)
    cohort.program.topics.filter(kind="area").delete()

    assert steps(cohort)[Step.DESCRIBED].missing == ("areas",)


def test_texts_are_agreed_once_all_of_them_are_published(cohort, margaret):
    texts = default_texts(cohort.program)
    adopt_texts(cohort.program, {"policy": texts["policy"]}, by=margaret, at=NOON)
    assert steps(cohort)[Step.AGREED].missing == ("conduct", "privacy", "expectations")

    ines = make.organizer(cohort.program, "Ines")
    adopt_texts(cohort.program, texts, by=ines, at=NOON + timedelta(hours=1))

    line = steps(cohort)[Step.AGREED]
    assert (line.is_done, line.who) == (True, ("Margaret", "Ines"))
    assert line.at == NOON + timedelta(hours=1)


def test_forms_are_final_once_both_are_published(cohort, margaret):
    publish_form(open_form(cohort, "mentee", by=margaret, at=NOON), by=margaret, at=NOON)
    assert steps(cohort)[Step.FORMS].missing == ("mentor",)

    publish_form(open_form(cohort, "mentor", by=margaret, at=NOON), by=margaret, at=NOON)
    assert steps(cohort)[Step.FORMS].who == ("Margaret",)


def test_the_window_is_set_by_whoever_set_it_last(cohort, margaret):
    change_window(cohort, SignUpWindow(NOON, None, True), by=margaret, at=NOON)

    line = steps(cohort)[Step.WINDOW]

    assert (line.is_done, line.who, line.at) == (True, ("Margaret",), NOON)


def test_a_step_is_marked_once_and_whoever_was_first_stays(cohort, margaret):
    ines = make.organizer(cohort.program, "Ines")

    mark_step(cohort, LaunchMark.Step.CHANNELS, by=margaret, at=NOON)
    mark_step(cohort, LaunchMark.Step.CHANNELS, by=ines, at=NOON + timedelta(days=1))

    line = steps(cohort)[Step.CHANNELS]
    assert (line.who, line.at) == (("Margaret",), NOON)
    assert Entry.objects.count() == 1


def test_a_mark_is_taken_back(cohort, margaret):
    mark_step(cohort, LaunchMark.Step.CHANNELS, by=margaret, at=NOON)
    for _ in range(2):
        unmark_step(cohort, LaunchMark.Step.CHANNELS, by=margaret, at=NOON)

    assert Step.CHANNELS not in done(cohort)
    assert Entry.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_mark_a_step_at_once_make_one_mark():
    cohort = make.cohort()
    people = [make.organizer(cohort.program, name) for name in ("Margaret", "Ines")]

    at_once(
        *[
            lambda who=who: mark_step(cohort, LaunchMark.Step.PUBLICIZED, by=who, at=NOON)
            for who in people
        ]
    )

    assert (LaunchMark.objects.count(), Entry.objects.count()) == (1, 1)


def test_projects_and_nominations_are_counted_for_this_program_and_cohort(cohort):
    for number, (state, confirmed) in enumerate(
        [("declared", True), ("accepted", True), ("accepted", True), ("declared", False)]
    ):
        project = Project.objects.create(
            program=cohort.program,
            name=f"Project {number}",
            contact=make.person(),
            state=state,
            is_confirmed=confirmed,
            declared_at=NOON,
        )
    for of, state in ((cohort, "opted_in"), (cohort, "nominated"), (make.cohort(), "opted_in")):
        Nomination.objects.create(
            project=project, cohort=of, person=make.person(), state=state, nominated_at=NOON
        )

    found = launch_of(cohort)

    assert (found.projects_waiting, found.projects) == (1, 2)
    assert (found.nominated, found.opted_in) == (2, 1)


@pytest.mark.parametrize("approvers", [1, 4])
def test_the_list_asks_as_often_for_many_approvals(cohort, approvers, django_assert_num_queries):
    people = [make.organizer(cohort.program, f"O{number}") for number in range(approvers)]
    for person in people:
        for step in LaunchMark.Step:
            mark_step(cohort, step, by=person, at=NOON)
    adopt_texts(cohort.program, default_texts(cohort.program), by=people[0], at=NOON)
    cohort = Cohort.objects.select_related("program").get(pk=cohort.pk)

    with django_assert_num_queries(7):
        launch_of(cohort)
