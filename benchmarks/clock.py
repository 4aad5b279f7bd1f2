"""Measure parts of a job by wall clock and by processor time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.table import Table


@dataclass
class Clock:
    """Seconds by part, in the order in which the parts were done."""

    parts: list[tuple[str, float, float]] = field(default_factory=list)

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        wall, processor = time.perf_counter(), time.process_time()
        yield
        done = (name, time.perf_counter() - wall, time.process_time() - processor)
        self.parts.append(done)

    def table(self, title: str) -> Table:
        table = Table("part", "wall s", "processor s", title=title, title_justify="left")
        for name, wall, processor in self.parts:
            table.add_row(name, f"{wall:.3f}", f"{processor:.3f}")
        total = [sum(part[i] for part in self.parts) for i in (1, 2)]
        table.add_row("all", f"{total[0]:.3f}", f"{total[1]:.3f}", style="bold")
        return table
