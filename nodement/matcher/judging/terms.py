"""The few kinds of term in which rules and criteria state their points.

A term is read twice: here by NumPy, for any pairs; and by the scan over all pairs, which knows the
same kinds. -1 is a pair that may not be. So a new rule or criterion needs no new loop.
"""

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.encoding import Bits, Marks, Sides, Texts
from nodement.matcher.judging.free_time import FreeTime

IntArray = NDArray[np.int64]

FORBIDDEN: Final = -1


class Pairs(Protocol):
    """Some pairs: numbers of mentees and of mentors that broadcast to a shape."""

    @property
    def left(self) -> IntArray:
        """Numbers of mentees."""
        ...

    @property
    def right(self) -> IntArray:
        """Numbers of mentors."""
        ...

    @property
    def shape(self) -> tuple[int, ...]:
        """What they broadcast to."""
        ...

    @property
    def minutes(self) -> IntArray:
        """The least common minutes of any week."""
        ...

    def marked(self, marks: Marks, otherwise: int = 0) -> IntArray:
        """The numbers of marked pairs, and the same number for all others."""
        ...

    def shared_tokens(self, texts: Texts) -> IntArray:
        """How many words two texts have in common."""
        ...


class Term(Protocol):
    """Points for pairs."""

    def of(self, pairs: Pairs) -> IntArray:
        """Whole points, or -1; shaped like the pairs."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Points by the class of the mentee and the class of the mentor."""

    classes: Sides
    points: NDArray[np.int16]

    def of(self, pairs: Pairs) -> IntArray:
        """Look the pair of classes up."""
        left, right = self.classes.mentees[pairs.left], self.classes.mentors[pairs.right]
        return self.points[left, right].astype(np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The share of what the mentee named that the mentor named too.

    `unasked` points for a mentee who named nothing. `required`: -1 where nothing is shared.
    """

    bits: Bits
    weight: int
    unasked: int = 0
    required: bool = False

    def of(self, pairs: Pairs) -> IntArray:
        """Count bits."""
        shared = np.zeros(pairs.shape, dtype=np.int64)
        for mentees, mentors in zip(self.bits.mentees, self.bits.mentors, strict=True):
            shared += np.bitwise_count(mentees[pairs.left] & mentors[pairs.right])
        asked = self.bits.asked[pairs.left]
        points = self.weight * shared // np.maximum(asked, 1)
        points = np.where(asked == 0, self.unasked, points)
        return np.where(shared == 0, FORBIDDEN, points) if self.required else points


@dataclass(frozen=True, slots=True, eq=False)
class Minutes:
    """Points by the least common time of any week, counted in grains of `free`.

    They never fall with the time.
    """

    free: FreeTime
    points: IntArray

    def of(self, pairs: Pairs) -> IntArray:
        """Look the minutes up."""
        return self.points[pairs.minutes // self.free.grain]


@dataclass(frozen=True, slots=True, eq=False)
class CommonWords:
    """Twice the words in common, of the words of both texts (Dice 1945)."""

    texts: Texts
    weight: int

    def of(self, pairs: Pairs) -> IntArray:
        """Count words."""
        both = self.texts.mentees.size[pairs.left] + self.texts.mentors.size[pairs.right]
        points: IntArray = self.weight * 2 * pairs.shared_tokens(self.texts) // np.maximum(both, 1)
        return points


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """The points of marked pairs, and the same points for all others."""

    marks: Marks
    otherwise: int = 0

    def of(self, pairs: Pairs) -> IntArray:
        """Look for the marks."""
        return pairs.marked(self.marks, self.otherwise)


@dataclass(frozen=True, slots=True, eq=False)
class Different:
    """-1 where both have the same number; a negative number is like no other."""

    sides: Sides

    def of(self, pairs: Pairs) -> IntArray:
        """Compare."""
        left, right = self.sides.mentees[pairs.left], self.sides.mentors[pairs.right]
        return np.where((left == right) & (left >= 0), FORBIDDEN, 0)


@dataclass(frozen=True, slots=True, eq=False)
class PerMentee:
    """The same points beside every mentor."""

    points: IntArray

    def of(self, pairs: Pairs) -> IntArray:
        """Look the mentee up."""
        return np.broadcast_to(self.points[pairs.left], pairs.shape)
