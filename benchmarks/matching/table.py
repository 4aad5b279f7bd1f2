"""The measurements as a page reads them: one table of Markdown for each size."""

import os
import platform
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Final

from benchmarks.matching.harness import OURS, Contest, Line, Plan

BEGIN: Final = '<!-- measured: begin, written by `make bench ARGS="matching --write"` -->'
END: Final = "<!-- measured: end -->"
HEAD: Final = (
    "| solver | people | Σφ | Σ score | best | time | times | processor | peak MB | beside |",
    "|---|--:|--:|--:|:-:|--:|--:|--:|--:|---|",
)


def page_part(sections: Sequence[str], plan: Plan) -> str:
    """Everything between the two markers of the page."""
    return "\n\n".join([BEGIN, circumstances(plan), *sections, END])


def section(contest: Contest) -> str:
    """One size: what it is, and a line for every solver."""
    return "\n".join(_section(contest))


def write_into(page: Path, part: str) -> None:
    """Put the part between the markers. Raises `ValueError` when the page has none."""
    before, begin, rest = page.read_text().partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page.name} has no place for the table.")
    page.write_text(f"{before}{part}{after}")


def circumstances(plan: Plan) -> str:
    """What it ran on, in neutral words, on which cohorts, within which limits."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba", "scipy"))
    return (
        f"Measured on {os.cpu_count()} processor cores ({platform.machine()}) with"
        f" {memory:.0f} GB of memory, Python {platform.python_version()}, {libraries},"
        f" ortools {version('ortools')}; cohorts of seed {plan.seed}."
        f" Another solver was given at most {plan.limits.gigabytes} GB and {plan.limits.seconds} s."
    )


def _section(contest: Contest) -> Iterator[str]:
    size = contest.size
    yield f"### {size.mentees:,} mentees, {size.mentors:,} mentors"
    yield ""
    share = 100 * contest.eligible / (size.mentees * size.mentors)
    pairs = f", {contest.eligible:,} eligible pairs ({share:.1f} %)" if share >= 0 else ""
    yield f"{size.places:,} places{pairs}."
    yield ""
    yield from HEAD
    best = max((line.worth.value for line in contest.lines if line.worth), default=0)
    ours = next((line.measured for line in contest.lines if line.name == OURS), None)
    for line in contest.lines:
        yield _row(line, best, ours.wall if ours else None)


def _row(line: Line, best: int, ours: float | None) -> str:
    if line.measured is None or line.worth is None:
        return f"| {line.name} | | | | | | | | | {line.remark} |"
    found, worth = line.measured, line.worth
    cells = (
        f"{line.name} {found.version}".strip(),
        f"{worth.people:,}",
        f"{worth.welfare:,}",
        f"{worth.total:,}",
        "yes" if worth.value == best else "no",
        _time(found.wall),
        f"{found.wall / ours:.1f}" if ours else "–",
        _time(found.busy),
        f"{found.megabytes:,.0f}",
        _parts(line),
    )
    return f"| {' | '.join(cells)} |"


def _parts(line: Line) -> str:
    """The time of the parts that are not compared, and pairs that may not be."""
    if line.measured is None or line.worth is None:
        return line.remark
    parts = [
        f"{name} {_time(seconds)}"
        for name, seconds in line.measured.seconds.items()
        if name not in line.measured.compared
    ]
    wrong = [f"{line.worth.invalid:,} pairs may not be"] if line.worth.invalid else []
    return ", ".join(parts + wrong)


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{1000 * seconds:.3g} ms"
    return f"{seconds:,.1f} s"
