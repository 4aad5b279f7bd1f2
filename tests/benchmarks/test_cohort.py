"""The invented cohorts have the shape that they say, and a seed is enough to have them again."""

import hashlib
from dataclasses import astuple, replace

import numpy as np
import pytest

from benchmarks.matching.cohort import cohort
from benchmarks.matching.world import HOMES, SUBJECTS
from nodement.matcher import score
from nodement.matcher.problem import places_of

PUBLISHED = "fbcee8cbcd78447e"


@pytest.fixture(scope="module")
def thousand():
    return cohort(1000, 600, 1)


def share(people, having):
    return sum(1 for one in people if having(one)) / len(people)


def test_a_seed_gives_the_cohort_of_the_published_tables(thousand):
    people = [*thousand.mentees, *thousand.mentors]
    lines = [repr(astuple(replace(one, exclusions=sorted(one.exclusions)))) for one in people]
    decided = repr((sorted(thousand.vetoes), sorted(thousand.continuing)))

    assert hashlib.sha256("\n".join([*lines, decided]).encode()).hexdigest()[:16] == PUBLISHED


def test_the_same_seed_gives_the_same_people_and_another_seed_others():
    assert cohort(50, 30, 7) == cohort(50, 30, 7)
    assert cohort(50, 30, 7) != cohort(50, 30, 8)


def test_about_one_pair_of_six_is_eligible(thousand):
    eligible = score(thousand).block(np.arange(1000)) >= 0

    assert 0.12 < eligible.mean() < 0.20


def test_there_are_about_as_many_places_as_mentees(thousand):
    places = [places_of(one, thousand.policy) for one in thousand.mentors]

    assert {one.capacity for one in thousand.mentors} == {1, 2, 3}
    assert 0.95 < sum(places) / 1000 < 1.05
    assert 0 < places.count(0) < 20


def test_people_live_and_speak_as_the_tables_say(thousand):
    zones = {one.time_zone for one in thousand.mentees}

    assert zones <= {home.zone for home in HOMES}
    assert 0.14 < share(thousand.mentees, lambda one: one.time_zone == "Asia/Kolkata") < 0.24
    assert 0.01 < share(thousand.mentees, lambda one: one.only_other_language) < 0.05
    assert share(thousand.mentees, lambda one: "Getting started" in one.areas) > 0.25
    assert {len(one.areas) for one in thousand.mentees} == {1, 2, 3, 4}
    assert {area for one in thousand.mentees for area in one.areas} == set(SUBJECTS)


def test_hours_are_on_a_grid_of_half_hours_on_two_to_five_days(thousand):
    weeks = [one.availability for one in (*thousand.mentees, *thousand.mentors)]
    edges = {minute % 30 for week in weeks for slot in week for minute in slot[1:]}

    assert edges == {0}
    assert {len({day for day, _, _ in week}) for week in weeks} == {2, 3, 4, 5}


def test_some_have_waited_some_wish_and_some_exclude(thousand):
    assert 0.03 < share(thousand.mentees, lambda one: one.priority > 0) < 0.07
    assert 0.03 < share(thousand.mentees, lambda one: one.wishes) < 0.08
    assert 0.00 < share(thousand.mentees, lambda one: one.exclusions) < 0.03
    assert all(5 <= len(one.goals.split()) <= 15 for one in thousand.mentees)
