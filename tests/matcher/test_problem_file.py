"""People and scores of one's own: read from JSON, refused with the place and in words."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nodement.matcher.files.problem_file import (
    problem_schema,
    read_problem,
    scores_schema,
    write_problem,
)
from nodement.matcher.problem import Mentee, Mentor, Policy, Problem, ProblemError
from tests.matcher.people import crowd
from tests.matcher.shapes import misfits

SCHEMAS = Path(__file__).parents[2] / "docs" / "schema"

PEOPLE = {
    "format": "nodement-problem",
    "version": 1,
    "policy": {"term_start": "2030-01-07"},
    "mentees": [
        {
            "id": "grace",
            "time_zone": "Europe/Berlin",
            "availability": [["monday", "18:00", "24:00"], [2, "00:00", "01:30"]],
            "areas": ["Testing"],
        }
    ],
    "mentors": [
        {
            "id": "ada",
            "time_zone": "Asia/Kolkata",
            "availability": [],
            "areas": [],
            "capacity": 2,
            "paused_until": "2030-02-01",
            "experience": None,
            "exclusions": ["grace"],
        }
    ],
}
SCORES = {
    "format": "nodement-scores",
    "version": 1,
    "perfect": 10,
    "policy": {"welfare": "total", "raise_floor": True},
    "mentees": [{"id": "grace", "priority": 1}, {"id": "katherine"}],
    "mentors": [{"id": "ada", "capacity": 2}],
    "scores": [["grace", "ada", 9], ["katherine", "ada", 0]],
    "locks": [["grace", "ada"]],
}


def test_people_are_read_with_defaults_for_what_they_leave_out():
    expected = Problem(
        (Mentee("grace", "Europe/Berlin", ((0, 1080, 1440), (2, 0, 90)), ("Testing",)),),
        (
            Mentor(
                "ada",
                "Asia/Kolkata",
                (),
                (),
                capacity=2,
                paused_until=date(2030, 2, 1),
                exclusions=frozenset({"grace"}),
            ),
        ),
        Policy(date(2030, 1, 7)),
    )

    assert read_problem(json.dumps(PEOPLE)) == expected


def test_scores_are_read_as_they_are():
    problem = read_problem(json.dumps(SCORES).encode())

    assert problem.scores == {("grace", "ada"): 9, ("katherine", "ada"): 0}
    assert (problem.policy.perfect, problem.policy.welfare) == (10, "total")
    assert [one.priority for one in problem.mentees] == [1, 0]
    assert (problem.mentors[0].capacity, problem.locks) == (2, {("grace", "ada")})


@pytest.mark.parametrize("seed", range(5))
def test_what_is_written_is_read_again(seed):
    people = crowd(seed, 9, 6, welfare="bands", mentors_per_mentee=2, weights={"areas": 7})
    pairs = [(one.id, other.id) for one, other in zip(people.mentees, people.mentors, strict=False)]
    open_pairs = [pair for pair in pairs if pair[1] == pairs[0][1]]
    people = replace(people, vetoes=frozenset(pairs[2:]), current=frozenset(open_pairs))

    assert read_problem(write_problem(people)) == people


def test_scores_that_are_written_are_read_again():
    problem = read_problem(json.dumps(SCORES))

    assert read_problem(write_problem(problem)) == problem


def test_only_what_differs_from_a_default_is_written():
    record = json.loads(write_problem(read_problem(json.dumps(PEOPLE))))

    assert record["mentees"] == [
        {
            "id": "grace",
            "time_zone": "Europe/Berlin",
            "availability": [["monday", "18:00", "24:00"], ["wednesday", "00:00", "01:30"]],
            "areas": ["Testing"],
        }
    ]
    assert "vetoes" not in record


def broken(form, *path, to):
    record = json.loads(json.dumps(form))
    place = record
    for step in path[:-1]:
        place = place[step]
    if to is None:
        del place[path[-1]]
    else:
        place[path[-1]] = to
    return json.dumps(record)


MENTEE = ("mentees", 0)
SLOT = ("mentees", 0, "availability", 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "This is not JSON: "),
        ("[]", "the problem should be a record."),
        (
            broken(PEOPLE, "format", to="x"),
            "the problem: format: 'x' is neither 'nodement-problem'",
        ),
        (broken(PEOPLE, "version", to=2), "the problem: version: Only version 1 can be read."),
        (broken(PEOPLE, "policy", to=None), "the problem has no 'policy'."),
        (
            broken(PEOPLE, "policy", "term_start", to=None),
            "the problem: policy has no 'term_start'",
        ),
        (
            broken(PEOPLE, "policy", "welfare", to="x"),
            "the problem: policy: welfare: 'x' is none of",
        ),
        (broken(PEOPLE, "policy", "weights", to={"x": 1}), "There is no criterion 'x'."),
        (broken(PEOPLE, "scores", to=[]), "the problem: 'scores' means nothing here. Known: "),
        (broken(PEOPLE, *MENTEE, "timezone", to=""), "the problem: mentees 1: 'timezone' means no"),
        (broken(PEOPLE, *MENTEE, "areas", to=None), "the problem: mentees 1 has no 'areas'."),
        (
            broken(PEOPLE, *MENTEE, "time_zone", to="Berlin"),
            "the problem: mentees 1: time_zone: 'Berlin' is not a time zone.",
        ),
        (
            broken(PEOPLE, *MENTEE, "english_speaking", to=6),
            "the problem: mentees 1: english_speaking: 6 is not between 0 and 5.",
        ),
        (
            broken(PEOPLE, *SLOT, 0, to="someday"),
            "the problem: mentees 1: availability 1 1: 'someday' is not a weekday: monday to sun",
        ),
        (broken(PEOPLE, *SLOT, 0, to=7), "the problem: mentees 1: availability 1 1: 7 is not a w"),
        (broken(PEOPLE, *SLOT, 0, to=True), "the problem: mentees 1: availability 1 1: True is"),
        (broken(PEOPLE, *SLOT, 0, to=[]), "the problem: mentees 1: availability 1 1: [] is not"),
        (
            broken(PEOPLE, *SLOT, 1, to="6pm"),
            "the problem: mentees 1: availability 1 2: '6pm' is not a time from 00:00 to 24:00.",
        ),
        (broken(PEOPLE, *SLOT, 2, to="24:01"), "the problem: mentees 1: availability 1 3: '24:01'"),
        (
            broken(PEOPLE, *SLOT, 2, to="17:00"),
            "the problem: mentees 1: availability 1: It ends be",
        ),
        (broken(PEOPLE, *SLOT, to=["monday"]), "the problem: mentees 1: availability 1: A slot is"),
        (
            broken(PEOPLE, "mentors", 0, "paused_until", to="soon"),
            "the problem: mentors 1: paused_until: 'soon' is not a date such as 2030-01-07.",
        ),
        (
            broken(PEOPLE, "mentors", 0, "capacity", to=-1),
            "the problem: mentors 1: capacity: -1 is",
        ),
        (broken(PEOPLE, "vetoes", to=[["grace"]]), "the problem: vetoes 1 should be two ids."),
        (broken(PEOPLE, "locks", to=[["x", "ada"]]), "The lock of x with ada names somebody who"),
        (
            broken(SCORES, "perfect", to=1001),
            "the problem: perfect: 1001 is not between 0 and 1000",
        ),
        (
            broken(SCORES, "scores", 0, 2, to=11),
            "the problem: scores 1 3: 11 is not between 0 and 10, the perfect score.",
        ),
        (broken(SCORES, "scores", 1, 0, to="x"), "the problem: scores 2 1: 'x' is not there."),
        (broken(SCORES, "scores", 1, 0, to="grace"), "the problem: scores 2: grace and ada have a"),
        (broken(SCORES, "scores", 0, to=["grace"]), "the problem: scores 1: A score is a mentee,"),
        (broken(SCORES, "scores", 0, 2, to=2.5), "the problem: scores 1 3 should be a whole"),
        (broken(SCORES, "continuing", to=[]), "the problem: 'continuing' means nothing here."),
    ],
)
def test_a_file_that_is_no_problem_is_refused_with_the_place(text, words):
    with pytest.raises(ProblemError) as refused:
        read_problem(text)
    assert str(refused.value).startswith(words)


def test_own_scores_need_the_given_criterion_and_no_other():
    problem = read_problem(json.dumps(SCORES))
    for weights in ({"areas": 10}, {"given": 10, "areas": 10}):
        with pytest.raises(ProblemError, match="Own scores need the criterion 'given'"):
            replace(problem, policy=replace(problem.policy, weights=weights))
    with pytest.raises(ProblemError, match="Own scores need the criterion 'given'"):
        replace(problem, scores=None)
    with pytest.raises(ProblemError, match="The score of grace with ada is 0 to 10, not 11"):
        replace(problem, scores={("grace", "ada"): 11})


@pytest.mark.parametrize(
    ("name", "schema"), [("problem", problem_schema()), ("scores", scores_schema())]
)
def test_the_schema_in_the_manual_is_the_one_of_the_code(name, schema):
    assert json.loads((SCHEMAS / f"{name}.json").read_text()) == json.loads(json.dumps(schema))


def test_the_schemas_describe_what_can_be_read():
    people, scores = (json.loads(json.dumps(one())) for one in (problem_schema, scores_schema))

    assert list(misfits(PEOPLE, people)) == []
    assert list(misfits(SCORES, scores)) == []
    assert list(misfits(json.loads(write_problem(crowd(2, 9, 6))), people)) == []
    assert list(misfits(json.loads(broken(PEOPLE, *MENTEE, "areas", to=None)), people)) == [
        "mentees 0: areas is missing"
    ]
    assert list(misfits(json.loads(broken(PEOPLE, *SLOT, 1, to="6pm")), people)) == [
        "mentees 0 availability 0 1: not like ^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"
    ]
    assert list(misfits(json.loads(broken(SCORES, "scores", 0, 2, to=-1)), scores)) == [
        "scores 0 2: -1 is out of bounds"
    ]
    assert list(misfits(SCORES, people)) != []
