"""What an organizer waits for: one change to a solved matching, and advice on whom to recruit."""

import random
import statistics
import sys
import time
from collections.abc import Callable
from typing import Final

from benchmarks.matching.cohort import cohort
from nodement.matcher import Matching, ProblemError, Rematch, advise, profiles_of, solve

THREADS: Final = 2
CHANGES: Final = 60
PROFILES: Final = 2_000
RECRUITING: Final = "20000x12000"
SIZES: Final = ("5000x3000", RECRUITING)


def waiting(sizes: tuple[str, ...], seed: int) -> str:
    """One table of Markdown: the time of a change, and of pricing two thousand recruits."""
    solve(cohort(1700, 1300, seed), threads=THREADS)
    lines = [
        "### What an organizer waits for",
        "",
        "| | median | slowest of twenty |",
        "|---|--:|--:|",
    ]
    for size in sizes:
        mentees, mentors = map(int, size.split("x"))
        matching = solve(cohort(mentees, mentors, seed), threads=THREADS)
        seconds = _changes(matching, random.Random(seed))
        solved = [whole - proof for whole, proof in seconds]
        lines.append(_many(f"one change of {size}, solved ({len(seconds)} changes)", solved))
        lines.append(_many("the same, solved and proven", [whole for whole, _ in seconds]))
        if size == RECRUITING:
            lines.append(_recruiting(matching, size))
        print(lines[-1], file=sys.stderr, flush=True)
    return "\n".join(lines)


def _recruiting(matching: Matching, size: str) -> str:
    kinds = profiles_of(matching.scored.problem, areas=40, languages=12)[:PROFILES]
    taken = sorted(_timed(lambda: advise(matching, kinds, threads=THREADS)) for _ in range(3))
    return _row(f"what each of {len(kinds):,} recruits would give at {size}", taken[1], taken[2])


def _changes(matching: Matching, chance: random.Random) -> list[tuple[float, float]]:
    """Locks, vetoes, places that come and go, and withdrawals, one after the other.

    The seconds of each, and how many of them went into its proof.
    """
    rematch, pairs = Rematch(matching), list(matching.pairs)
    chance.shuffle(pairs)
    kinds: tuple[Callable[[str, str], object], ...] = (
        rematch.lock,
        rematch.veto,
        lambda _, mentor: rematch.set_capacity(mentor, 4),
        lambda _, mentor: rematch.set_capacity(mentor, 1),
        lambda mentee, _: rematch.withdraw_mentee(mentee),
        lambda _, mentor: rematch.withdraw_mentor(mentor),
    )
    seconds = []
    for number, pair in enumerate(pairs[:CHANGES]):
        before = rematch.proving
        whole = _timed(lambda pair=pair, number=number: _tried(kinds[number % len(kinds)], pair))
        seconds.append((whole, rematch.proving - before))
    return seconds


def _tried(change: Callable[[str, str], object], pair: tuple[str, str]) -> None:
    try:
        change(*pair)
    except ProblemError:
        return


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _many(what: str, seconds: list[float]) -> str:
    """The median, and the time that one of twenty exceeds."""
    late = sorted(seconds)[int(0.95 * (len(seconds) - 1))]
    return _row(what, statistics.median(seconds), late)


def _row(what: str, median: float, late: float) -> str:
    return f"| {what} | {1000 * median:,.0f} ms | {1000 * late:,.0f} ms |"
