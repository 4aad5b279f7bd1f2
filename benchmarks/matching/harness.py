"""Every measurement in a process of its own: the cohort, Nodement, and the others that can bear it.

A measurement that is quick is repeated, and the one in the middle counts.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.case import Case, read_case
from benchmarks.matching.cohort import cohort
from benchmarks.matching.contest import Limits, Peer, Size, too_much
from benchmarks.matching.environments import NotInstalled, interpreter
from benchmarks.matching.judged import case_of, scores_of
from benchmarks.matching.outcome import Measured, Worth, read_measured, worth_of

ROOT = Path(__file__).parents[2]
OURS = "Nodement"
RUNS, QUICK = 3, 10.0


class Failed(Exception):
    """A measurement came to nothing; the message says why, for the table."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table: what was found, or why nothing was."""

    name: str
    measured: Measured | None = None
    worth: Worth | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Contest:
    """All lines of one size."""

    size: Size
    eligible: int
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which solvers, on the cohorts of which seed, within which limits."""

    peers: Sequence[Peer]
    seed: int
    limits: Limits
    ours: bool = True


def contest(plan: Plan, size: tuple[int, int]) -> Contest:
    """Measure one size; the scores are on the disk only as long as it takes."""
    with tempfile.TemporaryDirectory(prefix="nodement-bench-") as folder:
        case = case_of(cohort(*size, plan.seed), Path(folder))
        told = Size(*size, sum(case.places))
        refused = {peer.name: too_much(peer, told, plan.limits) for peer in plan.peers}
        asked = [*map(str, size), str(plan.seed), folder]
        if not all(refused.values()):
            _run([sys.executable, "-m", "benchmarks.matching.judged", *asked])
            case = read_case(Path(folder))
        else:
            case.write()
        lines = [_ours(case, asked)] if plan.ours else []
        for peer in plan.peers:
            why = refused[peer.name]
            lines.append(Line(peer.name, remark=why) if why else _peer(case, peer, plan.limits))
        return Contest(told, case.eligible, lines)


def _ours(case: Case, asked: list[str]) -> Line:
    _say(f"{len(case.ranks)}x{len(case.places)}: {OURS}")
    command = [sys.executable, "-m", "benchmarks.matching.ours", *asked]

    def once() -> Measured:
        _run(command)
        return read_measured(case.folder)

    return _line(OURS, case, once)


def _peer(case: Case, peer: Peer, limits: Limits) -> Line:
    _say(f"{len(case.ranks)}x{len(case.places)}: {peer.name}")
    try:
        python = interpreter(peer.environment)
    except NotInstalled as refusal:
        return Line(peer.name, remark=f"not installed: {refusal}")
    asked = [peer.module, peer.package, str(case.folder), str(limits.gigabytes)]
    command = [str(python), "-m", "benchmarks.matching.peers", *asked]

    def once() -> Measured:
        _run(command, limits.seconds)
        return read_measured(case.folder)

    return _line(peer.name, case, once)


def _line(name: str, case: Case, once: Callable[[], Measured]) -> Line:
    """The run in the middle, and what its pairs are worth."""
    try:
        runs = [once()]
        if runs[0].wall < QUICK:
            runs += [once() for _ in range(RUNS - 1)]
    except Failed as failure:
        return Line(name, remark=str(failure))
    middle = sorted(runs, key=lambda one: one.wall)[len(runs) // 2]
    scores = middle.scores or scores_of(case, middle.pairs)
    return Line(name, middle, worth_of(case, middle.pairs, scores))


def _run(command: list[str], seconds: int | None = None) -> None:
    """Run a measurement to its end. Raises `Failed` with the last word of one that broke."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, timeout=seconds, capture_output=True, text=True, check=False
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"stopped after {seconds} s") from None
    if done.returncode < 0:
        raise Failed(f"broke off (signal {-done.returncode})")
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["without a word"])[-1]
        raise Failed("out of memory" if "MemoryError" in last else f"failed: {last[:80]}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
