"""`make bench ARGS=matching`: Nodement beside other solvers, on cohorts of many sizes."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.matching.contest import PEERS, Limits
from benchmarks.matching.harness import ROOT, Plan, contest
from benchmarks.matching.table import page_part, section, write_into
from benchmarks.matching.waiting import SIZES as SIZES_WAITED
from benchmarks.matching.waiting import waiting

PAGE = ROOT / "docs" / "benchmarks.md"
SIZES = (
    "20x15",
    "500x40",
    "1000x600",
    "5000x3000",
    "10000x6000",
    "20000x12000",
    "100000x60000",
)


def main(arguments: Sequence[str]) -> None:
    """Measure what was asked for, and print the table or write it into the page.

    Every size is also shown as soon as it is measured.
    """
    asked = _parser().parse_args(arguments)
    chosen = [peer for peer in PEERS if asked.peers is None or peer.module in asked.peers]
    sizes = [_size(text) for text in asked.sizes.split(",")]
    limits = Limits(asked.gigabytes, asked.seconds)
    plan = Plan(chosen, asked.seed, limits, ours=not asked.only_peers)
    sections = []
    for size in sizes:
        sections.append(section(contest(plan, size)))
        print(f"\n{sections[-1]}\n", file=sys.stderr, flush=True)
    if waited := tuple(size for size in SIZES_WAITED if size in asked.sizes.split(",")):
        sections.append(waiting(waited, asked.seed))
    part = page_part(sections, plan)
    if asked.out:
        asked.out.write_text(f"{part}\n")
    if asked.write:
        write_into(PAGE, part)
    if not asked.out and not asked.write:
        print(part)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks matching", description=__doc__)
    parser.add_argument("--sizes", default=",".join(SIZES), help="mentees x mentors, with commas")
    names = sorted({peer.module for peer in PEERS})
    parser.add_argument("--peers", nargs="*", choices=names, help="these others alone")
    parser.add_argument("--only-peers", action="store_true", help="without Nodement")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=int, default=600, help="the longest wait for another")
    parser.add_argument("--gigabytes", type=int, default=12, help="the most memory of another")
    parser.add_argument("--out", type=Path, help="a file for the table")
    parser.add_argument("--write", action="store_true", help=f"put it into {PAGE.name}")
    return parser


def _size(text: str) -> tuple[int, int]:
    mentees, found, mentors = text.partition("x")
    if not found or not mentees.isdecimal() or not mentors.isdecimal():
        sys.exit(f"A size is mentees x mentors, as in 500x40, not {text!r}.")
    return int(mentees), int(mentors)
