"""What the last lines of `make test` say, and when they are a failure."""

from pathlib import Path

import pytest

from tests.runner import postgres
from tests.runner.outcome import Outcome, read, verdict

GOOD = Outcome("SQLite", passed=3)
REPORT = """<testsuites><testsuite>
  <testcase classname="tests.a" name="passes"/>
  <testcase classname="tests.a" name="fails"><failure message="no"/></testcase>
  <testcase classname="tests.a" name="breaks"><error message="no"/></testcase>
  <testcase classname="tests.a" name="waits"><skipped message="later"/></testcase>
</testsuite></testsuites>"""


def code(*outcomes: Outcome, is_strict: bool = False, is_choice: bool = False) -> int:
    return verdict(list(outcomes), is_strict=is_strict, is_choice=is_choice)[0]


def test_the_report_of_pytest_is_counted(tmp_path: Path) -> None:
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    outcome = read("SQLite", report, exit_code=1, seconds=2.4)

    assert str(outcome) == "SQLite: 1 passed, 2 failed, 1 skipped in 2 s"
    assert outcome.skipped == ("tests.a.waits",)


def test_a_run_that_left_no_report_is_a_failure(tmp_path: Path) -> None:
    outcome = read("SQLite", tmp_path / "missing.xml", exit_code=3, seconds=1)

    assert str(outcome) == "SQLite: 0 passed, 0 failed, 0 skipped in 1 s, stopped with exit code 3"
    assert code(GOOD, outcome) == 1


def test_everything_passed_is_good_on_every_machine() -> None:
    assert [code(GOOD), code(GOOD, is_strict=True)] == [0, 0]


@pytest.mark.parametrize(
    "bad",
    [
        Outcome("SQLite", passed=3, failed=1, exit_code=1),
        Outcome("SQLite", passed=3, exit_code=2),
        Outcome("SQLite", passed=3, exit_code=-1),
        Outcome("SQLite", exit_code=5),
        Outcome("SQLite"),
    ],
)
def test_a_failure_is_a_failure_everywhere(bad: Outcome) -> None:
    assert [code(GOOD, bad), code(GOOD, bad, is_strict=True)] == [1, 1]


@pytest.mark.parametrize(
    "incomplete",
    [
        Outcome("Browser", not_run="No chromium is here."),
        Outcome("SQLite", passed=3, skipped=("tests.a.waits",)),
    ],
)
def test_what_did_not_run_is_a_failure_on_a_build_machine_only(incomplete: Outcome) -> None:
    assert [code(GOOD, incomplete), code(GOOD, incomplete, is_strict=True)] == [0, 1]


def test_the_last_lines_name_whatever_did_not_run() -> None:
    waits = Outcome("SQLite", passed=3, skipped=("tests.a.waits",))
    away = Outcome("Browser", not_run="No chromium is here.")

    _code, lines = verdict([waits, away], is_strict=False, is_choice=False)

    assert lines == [
        "SQLite: 3 passed, 0 failed, 1 skipped in 0 s",
        "Browser: not run. No chromium is here.",
        "Skipped: tests.a.waits (SQLite)",
        "Not run: 1 of 2 runs, 1 skipped",
    ]


def test_a_choice_of_tests_may_leave_a_run_empty_but_not_all() -> None:
    empty = Outcome("Browser", exit_code=5)

    assert [code(GOOD, empty, is_choice=True), code(empty, is_choice=True)] == [0, 1]


def test_what_is_no_postgresql_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "initdb").symlink_to("/bin/true")

    assert postgres.version(tmp_path) == 0
