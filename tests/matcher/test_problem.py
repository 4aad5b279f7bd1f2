"""A problem that contradicts itself is refused in plain words."""

from datetime import date

import pytest

from nodement.matcher import Policy, ProblemError
from tests.matcher.people import MONDAY, mentee, mentor, problem


@pytest.mark.parametrize(
    ("people", "words"),
    [
        (([mentee(), mentee()], []), "The mentee grace is there 2 times."),
        (([], [mentor(), mentor()]), "The mentor ada is there 2 times."),
        (([mentee("")], []), "A mentee has no id."),
        (([mentee(time_zone="PST8")], []), "Mentee grace: 'PST8' is not a time zone."),
        (([mentee(time_zone="../x")], []), "Mentee grace: '../x' is not a time zone."),
        (([mentee(time_zone="Europe")], []), "Mentee grace: 'Europe' is not a time zone."),
        (([], [mentor(capacity=-1)]), "Mentor ada: a capacity of -1 is less than nobody."),
        (
            ([mentee(availability=((7, 0, 60),))], []),
            "Mentee grace: (7, 0, 60) is not a weekday with a start before its end.",
        ),
        (
            ([mentee(availability=((0, 60, 60),))], []),
            "Mentee grace: (0, 60, 60) is not a weekday with a start before its end.",
        ),
        (
            ([mentee(availability=((0, 60, 1441),))], []),
            "Mentee grace: (0, 60, 1441) is not a weekday with a start before its end.",
        ),
        (
            ([mentee(english_speaking=6)], []),
            "Mentee grace: a level of English is 0 to 5, not 6.",
        ),
        (
            ([mentee(languages=("Klingon!",))], []),
            "Mentee grace: 'Klingon!' is not a language tag.",
        ),
    ],
)
def test_people_who_cannot_be_are_refused(people, words):
    with pytest.raises(ProblemError) as refused:
        problem(*people)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (
            {"term_start": date(1969, 12, 31)},
            "A term starts in 1970 to 2200, not on 1969-12-31.",
        ),
        (
            {"term_start": date(2201, 1, 1)},
            "A term starts in 1970 to 2200, not on 2201-01-01.",
        ),
        ({"term_weeks": 0}, "A term has 1 to 260 weeks, not 0."),
        ({"minimum_overlap": -1}, "A week cannot have -1 minutes in common at least."),
        ({"english_minimum": 6}, "The least level of English is 0 to 5, not 6."),
        ({"weights": {"age": 1}}, "There is no criterion 'age'."),
        ({"weights": {"areas": -1}}, "Criterion 'areas' cannot weigh -1."),
    ],
)
def test_policies_that_cannot_be_are_refused(settings, words):
    with pytest.raises(ProblemError) as refused:
        problem([], [], **settings)
    assert str(refused.value) == words


@pytest.mark.parametrize(
    ("locks", "words"),
    [
        (
            {("grace", "alan")},
            "The lock of grace with alan names somebody who is not there.",
        ),
        (
            {("grace", "ada"), ("grace", "margaret")},
            "Mentee grace is locked to 2 mentors.",
        ),
        (
            {("grace", "ada"), ("katherine", "ada")},
            "Mentor ada: places 1, locked mentees 2.",
        ),
    ],
)
def test_locks_that_cannot_be_kept_are_refused(locks, words):
    with pytest.raises(ProblemError) as refused:
        problem([mentee(), mentee("katherine")], [mentor(), mentor("margaret")], locks=locks)
    assert str(refused.value) == words


def test_one_person_may_be_there_in_both_roles():
    assert problem([mentee("ada")], [mentor("ada")]).mentees[0].id == "ada"


def test_vetoes_and_exclusions_may_name_people_who_have_left():
    people = problem(
        [mentee(exclusions=frozenset({"gone"}), wishes=("gone",))],
        [mentor()],
        vetoes={("gone", "ada"), ("grace", "gone")},
        continuing={("gone", "ada")},
    )

    assert people.policy == Policy(MONDAY)
