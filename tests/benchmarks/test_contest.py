"""All solvers are measured on one cohort by one reading, and whoever is exact finds the same."""

from dataclasses import replace

import pytest

from benchmarks.matching import ours
from benchmarks.matching.case import read_case
from benchmarks.matching.cohort import cohort
from benchmarks.matching.contest import PEERS, Limits, Size, too_much
from benchmarks.matching.harness import Contest, Failed, Line, Plan, _run
from benchmarks.matching.judged import case_of, judge, scores_of
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import Measured, read_measured, worth_of
from benchmarks.matching.peers import ortools_flow, scipy_dense
from benchmarks.matching.table import BEGIN, END, page_part, section, write_into

LIMITS = Limits(gigabytes=12, seconds=600)


@pytest.fixture
def problem():
    return cohort(20, 15, 1)


@pytest.fixture
def case(problem, tmp_path):
    return judge(case_of(problem, tmp_path), problem)


def found_by(solver, case):
    pairs = solver.solve(case, Meter())
    return worth_of(case, pairs, scores_of(case, pairs))


def test_scipy_ortools_and_nodement_reach_the_same_optimum(problem, case):
    nodement = ours.measure(problem)
    scipy = found_by(scipy_dense, case)

    assert scipy.people > 10
    assert found_by(ortools_flow, case) == scipy
    assert worth_of(case, nodement.pairs, nodement.scores).value == scipy.value


def test_scipy_and_ortools_agree_when_places_are_few(tmp_path):
    crowded = cohort(60, 8, 1)
    case = judge(case_of(crowded, tmp_path), crowded)
    scipy, ortools = found_by(scipy_dense, case), found_by(ortools_flow, case)

    assert (scipy.people, scipy.value) == (ortools.people, ortools.value)
    assert 10 < scipy.people <= sum(case.places) < len(case.ranks)
    assert scipy.invalid == ortools.invalid == 0


def test_pairs_that_may_not_be_are_counted_and_bring_nothing(case):
    pair = scipy_dense.solve(case, Meter())[0]
    score = scores_of(case, [pair])[0]
    twice = worth_of(case, [pair, pair, (1, 1)], [score, score, -1])

    assert twice.invalid == 2
    assert (twice.people, twice.total, twice.welfare) == (1, score, case.phi[score])


def test_a_case_and_a_measurement_survive_their_files(case):
    case.write()
    measured = Measured({"solve": 1.5}, {"solve": 1.0}, ["solve"], 3.0, [(0, 2)], [40], "1.0")
    measured.write(case.folder)

    assert read_case(case.folder) == case
    assert read_measured(case.folder) == measured
    first = next(list(row) for row in case.scores())
    assert first == scores_of(case, [(0, column) for column in range(15)])


def test_a_measurement_that_breaks_says_its_last_word():
    with pytest.raises(Failed, match="failed: no module has"):
        _run(["python3", "-c", "raise SystemExit('no module has that name')"])
    with pytest.raises(Failed, match="stopped after 1 s"):
        _run(["sleep", "5"], 1)


def test_the_meter_sees_memory_that_was_given_back():
    meter = Meter()
    meter.begin()
    with meter.part("fill"):
        filled = len(b"x" * 64_000_000)

    assert filled == 64_000_000
    assert 55 < meter.peak() < 80
    assert meter.seconds["fill"] > 0


def test_what_is_too_large_is_not_tried_and_the_table_says_why(tmp_path):
    largest = Size(100_000, 60_000, 100_000)
    why = {peer.module: too_much(peer, largest, LIMITS) for peer in PEERS}
    small = Contest(
        replace(largest, mentees=2, mentors=2), -1, [Line("X", remark=why["scipy_dense"])]
    )
    page = tmp_path / "page.md"
    page.write_text(f"Before.\n{BEGIN}\nold\n{END}\nAfter.\n")

    write_into(page, page_part([section(small)], Plan((), 1, LIMITS)))

    assert all(why.values())
    assert why["scipy_dense"] == "too large: about 85 GB"
    assert "at most 12 GB and 600 s" in page.read_text()
    assert "old" not in page.read_text()
    assert "| too large: about 85 GB |" in page.read_text()
    assert page.read_text().startswith("Before.\n")
    assert page.read_text().endswith("After.\n")


def test_the_best_of_a_size_is_marked(case):
    pairs = scipy_dense.solve(case, Meter())
    lines = [
        Line(name, Measured({"solve": 2.0}, {"solve": 2.0}, ["solve"], 1.0, some), worth)
        for name, some in (("all", pairs), ("fewer", pairs[1:]))
        for worth in [worth_of(case, some, scores_of(case, some))]
    ]
    rows = section(Contest(Size(20, 15, 23), case.eligible, lines)).splitlines()

    assert [row.split(" | ")[4] for row in rows if row.startswith(("| all", "| fewer"))] == [
        "yes",
        "no",
    ]
