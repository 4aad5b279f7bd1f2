"""`nodement match` and `nodement verify`."""

import csv
import json
import random
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from ortools.graph.python import min_cost_flow
from scipy.optimize import linear_sum_assignment

from nodement.matching.standalone import (
    AnswerError,
    Files,
    match_files,
    verify_files,
    write_answer,
)
from nodement.surveys.rows import ReadingSettings

SMALL = Path(__file__).parents[1] / "sample" / "small-cohort"
SMALL_FILES = ["--mentees", SMALL / "mentees.csv", "--mentors", SMALL / "mentors.csv"]
LARGE = Path(__file__).parents[2] / "nodement" / "demo" / "sample" / "nodejs-cohort"


def faults_of(result):
    """What `nodement verify` would say of a result of the small cohort."""
    files = Files(SMALL / "mentees.csv", SMALL / "mentors.csv", ReadingSettings())
    try:
        return verify_files(result, files)[1]
    except AnswerError as error:
        return [str(error)]


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """The result of matching the small cohort."""
    files = Files(SMALL / "mentees.csv", SMALL / "mentors.csv", ReadingSettings())
    result = tmp_path_factory.mktemp("matched") / "result.json"
    result.write_text(write_answer(match_files(files, term_start=date(2026, 12, 7)).answer))
    assert faults_of(result) == []
    return result


def match(run, folder, tmp_path, *aims, mentees="mentees.csv"):
    files = ["--mentees", Path(folder) / mentees, "--mentors", Path(folder) / "mentors.csv"]
    out, edges = tmp_path / "result.json", tmp_path / "edges.csv"
    places = ["--out", out, "--edges", edges]
    done = run("match", *files, "--term-start", "2026-12-07", *places, *aims)
    assert done.returncode == 0, done.stderr
    return json.loads(out.read_text()), out, edges, files


def capacities(folder):
    with (folder / "mentors.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row["Email Address"]: int(row["How many mentees can you take?"]) for row in rows}


def scores(edges):
    with edges.open(newline="") as file:
        return {(r["mentee"], r["mentor"]): int(r["score"]) for r in csv.DictReader(file)}


def concave(score):
    """What a score is worth by default: less by the square of what is missing to 100."""
    return 100**2 - (100 - score) ** 2


def total(score):
    return score


def by_scipy(worths, places):
    """People and worth of the best assignment, with a column for every place."""
    mentees = sorted({mentee for mentee, _ in worths})
    columns = [mentor for mentor, count in places.items() for _ in range(count)]
    big = 1 + sum(worths.values())
    weight = np.array(
        [
            [big + worths[m, j] if (m, j) in worths else 0 for j in columns] + [0] * len(mentees)
            for m in mentees
        ],
        dtype=float,
    )
    rows, chosen = linear_sum_assignment(weight, maximize=True)
    won = [int(weight[row, column]) for row, column in zip(rows, chosen, strict=True)]
    return sum(value > 0 for value in won), sum(value - big for value in won if value)


def by_ortools(worths, places):
    """The same as a minimum-cost flow; staying out costs more than any pair."""
    flow = min_cost_flow.SimpleMinCostFlow()
    mentees = sorted({mentee for mentee, _ in worths})
    node = {name: number for number, name in enumerate([*mentees, *(f"@{j}" for j in places)])}
    sink = len(node)
    big = 1 + sum(worths.values())
    for (mentee, mentor), worth in worths.items():
        flow.add_arc_with_capacity_and_unit_cost(node[mentee], node[f"@{mentor}"], 1, -worth)
    for mentor, count in places.items():
        flow.add_arc_with_capacity_and_unit_cost(node[f"@{mentor}"], sink, count, 0)
    for mentee in mentees:
        flow.add_arc_with_capacity_and_unit_cost(node[mentee], sink, 1, big)
        flow.set_node_supply(node[mentee], 1)
    flow.set_node_supply(sink, -len(mentees))
    assert flow.solve() == flow.OPTIMAL
    out = sum(flow.flow(arc) for arc in range(flow.num_arcs()) if flow.unit_cost(arc) == big)
    return len(mentees) - out, big * out - flow.optimal_cost()


@pytest.mark.parametrize("folder", [SMALL, LARGE], ids=["small", "nodejs"])
@pytest.mark.parametrize(
    ("worth", "aims"), [(concave, []), (total, ["--welfare", "total"])], ids=["concave", "total"]
)
def test_nobody_finds_a_better_matching_in_the_edges(run, tmp_path, folder, worth, aims):
    result, out, edges, files = match(run, folder, tmp_path, *aims)
    found = len(result["pairs"]), sum(worth(pair["score"]) for pair in result["pairs"])
    worths = {pair: worth(score) for pair, score in scores(edges).items()}

    assert by_scipy(worths, capacities(folder)) == found
    assert by_ortools(worths, capacities(folder)) == found
    assert run("verify", out, *files, *aims).returncode == 0


def test_the_result_says_who_why_and_what_was_refused(run, tmp_path):
    result, *_rest = match(run, SMALL, tmp_path)

    assert sorted(result["pairs"][0]) == [
        "common_minutes",
        "language",
        "mentee",
        "mentor",
        "points",
        "score",
        "shared_areas",
    ]
    assert all(sum(p["points"].values()) == p["score"] for p in result["pairs"])
    assert [row["line"] for row in result["refused_rows"]] == [3, 5, 7, 21, 24, 28]
    assert len(result["pairs"]) + len(result["unmatched"]) == 25
    assert all(one["words"] for one in result["unmatched"])


def test_shuffled_rows_give_the_same_pairs(run, tmp_path):
    result, *_rest = match(run, LARGE, tmp_path)
    with (LARGE / "mentees.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = list(csv.reader(file))
    random.Random(7).shuffle(rows)
    with (tmp_path / "shuffled.csv").open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    (tmp_path / "mentors.csv").write_bytes((LARGE / "mentors.csv").read_bytes())

    shuffled, *_rest = match(run, tmp_path, tmp_path, mentees="shuffled.csv")

    assert shuffled["pairs"] == result["pairs"]


@pytest.mark.parametrize(
    "tamper",
    [
        lambda r: r["pairs"][0].update(score=r["pairs"][0]["score"] + 1),
        lambda r: r["pairs"][0].update(common_minutes=1),
        lambda r: r["pairs"].pop(),
        lambda r: r["objective"].update(total=r["objective"]["total"] + 1),
        lambda r: r["certificate"]["u"].update({r["pairs"][0]["mentee"]: 0}),
        lambda r: r.update(input_sha256="0" * 64),
        lambda r: r["policy"].update(minimum_overlap=30),
        lambda r: r["refused_rows"].pop(),
        lambda r: r.pop("certificate"),
    ],
    ids=["score", "minutes", "pair", "total", "price", "hash", "policy", "refused", "proof"],
)
def test_a_tampered_file_fails(small, tmp_path, tamper):
    result = json.loads(small.read_text())
    tamper(result)
    tampered = tmp_path / "tampered.json"
    tampered.write_text(json.dumps(result))

    assert faults_of(tampered) != []


def test_a_tampered_file_is_told_in_words(run, small, tmp_path):
    result = json.loads(small.read_text())
    result["objective"]["total"] += 1
    tampered = tmp_path / "tampered.json"
    tampered.write_text(json.dumps(result))

    done = run("verify", tampered, *SMALL_FILES)

    assert (done.returncode, bool(done.stderr)) == (1, True)
    assert "Traceback" not in done.stderr


def test_other_files_fail(run, small):
    done = run(
        "verify", small, "--mentees", LARGE / "mentees.csv", "--mentors", LARGE / "mentors.csv"
    )

    assert (done.returncode, "hash differs" in done.stderr) == (1, True)


def test_renamed_copies_of_the_files_are_the_same_files(run, small, tmp_path):
    for name in ("mentees", "mentors"):
        (tmp_path / f"copy-of-{name}.csv").write_bytes((SMALL / f"{name}.csv").read_bytes())
    files = [f"--{name}={tmp_path / f'copy-of-{name}.csv'}" for name in ("mentees", "mentors")]

    assert run("verify", small, *files).returncode == 0


def test_a_matching_leaves_nothing_behind(run, tmp_path):
    match(run, SMALL, tmp_path)

    assert not (tmp_path / "home" / "nodement.sqlite3").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--term-start", "soon"], "“soon” is not a day"),
        (
            ["--term-start", "2026-12-07", "--mentors", "nowhere.csv"],
            "there is no file nowhere.csv",
        ),
        ([], "--term-start"),
    ],
)
def test_a_wrong_call_is_told_in_words(run, words, said):
    done = run(
        "match", "--mentees", SMALL / "mentees.csv", "--mentors", SMALL / "mentors.csv", *words
    )

    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
