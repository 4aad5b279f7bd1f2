"""Seconds and memory of one measurement, taken inside its own process; standard library alone."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

STATUS: Final = Path("/proc/self/status")
CLEAR: Final = Path("/proc/self/clear_refs")
RESET_PEAK: Final = "5"
KILOBYTE: Final = 1024


@dataclass(slots=True)
class Meter:
    """The parts of a measurement in their order, and the peak of memory above where it began."""

    seconds: dict[str, float] = field(default_factory=dict)
    processor: dict[str, float] = field(default_factory=dict)
    base: float = 0.0

    def begin(self) -> None:
        """Forget the peak so far: what is in memory now does not count."""
        if CLEAR.exists():
            CLEAR.write_text(RESET_PEAK)
        self.base = _megabytes("VmRSS")

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Time one part, by the wall clock and by the processor (all threads)."""
        wall, processor = time.perf_counter(), time.process_time()
        yield
        self.seconds[name] = time.perf_counter() - wall
        self.processor[name] = time.process_time() - processor

    def peak(self) -> float:
        """Megabytes of resident memory at the highest moment since `begin`, above that moment."""
        return max(_megabytes("VmHWM") - self.base, 0.0)


def _megabytes(name: str) -> float:
    """A line of the kernel's account of this process; elsewhere the peak since its start."""
    if STATUS.exists():
        for line in STATUS.read_text().splitlines():
            if line.startswith(f"{name}:"):
                return int(line.split()[1]) / KILOBYTE
    unit = KILOBYTE**2 if sys.platform == "darwin" else KILOBYTE
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
