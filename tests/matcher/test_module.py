"""`python -m nodement.matcher`: what the manual shows works, and what is wrong is told in words."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from nodement.matcher.__main__ import main

HOUSE = Path(__file__).parents[2]
PAGE = (HOUSE / "docs" / "matching-files.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"Save this as `(\w+\.json)`:\n\n```json\n(.*?)```", PAGE, re.DOTALL))
COMMANDS = [block.splitlines() for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the files of the manual."""
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_commands_of_the_manual_work(folder):
    said = []
    for line in (line for block in COMMANDS for line in block):
        words = shlex.split(line.replace("docs/", f"{HOUSE}/docs/"))
        command = [sys.executable, *words[1:]]
        done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": HOUSE})
        assert (done.returncode, done.stderr) == (0, "")
        said.append(done.stdout)

    assert sorted(FILES) == ["people.json", "scores.json"]
    assert said == [
        "2 of 3 mentees matched, total 106.\nNothing better exists.\n",
        "This matching holds: every rule is kept. Nothing better exists.\n",
        "Nothing better exists.\n",
        "2 of 3 mentees matched, total 7.\nNothing better exists.\n",
        "This matching holds: every rule is kept. Nothing better exists.\n",
        "Nothing better exists.\n",
    ]


def test_the_numbers_worked_out_in_the_manual_are_those_of_the_answer(folder):
    main(["solve", "scores.json", "--out", "answer.json"])
    proof = json.loads((folder / "answer.json").read_text())["certificate"]

    assert proof["big"] == 201
    assert proof["u"] == {"grace": 56, "katherine": 0, "mary": 138}
    assert proof["v"] == {"ada": 300, "edith": 220}


def test_without_a_file_for_it_the_pairs_are_told(folder, capsys):
    assert main(["solve", "scores.json"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[:4] == [
        "2 of 3 mentees matched, total 7.",
        "Nothing better exists.",
        "grace with edith: 5",
        "mary with ada: 2",
    ]
    assert lines[4].startswith("katherine with nobody: 2 mentors suit, ")


def test_what_is_asked_on_the_command_line_comes_before_the_file(folder, capsys):
    asked = ["--welfare", "total", "--floor", "--mentors-per-mentee", "2"]

    assert main(["solve", "people.json", "--out", "answer.json", *asked]) == 0
    assert main(["verify", "people.json", "answer.json", *asked]) == 0
    assert main(["verify", "people.json", "answer.json"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines()[:3] == [
        "2 of 3 mentees matched, total 106.",
        "The lowest score is 47; a higher one would cost people.",
        "Second mentors: 1.",
    ]
    assert told.err.splitlines() == [
        "Ask for the same --welfare, --floor and --mentors-per-mentee as then.",
        "The answer was made for another policy.",
    ]


def test_an_answer_to_another_file_does_not_hold(folder, capsys):
    main(["solve", "scores.json", "--out", "answer.json"])
    (folder / "scores.json").write_text(FILES["scores.json"].replace("10]", "9]", 1))

    assert main(["verify", "scores.json", "answer.json"]) == 1
    assert capsys.readouterr().err == (
        "The file is not the one the answer was made from: the hash differs.\n"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "This is not JSON: "),
        (
            FILES["people.json"].replace("Asia/Kolkata", "Kolkata"),
            "the problem: mentees 3: time_zone: 'Kolkata' is not a time zone.\n",
        ),
    ],
)
def test_a_file_that_is_refused_is_told_where(folder, capsys, text, words):
    (folder / "people.json").write_text(text)

    assert main(["solve", "people.json"]) == 1
    assert capsys.readouterr().err.startswith(words)


def test_a_file_that_is_no_answer_is_refused(folder, capsys):
    assert main(["verify", "people.json", "scores.json"]) == 1
    assert capsys.readouterr().err == "the answer has no 'objective'.\n"


def test_a_folder_that_cannot_be_written_is_told(folder, capsys):
    assert main(["solve", "scores.json", "--out", "nowhere/answer.json"]) == 1
    assert capsys.readouterr().err == "nowhere/answer.json: No such file or directory\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["guess"], "invalid choice: 'guess'"),
        (["solve"], "the following arguments are required: PROBLEM.json"),
        (["solve", "nobody.json"], "there is no file nobody.json"),
        (["solve", "scores.json", "--welfare", "best"], "invalid choice: 'best'"),
        (["solve", "scores.json", "--time-limit", "soon"], "soon is no number of seconds"),
        (["solve", "scores.json", "--time-limit", "-1"], "-1 is no number of seconds"),
        (["solve", "scores.json", "--mentors-per-mentee", "4"], "invalid choice: 4"),
    ],
)
def test_a_wrong_call_exits_with_2(folder, capsys, words, told):
    with pytest.raises(SystemExit) as left:
        main(words)

    assert (left.value.code, told in capsys.readouterr().err) == (2, True)


def test_help_teaches_with_an_example_that_works(folder, capsys):
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    page = capsys.readouterr().out
    example = page[page.index("  {") : page.index("]]}") + 3]
    (folder / "example.json").write_text(example)

    assert left.value.code == 0
    assert main(["solve", "example.json"]) == 0
    assert capsys.readouterr().out.startswith("2 of 2 mentees matched, total 13.")


def test_a_change_tells_what_it_costs_and_who_moves(folder, capsys):
    assert main(["change", "scores.json", "--withdraw-mentor", "edith"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "withdraw-mentor edith: 1 person fewer has a mentor, total -5",
        "  grace: edith → nobody",
    ]


def test_changes_that_name_nobody_are_told_in_words(folder, capsys):
    assert main(["change", "scores.json", "--lock", "ann", "ada"]) == 1
    assert capsys.readouterr().err == "There is nobody with the id 'ann'.\n"


def test_recruits_are_told_best_first(folder, capsys):
    assert main(["recruit", "people.json", "--top", "1"]) == 0
    (best,) = capsys.readouterr().out.splitlines()

    assert ": 1 person more has a mentor, welfare +" in best


def test_recruits_together_are_counted_together(folder, capsys):
    assert main(["recruit", "people.json", "--together", "2"]) == 0
    *chosen, together = capsys.readouterr().out.splitlines()

    assert 1 <= len(chosen) <= 2
    assert together == "together: 1 person more has a mentor"


def test_a_comparison_has_every_welfare_and_stable_matching(folder, capsys):
    assert main(["compare", "scores.json"]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert [line.split(":")[0] for line in lines] == [
        "total",
        "concave",
        "bands",
        "floor",
        "stable",
    ]
