"""What the locks leave open: who is to be matched, with which places, and who comes first."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.seating import NOBODY, Numbers


@dataclass(frozen=True, slots=True, eq=False)
class OpenPart:
    """Mentees without a lock, and the places that locks leave.

    `locked[i]` is the mentor (column) to whom a mentee is locked, or -1. `places` counts what is
    left. `rank[i]` counts the different priorities below the mentee's own among all mentees.
    `has_current` tells whether pairs of a standing matching are to be kept.

    The sets of mentees that can be matched together are the independent sets of a transversal
    matroid (Edmonds and Fulkerson 1965). There a heaviest basis has the most people of the
    highest class, then of the next, and the most in all, for any weights in that order (Rado
    1957, Edmonds 1971): so a class adds 1 + rank of one unit, and no powers of it are needed.
    """

    locked: Numbers
    places: Numbers
    rank: Numbers
    has_current: bool

    @property
    def wanted(self) -> NDArray[np.bool_]:
        """Who is to be matched."""
        wanted: NDArray[np.bool_] = self.locked == NOBODY
        return wanted

    @property
    def people(self) -> int:
        """How many pairs there can be at most."""
        return min(int(np.count_nonzero(self.wanted)), int(self.places.sum()))

    @property
    def classes(self) -> int:
        """How many classes of priority there are."""
        return int(self.rank.max(initial=0)) + 1


def open_part(scored: Scored) -> OpenPart:
    """Take the locked pairs out."""
    table = scored.planes
    column = {mentor.id: number for number, mentor in enumerate(table.mentors)}
    mentor_of = {mentee: column[mentor] for mentee, mentor in scored.problem.locks}
    locked = [mentor_of.get(mentee.id, NOBODY) for mentee in table.mentees]
    taken = np.bincount(np.array([*mentor_of.values()], np.int64), minlength=table.places.size)
    waiting = table.waiting
    return OpenPart(
        locked=np.array(locked, dtype=np.int64),
        places=table.places - taken.astype(np.int64),
        rank=np.searchsorted(np.unique(waiting), waiting).astype(np.int64),
        has_current=bool(scored.problem.current),
    )
