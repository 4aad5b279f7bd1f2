"""Starting a program, changing its policy, and who runs it."""

from dataclasses import replace
from datetime import date

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.people.actions import appoint_keeper
from nodement.programs import rules
from nodement.programs.actions import (
    Beginning,
    Taxonomy,
    change_policy,
    change_taxonomy,
    grant_role,
    start_program,
)
from nodement.programs.models import Cohort, Program, Role, Topic
from nodement.programs.queries import topics
from tests import make
from tests.at_once import at_once

BEGINNING = Beginning(
    community="Forge",
    program="Mentoring",
    cohort="Winter",
    starts_on=date(2026, 12, 7),
    areas=("Documentation", "Testing"),
    kinds_of_help=("Code review",),
)


@pytest.fixture
def keeper(db):
    person = make.person("Hedy")
    appoint_keeper(person)
    return person


def test_a_keeper_starts_a_program_and_organizes_it(keeper):
    cohort = start_program(BEGINNING, by=keeper, at=make.NOON)

    assert (cohort.name, cohort.program.community.name) == ("Winter", "Forge")
    assert topics(cohort.program, "area") == ("Documentation", "Testing")
    assert list(rules.runnable(keeper)) == [cohort]


def test_the_figures_of_a_new_program_are_the_usual_ones(keeper):
    program = start_program(BEGINNING, by=keeper, at=make.NOON).program

    assert (
        program.minimum_overlap,
        program.english_minimum,
        program.offer_days,
        program.first_word_days,
        program.silence_days,
    ) == (60, 2, 4, 3, 21)
    assert (program.shared_area_required, program.same_affiliation_allowed) == (True, False)


def test_starting_the_same_program_again_changes_nothing(keeper):
    cohorts = [start_program(BEGINNING, by=keeper, at=make.NOON) for _ in range(2)]

    assert cohorts[0] == cohorts[1]
    assert (Program.objects.count(), Role.objects.count(), Entry.objects.count()) == (1, 1, 1)


def test_a_second_cohort_opens_in_the_same_program(keeper):
    start_program(BEGINNING, by=keeper, at=make.NOON)
    start_program(replace(BEGINNING, cohort="Summer"), by=keeper, at=make.NOON)

    assert (Program.objects.count(), Cohort.objects.count()) == (1, 2)


def test_nobody_but_a_keeper_starts_a_program(db):
    with pytest.raises(Refusal, match="Only a keeper"):
        start_program(BEGINNING, by=make.person(), at=make.NOON)
    assert not Program.objects.exists()


def test_another_keeper_does_not_walk_into_a_program_by_starting_it_again(keeper):
    start_program(BEGINNING, by=keeper, at=make.NOON)
    other = make.person("Eve")
    appoint_keeper(other)

    with pytest.raises(Refusal, match="others organize it"):
        start_program(BEGINNING, by=other, at=make.NOON)
    assert not rules.organizable(other).exists()


def test_only_what_differs_is_changed_and_noted(keeper):
    program = start_program(BEGINNING, by=keeper, at=make.NOON).program
    Entry.objects.all().delete()

    figures = {"minimum_overlap": 90, "english_minimum": 2}
    change_policy(program, figures, by=keeper, at=make.NOON)
    change_policy(program, figures, by=keeper, at=make.NOON)

    program.refresh_from_db()
    assert program.minimum_overlap == 90
    assert [entry.facts for entry in Entry.objects.all()] == [{"minimum_overlap": "90"}]


def test_organizers_of_other_programs_run_nothing_here(keeper):
    start_program(BEGINNING, by=keeper, at=make.NOON)
    stranger = make.organizer(make.program())
    coordinator = make.person("Alan")
    grant_role(Program.objects.first(), coordinator, "coordinator", by=keeper, at=make.NOON)

    assert not rules.runnable(stranger).filter(name="Winter").exists()
    assert not rules.runnable(coordinator).exists()


def test_the_words_of_the_taxonomy_can_be_changed_and_keep_their_order(keeper):
    program = start_program(BEGINNING, by=keeper, at=make.NOON).program
    wanted = Taxonomy(("Security", "Testing"), ("Code review",))
    for _ in range(2):
        change_taxonomy(program, wanted, by=keeper, at=make.NOON)

    assert topics(program, Topic.Kind.AREA) == ("Security", "Testing")
    assert topics(program, Topic.Kind.HELP) == ("Code review",)
    assert Entry.objects.filter(verb="changed the taxonomy of").count() == 1
    with pytest.raises(Refusal, match="at least one"):
        change_taxonomy(program, Taxonomy((), ("Code review",)), by=keeper, at=make.NOON)


@pytest.mark.django_db(transaction=True)
def test_two_who_start_the_same_program_at_once_start_one(keeper):
    at_once(*[lambda: start_program(BEGINNING, by=keeper, at=make.NOON)] * 2)

    assert (Program.objects.count(), Cohort.objects.count()) == (1, 1)
