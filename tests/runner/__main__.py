"""`python -m tests.runner [pytest's arguments]`: SQLite, PostgreSQL and the browser in turn."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import FrameType

from tests.runner import chromium, postgres
from tests.runner.outcome import Outcome, read, verdict

ROOT = Path(__file__).parents[2]
LONGEST = 15 * 60
HANDS = str(max(2, min(os.cpu_count() or 2, 8)))
WITHOUT_BROWSER = ["-n", HANDS, "-m", "not browser"]
WITHOUT_DATABASE = ["--ignore=tests/matcher", "--ignore=tests/benchmarks"]
"""The matcher knows no database: its tests run once, unless they are asked for."""


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGTERM, _leave)
    outcomes = [
        _run("SQLite", [*WITHOUT_BROWSER, *arguments]),
        _on_postgres(arguments),
        _in_browser(arguments),
    ]
    code, lines = verdict(
        outcomes, is_strict=os.environ.get("CI") == "true", is_choice=bool(arguments)
    )
    print("\n" + "\n".join(lines), flush=True)
    return code


def _on_postgres(arguments: list[str]) -> Outcome:
    try:
        with postgres.running() as url:
            chosen = arguments or WITHOUT_DATABASE
            return _run("PostgreSQL", [*WITHOUT_BROWSER, *chosen], {"NODEMENT_DATABASE_URL": url})
    except postgres.NoPostgres as trouble:
        return Outcome("PostgreSQL", not_run=str(trouble))


def _in_browser(arguments: list[str]) -> Outcome:
    browser = chromium.find_or_install()
    if browser is None:
        return Outcome("Browser", not_run="No chromium is here, and none may be installed.")
    return _run("Browser", ["-n", HANDS, "-m", "browser", *arguments], {"CHROMIUM": browser})


def _run(name: str, arguments: list[str], environment: dict[str, str] | None = None) -> Outcome:
    """Run pytest once and count what it did; a run that never ends is stopped."""
    print(f"\n=== {name} ===", flush=True)
    started = time.monotonic()
    plain = {key: value for key, value in os.environ.items() if not key.startswith("NODEMENT_")}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", f"--junitxml={report}", *arguments]
        ours = {"TMPDIR": folder, **(environment or {})}
        child = subprocess.Popen(command, cwd=ROOT, env=plain | ours)
        try:
            code = child.wait(LONGEST)
        except subprocess.TimeoutExpired:
            code = -1
        finally:
            _stop(child)
        return read(name, report, exit_code=code, seconds=time.monotonic() - started)


def _stop(child: "subprocess.Popen[bytes]") -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def _leave(_signal: int, _frame: FrameType | None) -> None:
    """Leave through every `finally`, so that nothing stays running."""
    raise SystemExit(143)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nStopped.", flush=True)
        sys.exit(130)
