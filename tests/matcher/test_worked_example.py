"""The example in docs/matching.md: every number on the page is what the command and files say."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from nodement.matcher import Rematch, read_problem, solve, tradeoff
from nodement.matcher.__main__ import main

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLE = DOCS / "examples" / "six-by-three.json"
PAGE = (DOCS / "matching.md").read_text()
PLAIN = re.sub(r"\s+", " ", PAGE)
PROBLEM = read_problem(EXAMPLE.read_text())
MENTEES = [one.id for one in PROBLEM.mentees]
MENTORS = [one.id for one in PROBLEM.mentors]


def phi(score):
    return 100 - (10 - score) ** 2


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    out = tmp_path_factory.mktemp("example") / "answer.json"
    assert main(["solve", str(EXAMPLE), "--out", str(out)]) == 0
    return json.loads(out.read_text())


def row(*cells):
    return "| " + " | ".join(map(str, cells)) + " |\n"


def table_row(name, cells):
    """A row as the page writes it: empty cells are short."""
    return f"| {name} |" + "".join(f" {cell} |" if cell != "" else " |" for cell in cells) + "\n"


def test_the_scores_on_the_page_are_those_of_the_file():
    for mentee in MENTEES:
        scores = [PROBLEM.scores.get((mentee, mentor), "") for mentor in MENTORS]
        assert table_row(mentee, scores) in PAGE


def test_the_page_shows_what_the_command_prints(capsys):
    assert main(["solve", str(EXAMPLE)]) == 0

    printed = re.sub(r"(?<=with nobody: ).*", "…", capsys.readouterr().out)
    assert f"```text\n{printed}```\n" in PAGE


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("`concave`", {}),
        ("`--welfare total`", {"welfare": "total"}),
        ("`--welfare bands`", {"welfare": "bands"}),
        ("`--floor`", {"raise_floor": True}),
    ],
)
def test_the_other_aims_give_what_the_page_says(name, asked):
    matching = solve(replace(PROBLEM, policy=replace(PROBLEM.policy, **asked)))
    scores = matching.scores.tolist()

    said = ", ".join(map(str, scores)), matching.total, sum(map(phi, scores))
    assert row(name, matching.matched, *said, ", ".join(matching.unmatched)) in PAGE


def test_stable_matching_leaves_two_people_out():
    stable = next(one for one in tradeoff(PROBLEM) if one.name == "stable")

    shown = row("stable matching", stable.matched, "10, 9, 7, 2", stable.total, "", "amal, dina")
    assert shown.replace("|  |", "| |") in PAGE
    assert stable.lowest == 2


def test_the_prices_are_those_of_the_certificate(answer):
    proof = answer["certificate"]
    places = {one.id: one.capacity for one in PROBLEM.mentors}

    assert f"`big` = 5 × 100 + 1 = {proof['big']}" in PAGE
    for number, mentee in enumerate(MENTEES):
        right = ["", "", ""]
        if number < len(MENTORS):
            mentor = MENTORS[number]
            right = [mentor, proof["v"][mentor], places[mentor]]
        assert table_row(mentee, [proof["u"][mentee], "", *right]) in PAGE


def test_no_pair_on_the_page_is_worth_more_than_its_prices(answer):
    proof = answer["certificate"]
    made = {(one["mentee"], one["mentor"]) for one in answer["pairs"]}
    for mentee in MENTEES:
        cells = []
        for mentor in MENTORS:
            score = PROBLEM.scores.get((mentee, mentor))
            if score is None:
                cells.append("")
                continue
            u, v, worth = proof["u"][mentee], proof["v"][mentor], proof["big"] + phi(score)
            if (mentee, mentor) in made:
                cells.append(f"**{worth}** = {u} + {v}")
            else:
                cells.append(f"{worth} {'=' if worth == u + v else '<'} {u + v}")
            assert worth <= u + v
        assert table_row(mentee, cells) in PAGE


def test_both_sums_are_the_same(answer):
    proof = answer["certificate"]
    u = " + ".join(str(proof["u"][mentee]) for mentee in MENTEES)
    v = " + ".join(
        f"{one.capacity} × {proof['v'][one.id]}" if one.capacity > 1 else str(proof["v"][one.id])
        for one in PROBLEM.mentors
    )
    worths = [proof["big"] + phi(one["score"]) for one in answer["pairs"]]

    assert f"> {u} + {v} = **{sum(worths)}**" in PAGE
    assert f"{' + '.join(map(str, worths))} = **{sum(worths)}**" in PLAIN


@pytest.mark.parametrize("mentor", MENTORS)
def test_a_price_is_what_one_more_place_gives(answer, mentor):
    mentors = tuple(
        replace(one, capacity=one.capacity + (one.id == mentor)) for one in PROBLEM.mentors
    )
    more = solve(replace(PROBLEM, mentors=mentors))
    before = sum(phi(one["score"]) for one in answer["pairs"])

    gained = answer["certificate"]["big"] + sum(map(phi, more.scores.tolist())) - before
    assert more.matched == 6
    assert answer["certificate"]["v"][mentor] == gained


@pytest.mark.parametrize("mentee", MENTEES)
def test_a_price_is_what_the_presence_of_a_mentee_gives(answer, mentee):
    others = tuple(one for one in PROBLEM.mentees if one.id != mentee)
    scores = {pair: score for pair, score in PROBLEM.scores.items() if pair[0] != mentee}
    without = solve(replace(PROBLEM, mentees=others, scores=scores))
    before = sum(phi(one["score"]) for one in answer["pairs"])

    assert without.matched == 5
    assert answer["certificate"]["u"][mentee] == before - sum(map(phi, without.scores.tolist()))


def test_the_decisions_on_the_page_cost_what_it_says():
    trial = Rematch(solve(PROBLEM))
    veto, lock = trial.copy().veto("amal", "xenia"), trial.copy().lock("chen", "xenia")

    assert (veto.matched, veto.total) == (0, -2)
    assert [one.mentee for one in veto.moves] == ["amal", "dina", "farah"]
    assert (lock.matched, lock.total) == (0, 0)
    assert [one.mentee for one in lock.moves] == ["chen", "emre"]


def test_the_python_on_the_page_runs():
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=DOCS.parent, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
