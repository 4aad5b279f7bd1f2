"""The floor: the greatest lowest score that costs nobody their mentor."""

from dataclasses import dataclass

import numpy as np

from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.seating import NOBODY
from nodement.matcher.solving.optimum import Optimum, most_people
from nodement.matcher.solving.running import Progress, Run


@dataclass(frozen=True, eq=False)
class Floor:
    """The floor, and the two solved problems that prove it.

    `reached` has all pairs, and as many people as the floor leaves; `above` has only pairs with a
    higher score, and fewer people.
    """

    value: int
    reached: Optimum
    above: Optimum


def greatest_floor(scored: Scored, best: Optimum, run: Run) -> Floor | None:
    """Halve the scores above the lowest one of the best matching until only one is left.

    Nothing when nobody is matched, or when the run is stopped before the floor is known. In a
    part of the pairs the matchable sets are again those of a transversal matroid, so the same
    worth means the same number of people in every class.
    """
    rows = np.flatnonzero(best.mentor_of != NOBODY)
    if not rows.size:
        return None
    part = best.part
    reached = most_people(scored, part, run, 0)
    low = int(scored.of(rows, best.mentor_of[rows]).min())
    high = scored.problem.policy.perfect + 1
    above = None
    while reached.is_proven and (above is None or high - low > 1):
        middle = (low + high) // 2 if high - low > 1 else high
        run.tell(Progress("floor", rows.size, done=low, of=high))
        tried = most_people(scored, part, run, middle)
        if not tried.is_proven:
            return None
        if tried.worth == reached.worth:
            low = middle
        else:
            high, above = middle, tried
    return Floor(low, reached, above) if above is not None else None
