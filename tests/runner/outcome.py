"""What a run of the tests came to, and whether that is good enough."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

NOTHING_CHOSEN = 5


@dataclass(frozen=True)
class Outcome:
    """One run: on SQLite, on PostgreSQL, or in the browser."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: tuple[str, ...] = field(default=())
    seconds: float = 0.0
    exit_code: int = 0
    not_run: str = ""

    def __str__(self) -> str:
        if self.not_run:
            return f"{self.name}: not run. {self.not_run}"
        counts = f"{self.passed} passed, {self.failed} failed, {len(self.skipped)} skipped"
        stopped = f", stopped with exit code {self.exit_code}" if self.is_broken else ""
        return f"{self.name}: {counts} in {self.seconds:.0f} s{stopped}"

    @property
    def is_empty(self) -> bool:
        """No test was chosen, and nothing else went wrong."""
        return self.exit_code == NOTHING_CHOSEN

    @property
    def is_broken(self) -> bool:
        return self.exit_code not in (0, 1, NOTHING_CHOSEN)

    @property
    def is_good(self) -> bool:
        return not self.not_run and self.exit_code == 0 and not self.failed and self.passed > 0


def read(name: str, report: Path, *, exit_code: int, seconds: float) -> Outcome:
    """Count what pytest wrote down; a report that is missing counts nothing."""
    if not report.exists():
        return Outcome(name, exit_code=exit_code, seconds=seconds)
    cases = list(ElementTree.parse(report).iter("testcase"))
    failed = [case for case in cases if _has(case, "failure") or _has(case, "error")]
    skipped = [case for case in cases if _has(case, "skipped") and case not in failed]
    return Outcome(
        name,
        passed=len(cases) - len(failed) - len(skipped),
        failed=len(failed),
        skipped=tuple(f"{case.get('classname')}.{case.get('name')}" for case in skipped),
        seconds=seconds,
        exit_code=exit_code,
    )


def verdict(outcomes: list[Outcome], *, is_strict: bool, is_choice: bool) -> tuple[int, list[str]]:
    """The exit code, and the last lines: every run, and everything that did not run.

    Strict (on a build machine) allows no skip and no run left out. Where only some tests were
    chosen, a run without any of them is no failure, as long as another run has some.
    """
    lines = [str(outcome) for outcome in outcomes]
    skipped = [f"Skipped: {name} ({one.name})" for one in outcomes for name in one.skipped]
    left_out = [one.name for one in outcomes if one.not_run]
    may_be_empty = is_choice and any(outcome.passed for outcome in outcomes)
    bad = [
        one
        for one in outcomes
        if not one.is_good and not one.not_run and not (one.is_empty and may_be_empty)
    ]
    lines += [*skipped, f"Not run: {len(left_out)} of {len(outcomes)} runs, {len(skipped)} skipped"]
    is_incomplete = bool(left_out or skipped)
    if is_strict and is_incomplete:
        lines.append("CI=true: whatever was not run is a failure.")
    return int(bool(bad) or (is_strict and is_incomplete)), lines


def _has(case: ElementTree.Element, child: str) -> bool:
    return case.find(child) is not None
