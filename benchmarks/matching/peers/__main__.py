"""One measurement of another solver: `-m benchmarks.matching.peers NAME FOLDER GIGABYTES`.

Runs in the environment of that solver, so it uses nothing but the standard library.
"""

import importlib
import resource
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.matching.case import read_case
from benchmarks.matching.meter import Meter
from benchmarks.matching.outcome import measured


def main(name: str, package: str, folder: str, gigabytes: str) -> None:
    """Load the solver, bound its memory, let it solve, hand over what it found."""
    solver = importlib.import_module(f"benchmarks.matching.peers.{name}")
    most = int(gigabytes) * 2**30
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    case, meter = read_case(Path(folder)), Meter()
    meter.begin()
    pairs = solver.solve(case, meter)
    measured(meter, pairs, ("solve",), version(package)).write(case.folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
