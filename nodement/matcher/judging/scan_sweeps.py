"""A scan by the kernels, in a few threads: for problems of any size."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace
from typing import Final

import numpy as np

from nodement.matcher.judging.offers import Asked, Listed, Numbers, Offers, Weights
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.scan_best import Found, Order, Sweep, Task
from nodement.matcher.kernels.scan_pairs import Judge, Side, Worth

LINES_AT_ONCE: Final = 512
SHORTEST_CUT: Final = 256
NOT_THERE: Final = -1


@dataclass(frozen=True, slots=True, eq=False)
class SweepScan:
    """All pairs of a problem, weighed when they are looked at.

    `kernels` is the module `kernels.scan`, compiled or as it is; the numbers are the same, and
    the same for any number of threads.
    """

    scored: Scored
    weights: Weights
    kernels: ModuleType | SimpleNamespace
    threads: int = 1

    def best_of_rows(self, asked: Asked, v: Numbers, listed: Listed) -> Offers:
        """The best pairs of each mentee that are not listed, at these prices of mentors."""
        gain = self.weights.class_weight[asked.rows]
        job = _Job(self.scored.forms.by_mentee, asked, gain, v, listed)
        best, unlisted = asked.least.copy(), asked.least.copy()
        found = [np.zeros((4, 0), dtype=np.int64)]
        for some, part in self._swept(job):
            seen, more = part.size > 0, part.size > asked.keep
            best[some[seen]] = part.value[seen, 0]
            unlisted[some[more]] = part.value[more, asked.keep]
            there = np.arange(asked.keep) < part.size[:, np.newaxis]
            at = some[np.nonzero(there)[0]]
            column, value = part.column[:, :-1][there], part.value[:, :-1][there]
            found.append(np.stack([at, asked.rows[at], column, value + v[column]]))
        number, row, column, weight = np.concatenate(found, axis=1)
        order = np.argsort(number, kind="stable")
        return Offers(row[order], column[order], weight[order], best, unlisted)

    def best_of_columns(self, rows: Numbers, columns: Numbers, u: Numbers) -> Numbers:
        """The most that any of some mentees would pay for each mentor, at least 0."""
        mentors = len(self.scored.planes.mentors)
        nothing = np.zeros(mentors + 1, dtype=np.int64)
        asked = Asked(
            columns, rows, np.full(columns.size, rows.size), nothing[: columns.size], keep=0
        )
        job = _Job(
            self.scored.forms.by_mentor,
            asked,
            nothing[: columns.size],
            u - self.weights.class_weight,
            Listed(nothing, np.zeros(0, np.int32)),
        )
        best = np.zeros(mentors, dtype=np.int64)
        for some, part in self._swept(job):
            seen = part.size > 0
            best[columns[some[seen]]] = part.value[seen, 0]
        return best

    def weights_of(self, rows: Numbers, columns: Numbers) -> Numbers:
        """The weights of single pairs, -1 where forbidden."""
        judge = self.scored.forms.by_mentee
        found: Numbers = self.kernels.weigh_pairs(judge, self._worth, rows, columns)
        return np.where(found < 0, found, found + self.weights.class_weight[rows])

    @property
    def _worth(self) -> Worth:
        return Worth(self.weights.welfare, self.weights.kept_unit, self.weights.lot_bits)

    def _swept(self, job: "_Job") -> Iterator[tuple[Numbers, Found]]:
        """The best of some lines at a time, with their places in what was asked."""

        def sweep(part: tuple[Order, Numbers, Numbers]) -> tuple[Numbers, Found]:
            order, some, group = part
            room = job.asked.keep + 1
            found = Found(
                np.empty((some.size, room), np.int64),
                np.empty((some.size, room), np.int64),
                np.zeros(some.size, np.int64),
            )
            task = job.task(some, group)
            self.kernels.sweep_lines(Sweep(job.judge, self._worth, order, task, found))
            return some, found

        if self.threads == 1:
            yield from map(sweep, _parts(job))
            return
        with ThreadPoolExecutor(self.threads) as pool:
            yield from pool.map(sweep, _parts(job))


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """What is asked of the lines of a judge: `gain` by line asked, `prices` by column."""

    judge: Judge
    asked: Asked
    gain: Numbers
    prices: Numbers
    listed: Listed

    def task(self, some: Numbers, group: Numbers) -> Task:
        """Some of the lines, by their places in what was asked."""
        lines = self.asked.rows[some]
        return Task(
            line=lines,
            group=group,
            gain=self.gain[some],
            least=self.asked.least[some],
            limit=self.asked.reach[some],
            listed_start=self.listed.start[lines],
            listed_end=self.listed.start[lines + 1],
            listed=self.listed.column,
        )


def _parts(job: _Job) -> Iterator[tuple[Order, Numbers, Numbers]]:
    """Lines that look about equally far, those with the same codes together, some at a time."""
    columns, reach = job.asked.columns, job.asked.reach
    cuts = 2 ** np.ceil(np.log2(np.maximum(reach, SHORTEST_CUT))).astype(np.int64)
    cuts = np.minimum(cuts, columns.size)
    for cut in np.unique(cuts[reach > 0]).tolist():
        order = _order(job.judge.columns, columns[:cut], job.prices)
        some = np.flatnonzero((cuts == cut) & (reach > 0))
        some, group = _grouped(job.judge, job.asked.rows, some)
        for first in range(0, some.size, LINES_AT_ONCE):
            last = first + LINES_AT_ONCE
            yield order, some[first:last], group[first:last]


def _grouped(judge: Judge, lines: Numbers, some: Numbers) -> tuple[Numbers, Numbers]:
    """Some lines, so that those with the same codes come together, and a number for each group."""
    codes = judge.lines.code[:, lines[some]]
    order = np.lexsort(codes) if len(codes) else np.arange(some.size)
    changes = (np.diff(codes[:, order], axis=1) != 0).any(axis=0)
    return some[order], np.concatenate([[0], np.cumsum(changes)])[: some.size]


def _order(side: Side, columns: Numbers, prices: Numbers) -> Order:
    """The columns from the cheapest on."""
    place = np.argsort(prices[columns], kind="stable")
    number = columns[place]
    place_of = np.full(prices.size, NOT_THERE, dtype=np.int64)
    place_of[number] = place
    return Order(
        number=number,
        price=prices[number],
        place=place,
        code=np.take(side.code, number, axis=1),
        word=np.take(side.word, number, axis=1),
        step=np.take(side.step, number, axis=1),
        plus=side.plus[number],
        first=side.first[number],
        clock=side.clock[number],
        cells=np.take(side.cells, number, axis=1),
        size=side.size[number],
        sign=side.sign[number],
        price_of=prices,
        place_of=place_of,
    )
