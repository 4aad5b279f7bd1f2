"""The best matching of an open part for one set of weights, with the prices that prove it."""

from dataclasses import dataclass

import numpy as np

from nodement.matcher.compiled import LARGE
from nodement.matcher.judging.scan import Scan, Weights
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.seating import NOBODY, Numbers
from nodement.matcher.solving.levels import LOT_BITS, Scale, digits, reaches, scale, welfare
from nodement.matcher.solving.market import Market, Stopped
from nodement.matcher.solving.open_part import OpenPart
from nodement.matcher.solving.pricing import Pricing, near
from nodement.matcher.solving.running import Progress, Run
from nodement.matcher.solving.sampling import sample_prices


@dataclass(eq=False)
class Optimum:
    """A market at rest, in which no pair of all is worth more than its prices.

    `is_proven` is False when the run was stopped before. `scale` says what the numbers mean.
    """

    part: OpenPart
    scale: Scale
    pricing: Pricing
    is_proven: bool

    @property
    def mentor_of(self) -> Numbers:
        """The column of every mentee, or -1, without those who are locked."""
        return self.pricing.market.seating.mentor_of

    @property
    def is_empty(self) -> bool:
        """Whether nobody is matched."""
        return bool((self.mentor_of == NOBODY).all())

    @property
    def worth(self) -> int:
        """The weights of all pairs added up."""
        return self.pricing.worth


def heaviest(scored: Scored, part: OpenPart, run: Run, floor: int) -> Optimum:
    """People first, then standing pairs, then welfare, then lots; no pair below the floor.

    Raises `ProblemError` when the weights are too large for exact arithmetic.
    """
    policy = scored.problem.policy
    for reach in reaches(policy, part.people, classes=part.classes, kept=part.has_current):
        units = scale(policy, reach, kept=part.has_current, lots=True)
        table = np.array(welfare(policy, units.bands, units.one), np.int64)
        table[:floor] = -1
        weights = Weights(units.classes * (1 + part.rank), table, units.kept, LOT_BITS)
        found = _optimum(scored, part, weights, run, units)
        if not found.is_proven or _is_far_enough(found):
            return found
    raise AssertionError("reaches() ends with an error, never without an answer")


def most_people(scored: Scored, part: OpenPart, run: Run, floor: int) -> Optimum:
    """Only classes and people count; no pair with a score below the floor."""
    table = np.zeros(scored.problem.policy.perfect + 1, np.int64)
    table[:floor] = -1
    weights = Weights(1 + part.rank, table, 0, 0)
    return _optimum(scored, part, weights, run, Scale(1, 0, (), 0))


def _optimum(scored: Scored, part: OpenPart, weights: Weights, run: Run, units: Scale) -> Optimum:
    columns = np.flatnonzero(scored.planes.places)
    is_large = part.wanted.size * len(scored.planes.mentors) >= LARGE
    scan = Scan(scored, weights, run.threads)
    market = Market(part.places.copy(), part.wanted.copy(), is_large, near(weights) // 2)
    pricing = Pricing(scan, market, columns)
    try:
        pricing.begin(sample_prices(scan, part.places, np.flatnonzero(part.wanted), run.heed))
        market.settle(run.heed, market.step + 1)
        pricing.optimize(lambda: _watch(pricing, units, run))
    except Stopped:
        return Optimum(part, units, pricing, is_proven=not part.wanted.any())
    _tell(pricing, units, run)
    return Optimum(part, units, pricing, is_proven=True)


def _watch(pricing: Pricing, units: Scale, run: Run) -> None:
    """Tell how far it is, and end if the time is up."""
    _tell(pricing, units, run)
    run.watch()


def _tell(pricing: Pricing, units: Scale, run: Run) -> None:
    matched = int(np.count_nonzero(pricing.market.seating.mentor_of != NOBODY))
    if pricing.excess < 0:
        run.tell(Progress("solve", matched))
        return
    most = max(pricing.worth + pricing.excess, 1)
    bound = matched + pricing.excess // max(units.classes, 1)
    run.tell(Progress("solve", matched, bound, 100 * pricing.excess / most))


def _is_far_enough(found: Optimum) -> bool:
    """Whether every level really outweighed those below it."""
    seating, units = found.pricing.market.seating, found.scale.units
    return digits(seating.v, units) is not None and digits(seating.u, units) is not None
