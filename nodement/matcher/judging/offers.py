"""What is asked of a scan over all pairs, and what it offers."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """What a pair is worth: `class_weight` by mentee, `welfare` by score, and the rest alike.

    weight = class_weight[i] + kept_unit * [the pair stands now] + welfare[score] + lot.
    `welfare` never falls with the score; -1 at its beginning forbids scores that are too low.
    All weights are below 2**61. Lots have `lot_bits` bits; 0: no lots.
    """

    class_weight: Numbers
    welfare: Numbers
    kept_unit: int
    lot_bits: int


class Asked(NamedTuple):
    """Which pairs to look at: mentee `rows[k]` with the mentors `columns[: reach[k]]`.

    Only pairs with weight - v > least[k] count; the `keep` best of each mentee are wanted.
    """

    rows: Numbers
    columns: Numbers
    reach: Numbers
    least: Numbers
    keep: int


class Offers(NamedTuple):
    """The best pairs: (row, column, weight), in the order asked, for each the best first.

    The best has the greatest weight - v, among equals the smaller column. For the mentee asked
    as number *k*, `best[k]` is the greatest weight - v and `unlisted[k]` a bound for all others
    that were looked at: the next one; `least[k]` where there is none.
    """

    row: Numbers
    column: Numbers
    weight: Numbers
    best: Numbers
    unlisted: Numbers


class Listed(NamedTuple):
    """Pairs that are known already: mentee *i* has `column[start[i] : start[i + 1]]`, ascending."""

    start: Numbers
    column: NDArray[np.int32]
