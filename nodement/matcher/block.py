"""A block of pairs: some mentees beside every mentor. Rules and criteria look at nothing else."""

from dataclasses import dataclass

import numpy as np

from nodement.matcher.planes import BoolArray, IntArray, Marks, Planes, Sides


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The mentees with the numbers `rows` beside every mentor."""

    planes: Planes
    rows: IntArray

    @property
    def shape(self) -> tuple[int, int]:
        """How many mentees, how many mentors."""
        return self.rows.size, len(self.planes.mentors)

    @property
    def minutes(self) -> IntArray:
        """The least common minutes of any week."""
        return self.planes.minutes[self.rows]

    def shared(self, sides: Sides) -> IntArray:
        """How many things both have, from 0/1 rows."""
        counts: IntArray = (sides.mentees[self.rows] @ sides.mentors.T).astype(np.int64)
        return counts

    def asked(self, sides: Sides) -> IntArray:
        """How many things each mentee has, as a column."""
        counts: IntArray = sides.mentees[self.rows].sum(axis=1, dtype=np.int64)
        return counts[:, np.newaxis]

    def offered(self, sides: Sides) -> IntArray:
        """How many things each mentor has, as a row."""
        counts: IntArray = sides.mentors.sum(axis=1, dtype=np.int64)
        return counts[np.newaxis, :]

    def both(self, sides: Sides) -> tuple[IntArray, IntArray]:
        """One number per mentee as a column, one per mentor as a row."""
        left = sides.mentees[self.rows].astype(np.int64)[:, np.newaxis]
        return left, sides.mentors.astype(np.int64)[np.newaxis, :]

    def marked(self, marks: Marks) -> IntArray:
        """The numbers of marked pairs, 0 for all others."""
        local = np.full(len(self.planes.mentees), -1, dtype=np.int64)
        local[self.rows] = np.arange(self.rows.size)
        here = local[marks.rows] >= 0
        values = np.zeros(self.shape, dtype=np.int64)
        values[local[marks.rows[here]], marks.columns[here]] = marks.values[here]
        return values

    def comfort(self) -> IntArray:
        """Comfort of both together in the language that suits them best, 0 if they share none."""
        best = np.zeros(self.shape, dtype=np.int64)
        for number in range(len(self.planes.languages)):
            mentees = self.planes.comfort.mentees[self.rows, number].astype(np.int64)
            mentors = self.planes.comfort.mentors[:, number].astype(np.int64)
            both: BoolArray = (mentees[:, np.newaxis] > 0) & (mentors > 0)
            np.maximum(best, np.where(both, mentees[:, np.newaxis] + mentors, 0), out=best)
        return best
