"""A scan by NumPy alone, some mentees beside all mentors at a time: for problems that are small."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from nodement.matcher.judging.block import Block
from nodement.matcher.judging.lots import lot
from nodement.matcher.judging.offers import Asked, Listed, Numbers, Offers, Weights
from nodement.matcher.judging.scoring import Scored, blocks

FORBIDDEN = -1
NOWHERE = -(2**62)


@dataclass(frozen=True, slots=True, eq=False)
class BlockScan:
    """All pairs of a problem, with their weights."""

    scored: Scored
    weights: Weights

    def best_of_rows(self, asked: Asked, v: Numbers, listed: Listed) -> Offers:
        """The best pairs of each mentee that are not listed, at these prices of mentors."""
        place = np.full(v.size, v.size, dtype=np.int64)
        place[asked.columns] = np.arange(asked.columns.size)
        best, unlisted = asked.least.copy(), asked.least.copy()
        found = [np.zeros((3, 0), dtype=np.int64)]
        for some, weight in self._weighed(asked.rows):
            value = np.where(weight < 0, NOWHERE, weight - v)
            value[place[np.newaxis, :] >= asked.reach[some, np.newaxis]] = NOWHERE
            _leave_out(value, asked.rows[some], listed)
            row, column, rank = _ranked(value, asked.least[some], asked.keep + 1)
            first, last = rank == 0, rank == asked.keep
            best[some.start + row[first]] = value[row[first], column[first]]
            unlisted[some.start + row[last]] = value[row[last], column[last]]
            row, column = row[~last], column[~last]
            found.append(np.stack([asked.rows[some][row], column, weight[row, column]]))
        row, column, weight = np.concatenate(found, axis=1)
        return Offers(row, column, weight, best, unlisted)

    def best_of_columns(self, rows: Numbers, columns: Numbers, u: Numbers) -> Numbers:
        """The most that any of some mentees would pay for each mentor, at least 0."""
        best = np.zeros(len(self.scored.planes.mentors), dtype=np.int64)
        for some, weight in self._weighed(rows):
            value = np.where(weight < 0, 0, weight - u[rows[some], np.newaxis])
            best = np.maximum(best, value.max(axis=0, initial=0))
        found = np.zeros_like(best)
        found[columns] = best[columns]
        return found

    def weights_of(self, rows: Numbers, columns: Numbers) -> Numbers:
        """The weights of single pairs, -1 where forbidden."""
        planes = self.scored.planes
        current, mentors = planes.current, max(len(planes.mentors), 1)
        keys = current.rows * mentors + current.columns
        kept = np.isin(rows * mentors + columns, keys)
        weight = self._welfare(self.scored.of(rows, columns))
        lots = lot(self._digests()[0][rows], self._digests()[1][columns], self.weights.lot_bits)
        more = self.weights.class_weight[rows] + lots + kept * self.weights.kept_unit
        return np.where(weight < 0, FORBIDDEN, weight + more)

    def _weighed(self, rows: Numbers) -> Iterator[tuple[slice, Numbers]]:
        """(rows x mentors), with where in `rows` they are."""
        weights, first = self.weights, 0
        left, right = self._digests()
        for block in blocks(self.scored.planes, rows):
            welfare = self._welfare(self.scored.block(block.rows))
            more = self._kept(block) + lot(left[block.rows, np.newaxis], right, weights.lot_bits)
            more += weights.class_weight[block.rows, np.newaxis]
            some = slice(first, first + block.rows.size)
            yield some, np.where(welfare < 0, FORBIDDEN, welfare + more)
            first = some.stop

    def _kept(self, block: Block) -> Numbers:
        return block.marked(block.planes.current) * self.weights.kept_unit

    def _welfare(self, scores: np.ndarray[tuple[int, ...], np.dtype[np.int32]]) -> Numbers:
        return np.where(scores < 0, FORBIDDEN, self.weights.welfare[np.maximum(scores, 0)])

    def _digests(self) -> tuple[np.ndarray[tuple[int], np.dtype[np.uint64]], ...]:
        judge = self.scored.forms.by_mentee
        return judge.lines.digest, judge.columns.digest


def _leave_out(value: Numbers, rows: Numbers, listed: Listed) -> None:
    begin, end = listed.start[rows], listed.start[rows + 1]
    row = np.repeat(np.arange(rows.size), end - begin)
    within = np.arange(row.size) - np.repeat(np.cumsum(end - begin) - (end - begin), end - begin)
    value[row, listed.column[begin[row] + within]] = NOWHERE


def _ranked(value: Numbers, least: Numbers, most: int) -> tuple[Numbers, Numbers, Numbers]:
    """Row, column and rank of the greatest values of each row above the least."""
    floor = least + 1
    if most < value.shape[1]:
        floor = np.maximum(floor, -np.partition(-value, most - 1, axis=1)[:, most - 1])
    row, column = np.nonzero(value >= floor[:, np.newaxis])
    order = np.lexsort((column, -value[row, column], row))
    row, column = row[order], column[order]
    rank = np.arange(row.size) - np.searchsorted(row, row)
    return row[rank < most], column[rank < most], rank[rank < most]
