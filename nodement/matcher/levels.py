"""The levels of the objective as one weight per pair: people first, then the total of scores."""

from dataclasses import dataclass

import numpy as np

from nodement.matcher.planes import BoolArray, IntArray
from nodement.matcher.scoring import Scored


@dataclass(frozen=True, slots=True, eq=False)
class Levels:
    """What the locks leave open, and the weights in it.

    `rows` are the mentees without a lock; `places` what the locks leave of every mentor.
    `weight` is (rows x mentors), -1 where no pair may be:

        weight = big * (1 + rank of the mentee's priority class) + score

    `big` is one more than any total that can be reached, so one more person outweighs all
    scores. The sets of mentees that can be matched together are the independent sets of a
    transversal matroid (Edmonds and Fulkerson 1965). There a heaviest basis has the most people
    of the highest class, then of the next, and the most in all, for any weights in that order
    (Rado 1957, Edmonds 1971): classes need no powers of `big`, steps of one `big` suffice.
    """

    rows: IntArray
    places: IntArray
    eligible: BoolArray
    weight: IntArray
    big: int


def levels(scored: Scored) -> Levels:
    """Take the locked pairs out and weigh the rest."""
    table = scored.planes
    locked = dict(scored.problem.locks)
    taken = list(locked.values())
    places = table.places - np.array([taken.count(m.id) for m in table.mentors], dtype=np.int64)
    free = [number for number, mentee in enumerate(table.mentees) if mentee.id not in locked]
    rows = np.array(free, dtype=np.int64)
    classes = np.unique(table.waiting)
    rank = np.searchsorted(classes, table.waiting[rows])[:, np.newaxis]
    eligible, score = scored.eligible[rows], scored.score[rows]
    people = min(rows.size, int(places.sum()))
    big = people * int(scored.score.max(initial=0)) + 1
    weight = np.where(eligible, big * (1 + rank) + score, -1)
    return Levels(rows, places, eligible, weight, big)
