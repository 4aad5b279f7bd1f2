"""The `nodement` script: its help, its words for wrong calls, and what its commands print."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nodement.cli.main import COMMANDS
from nodement.settings import database
from tests.cli.conftest import HOUSE

SMALL = Path(__file__).parents[1] / "sample" / "small-cohort"


def test_without_words_it_says_what_there_is(run):
    done = run()

    assert done.returncode == 2
    assert [name for name in COMMANDS if f"  {name} " in done.stdout] == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_that_names_only_its_own_options(run, command):
    done = run(command, "--help")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"usage: nodement {command}")
    assert "--pythonpath" not in done.stdout


def test_a_misspelt_command_is_answered_with_the_right_one(run):
    done = run("improt")

    assert (done.returncode, done.stderr) == (
        2,
        "There is no command “improt”. Did you mean “import”?\n",
    )


def test_a_wrong_setting_stops_the_start_in_words(run):
    done = run("doctor", MAIL="carrier pigeon")

    assert done.returncode == 2
    assert done.stderr.startswith("NODEMENT_MAIL: ")
    assert "Traceback" not in done.stderr


def test_up_prepares_everything_and_prints_a_link_until_it_was_used(run):
    first = run("up", "--prepare-only", "--organizer", "hedy@example.org")
    second = run("up", "--prepare-only")

    assert "You are hedy@example.org." in first.stdout
    assert "http://localhost:8000/enter/" in first.stdout
    assert "You are hedy@example.org." in second.stdout
    assert first.stdout != second.stdout


def test_the_doctor_finds_a_fresh_installation_well(run):
    run("up", "--prepare-only")
    done = run("doctor", "--json")

    findings = {one["subject"]: one["is_well"] for one in json.loads(done.stdout)}
    assert done.returncode == 0, done.stdout
    assert findings["database"] is findings["tables"] is True


def test_the_doctor_says_that_tables_are_missing(run):
    done = run("doctor")

    assert done.returncode == 1
    assert "WRONG  tables" in done.stdout


def test_the_doctor_says_when_the_rollback_journal_is_used(tmp_path, environment):
    """Without pysqlite3 the SQLite of Python itself is used, which may be an unfixed one."""
    hidden = tmp_path / "hidden" / "pysqlite3"
    hidden.mkdir(parents=True)
    (hidden / "__init__.py").write_text("raise ImportError")
    settings = environment | {"PYTHONPATH": str(hidden.parent)}
    settings.pop("NODEMENT_DATABASE_URL", None)
    said = [
        subprocess.run(
            [sys.executable, "-m", "nodement", *words],
            cwd=HOUSE,
            env=settings,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for words in (["up", "--prepare-only"], ["doctor"])
    ]

    version = re.search(r"SQLite ([\d.]+), journal", said[1])[1]
    is_sound = database.wal_is_sound(tuple(map(int, version.split("."))))
    assert (f"journal {'wal' if is_sound else 'delete'}" in said[1]) is True
    assert ("the rollback journal is used instead" in said[1]) is not is_sound


def test_routes_say_who_may_open_every_address(run):
    routes = json.loads(run("routes", "--json").stdout)

    assert {"pattern", "name", "methods", "who"} == set(routes[0])
    assert {route["name"]: route["who"] for route in routes}["member:pair"] == "member of the pair"


def test_an_unknown_cohort_is_named_with_those_that_exist(run):
    run("up", "--prepare-only")
    done = run("import", "Spring", SMALL / "mentees.csv", "--as", "mentees")

    assert done.returncode == 1
    assert "There is no cohort “Spring”" in done.stderr
