"""`nodement match --problem`: people or scores of one's own, from one file."""

import hashlib
import json
import subprocess
import sys

import pytest

from tests.cli.conftest import HOUSE
from tests.cli.test_match import SMALL

SCORES = {
    "format": "nodement-scores",
    "version": 1,
    "perfect": 10,
    "mentees": [{"id": "grace"}, {"id": "katherine"}, {"id": "mary", "priority": 1}],
    "mentors": [{"id": "ada"}, {"id": "edith"}],
    "scores": [
        ["grace", "ada", 10],
        ["grace", "edith", 5],
        ["katherine", "ada", 9],
        ["katherine", "edith", 1],
        ["mary", "ada", 2],
    ],
}
PERSON = {
    "time_zone": "Europe/Berlin",
    "availability": [["monday", "18:00", "21:00"]],
    "areas": ["Testing"],
    "languages": ["de"],
}
PEOPLE = {
    "format": "nodement-problem",
    "version": 1,
    "policy": {"term_start": "2030-01-07"},
    "mentees": [{"id": "grace@example.org", **PERSON}],
    "mentors": [{"id": "ada@example.org", **PERSON}],
}
TEMPTING = {
    "format": "nodement-scores",
    "version": 1,
    "perfect": 10,
    "policy": {"welfare": "total"},
    "mentees": [{"id": "grace"}, {"id": "katherine"}],
    "mentors": [{"id": "ada"}, {"id": "edith"}],
    "scores": [
        ["grace", "ada", 10],
        ["grace", "edith", 5],
        ["katherine", "ada", 5],
        ["katherine", "edith", 1],
    ],
}
SURVEYS = ["--mentees", SMALL / "mentees.csv", "--mentors", SMALL / "mentors.csv"]


@pytest.fixture
def problem(tmp_path):
    """Write a problem; gives the path."""

    def problem(content):
        path = tmp_path / "problem.json"
        path.write_text(json.dumps(content))
        return path

    return problem


def pairs(out):
    return [(one["mentee"], one["mentor"], one["score"]) for one in json.loads(out)["pairs"]]


def test_scores_of_ones_own_are_matched(run, problem):
    done = run("match", "--problem", problem(SCORES), "--json")

    assert pairs(done.stdout) == [("grace", "edith", 5), ("mary", "ada", 2)]


def test_people_of_ones_own_are_matched(run, problem):
    done = run("match", "--problem", problem(PEOPLE))

    assert done.stdout == "1 of 1 mentees matched, total 60.\nNothing better exists.\n"


@pytest.mark.parametrize("content", [SCORES, PEOPLE], ids=["scores", "people"])
@pytest.mark.parametrize(
    "aims", [[], ["--welfare", "bands", "--floor", "--mentors-per-mentee", "2"]]
)
def test_the_result_holds_for_verify_and_for_the_page_of_python(
    run, problem, tmp_path, content, aims
):
    path, out, edges = problem(content), tmp_path / "out.json", tmp_path / "edges.csv"
    made = run("match", "--problem", path, "--out", out, "--edges", edges, *aims)
    assert made.returncode == 0, made.stderr

    done = run("verify", out, "--problem", path, *aims)
    page = [sys.executable, HOUSE / "docs" / "check_certificate.py", out, edges, path]

    assert (done.returncode, done.stderr) == (0, "")
    assert subprocess.run(page, check=False).returncode == 0


def test_what_the_file_asks_for_holds_unless_the_command_asks_for_more(run, problem, tmp_path):
    path, out = problem(SCORES | {"policy": {"welfare": "total"}}), tmp_path / "out.json"
    run("match", "--problem", path, "--floor", "--out", out)

    said = json.loads(out.read_text())["policy"]
    assert (said["welfare"], said["raise_floor"]) == ("total", True)
    assert run("verify", out, "--problem", path, "--floor").returncode == 0
    assert run("verify", out, "--problem", path).returncode == 1


def test_standing_pairs_stay_and_the_floor_is_told(run, problem):
    content = SCORES | {"current": [["katherine", "edith"]]}

    done = run("match", "--problem", problem(content), "--floor")

    assert done.stdout.splitlines() == [
        "2 of 3 mentees matched, total 7.",
        "  1 without a mentor: places taken",
        "The lowest score is 2; a higher one would cost somebody their mentor.",
        "0 of 1 standing pairs stay.",
        "Nothing better exists.",
    ]


def test_a_floor_gives_up_total_for_the_lowest_score(run, problem):
    path = problem(TEMPTING)
    usual, raised = (run("match", "--problem", path, "--json", *aim) for aim in ([], ["--floor"]))

    assert pairs(usual.stdout) == [("grace", "ada", 10), ("katherine", "edith", 1)]
    assert pairs(raised.stdout) == [("grace", "edith", 5), ("katherine", "ada", 5)]
    assert json.loads(raised.stdout)["objective"]["floor"] == 5


def test_another_problem_fails(run, problem, tmp_path):
    out = tmp_path / "out.json"
    run("match", "--problem", problem(SCORES), "--out", out)

    done = run("verify", out, "--problem", problem(PEOPLE))

    assert (done.returncode, "hash differs" in done.stderr) == (1, True)


NO_PROBLEMS = {"score": SCORES | {"scores": [["grace", "nobody", 3]]}, "none": {}, "list": []}


@pytest.mark.parametrize("content", NO_PROBLEMS.values(), ids=NO_PROBLEMS)
def test_a_file_that_is_no_problem_is_told_in_words(run, problem, tmp_path, content):
    out = tmp_path / "out.json"
    run("match", "--problem", problem(SCORES), "--out", out)
    path, result = problem(content), json.loads(out.read_text())
    result["input_sha256"] = hashlib.sha256(path.read_bytes()).hexdigest()
    out.write_text(json.dumps(result))

    matched, verified = run("match", "--problem", path), run("verify", out, "--problem", path)

    assert (matched.returncode, verified.returncode) == (1, 1)
    assert matched.stderr.startswith("CommandError: the problem")
    assert verified.stderr == matched.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (SURVEYS, "--problem brings its own people and rules: leave --mentees out."),
        (["--areas", SMALL / "mentees.csv"], "leave --areas out."),
        (["--consent", "by letter"], "leave --consent out."),
    ],
)
@pytest.mark.parametrize("command", [["match"], ["verify", "out.json"]], ids=["match", "verify"])
def test_a_problem_beside_surveys_is_refused(run, problem, command, words, said):
    done = run(*command, "--problem", problem(SCORES), *words)

    assert done.returncode == 2
    assert said in done.stderr


def test_a_problem_has_its_own_term(run, problem):
    done = run("match", "--problem", problem(SCORES), "--term-start", "2026-12-07")

    assert (done.returncode, "leave --term-start out." in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        (["match"], "--mentees, --mentors, --term-start"),
        (["match", *SURVEYS], "--term-start"),
        (["match", *SURVEYS[:2], "--term-start", "2026-12-07"], "--mentors"),
        (["verify", "out.json"], "--mentees, --mentors"),
    ],
)
def test_without_enough_to_match_it_says_what_is_missing(run, words, missing):
    done = run(*words)

    assert (done.returncode, done.stderr) == (
        2,
        f"CommandError: Two surveys or a --problem are matched. Missing: {missing}.\n",
    )
