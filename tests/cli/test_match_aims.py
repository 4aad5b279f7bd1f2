"""`nodement match` asked for more: other welfare, a floor, second mentors, an end in time."""

import json
import re

import pytest

from tests.cli.test_match import SMALL, match

AIMS = {
    "total": ["--welfare", "total"],
    "bands": ["--welfare", "bands"],
    "floor": ["--floor"],
    "two-mentors": ["--mentors-per-mentee", "2"],
    "all": ["--welfare", "bands", "--floor", "--mentors-per-mentee", "3"],
}


def scores(result):
    return [pair["score"] for pair in result["pairs"]]


@pytest.mark.parametrize("aims", AIMS.values(), ids=AIMS)
def test_what_was_asked_for_is_in_the_result_and_holds(run, tmp_path, aims):
    result, out, _edges, files = match(run, SMALL, tmp_path, *aims)

    policy = result["policy"]
    assert policy["welfare"] == (aims[1] if "--welfare" in aims else "concave")
    assert policy["raise_floor"] == ("--floor" in aims)
    assert policy["mentors_per_mentee"] == (int(aims[-1]) if aims[-1].isdecimal() else 1)
    done = run("verify", out, *files, *aims)
    assert (done.returncode, done.stdout) == (
        0,
        "This matching holds: every rule is kept. Nothing better exists.\n",
    )


def test_the_plain_total_is_never_less_and_matches_as_many(run, tmp_path):
    usual = match(run, SMALL, tmp_path)[0]
    plain = match(run, SMALL, tmp_path, "--welfare", "total")[0]

    assert len(plain["pairs"]) == len(usual["pairs"])
    assert sum(scores(plain)) >= sum(scores(usual))


def test_second_mentors_take_places_that_are_left_and_change_no_first_one(run, tmp_path):
    usual = match(run, SMALL, tmp_path)[0]
    twice = match(run, SMALL, tmp_path, "--mentors-per-mentee", "2")[0]

    assert twice["pairs"] == usual["pairs"]
    assert usual["co"] is None
    first = {(pair["mentee"], pair["mentor"]) for pair in twice["pairs"]}
    second = {(pair["mentee"], pair["mentor"]) for pair in twice["co"]["pairs"]}
    assert first & second == set()


@pytest.mark.parametrize("then", [[], *AIMS.values()], ids=["none", *AIMS])
def test_a_result_does_not_hold_for_other_aims(run, tmp_path, then):
    _result, out, _edges, files = match(run, SMALL, tmp_path, *then)
    now = ["--welfare", "total", "--mentors-per-mentee", "2"]

    done = run("verify", out, *files, *now)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "It was made with other aims: give --welfare and the like as you did then.\n"
    )


def test_a_result_that_changed_its_own_aim_fails(run, tmp_path):
    result, out, _edges, files = match(run, SMALL, tmp_path)
    out.write_text(json.dumps(result | {"policy": result["policy"] | {"welfare": "total"}}))

    assert run("verify", out, *files, "--welfare", "total").returncode == 1


def test_stopped_in_time_it_says_how_far_from_the_best_it_can_be(run, tmp_path):
    result, out, _edges, files = match(run, SMALL, tmp_path, "--time-limit", "0.000001")

    assert result["certificate"]["gap"] > 0
    done = run("verify", out, *files)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(
        r"This matching holds: every rule is kept\. "
        r"Stopped early: up to \d+ more could be matched, as far as was proven\.\n",
        done.stdout,
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--welfare", "best"], "invalid choice: 'best'"),
        (["--mentors-per-mentee", "4"], "invalid choice: 4"),
        (["--time-limit", "soon"], "“soon” is no number of seconds"),
        (["--time-limit", "0"], "“0” is no number of seconds"),
        (["--time-limit", "inf"], "“inf” is no number of seconds"),
        (["--time-limit", "nan"], "“nan” is no number of seconds"),
    ],
)
def test_an_aim_that_cannot_be_is_told_in_words(run, words, said):
    files = ["--mentees", SMALL / "mentees.csv", "--mentors", SMALL / "mentors.csv"]
    done = run("match", *files, "--term-start", "2026-12-07", *words)

    assert done.returncode == 2
    assert said in done.stderr
