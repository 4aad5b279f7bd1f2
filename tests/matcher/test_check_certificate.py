"""The page of Python in the manual that checks a certificate by itself."""

import importlib.util
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nodement.matcher.checking.plain import Reading
from nodement.matcher.files.answer_file import write_answer
from nodement.matcher.files.problem_file import write_problem
from tests.matcher.people import crowd
from tests.matcher.proven import proven

PAGE = Path(__file__).parents[2] / "docs" / "check_certificate.py"
SETTINGS = (
    {"welfare": "concave"},
    {"welfare": "total", "raise_floor": True},
    {"welfare": "bands", "mentors_per_mentee": 2},
)

specification = importlib.util.spec_from_file_location("check_certificate", PAGE)
page = importlib.util.module_from_spec(specification)
specification.loader.exec_module(page)


def standing(settings):
    people = crowd(2, 9, 5, busy=0.5, term_weeks=2, **settings)
    waiting = tuple(replace(one, priority=n % 3) for n, one in enumerate(people.mentees))
    people = replace(people, mentees=waiting)
    made = {pair.mentee: pair.mentor for pair in proven(people).pairs}
    turned = zip(made, [*made.values()][1:], strict=False)
    return replace(people, current=frozenset(turned))


def scores_of(people):
    reading = Reading(people)
    return {
        (one.id, other.id): sum(reading.points(one, other).values())
        for one in people.mentees
        for other in people.mentors
        if reading.is_possible(one, other)
    }


def places_of(people):
    reading = Reading(people)
    return {one.id: reading.places(one) for one in people.mentors}


@pytest.mark.parametrize("settings", SETTINGS, ids=["concave", "floor", "co"])
def test_it_accepts_a_true_matching_and_finds_every_number_of_its_certificate(settings):
    people = standing(settings)
    answer = json.loads(write_answer(proven(people)))
    waiting = {one.id: one.priority for one in people.mentees}
    known = scores_of(people), places_of(people), waiting

    assert page.faults(answer, *known) == []
    for part in [answer, answer["co"]] if answer["co"] else [answer]:
        for inner, key in numbers(part["certificate"]):
            inner[key] -= 1
            assert page.faults(answer, *known) != [], key
            inner[key] += 1
        for pair in part["pairs"]:
            pair["score"] += 1
            assert page.faults(answer, *known) != []
            pair["score"] -= 1
    assert page.faults(answer, *known) == []


def numbers(certificate):
    """Every number, with the record that holds it."""
    for name in ("big", "keep", "gap"):
        yield certificate, name
    records = [certificate["u"], certificate["v"]]
    if certificate["floor"]:
        yield certificate["floor"], "value"
        records += [one for one in certificate["floor"].values() if isinstance(one, dict)]
    for record in records:
        for name in record:
            yield record, name


def test_it_reads_the_files_that_a_problem_and_its_answer_are_kept_in(tmp_path):
    people = standing(SETTINGS[0])
    files = [tmp_path / name for name in ("answer.json", "edges.csv", "people.json")]
    rows = [f"{mentee},{mentor},{score}" for (mentee, mentor), score in scores_of(people).items()]
    answer = proven(people)
    files[0].write_text(write_answer(answer))
    files[1].write_text("\n".join(["mentee,mentor,score", *rows]))
    files[2].write_text(write_problem(people))

    done = subprocess.run([sys.executable, PAGE, *files], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "Nothing better exists.\n")

    files[0].write_text(write_answer(replace(answer, total=answer.total + 1)))
    done = subprocess.run([sys.executable, PAGE, *files], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (
        1,
        "Not true: the objective is what the pairs add up to.\n",
    )
