"""The proof that a matching is best: prices that anybody can check without a solver."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nodement.matcher.answer import Certificate, FloorProof
from nodement.matcher.judging.scan import Asked, Scan, Weights
from nodement.matcher.judging.scoring import Scored
from nodement.matcher.kernels.seating import BEYOND, Numbers, empty_graph
from nodement.matcher.solving.floor import Floor
from nodement.matcher.solving.levels import Scale, nearest_digits, scale, welfare
from nodement.matcher.solving.open_part import OpenPart
from nodement.matcher.solving.solve import Matching

Prices = NDArray[Any]
"""64-bit integers, or Python's own where those would not suffice."""


def certificate(matching: Matching) -> Certificate:
    """Prices for a matching.

    Let W = big x (1 + rank) + keep x [the pair stood before] + phi(score) for every eligible pair
    of mentees without a lock, where rank counts the different priorities below the mentee's own
    among all mentees and phi is the policy's welfare (see `levels.welfare`). The lot that decides
    among equals is left out. Then

    - u and v are integers and at least 0; u_i + v_j >= W_ij for every such pair;
    - the sum of u plus the sum of open places x v is the sum of W over the matching.

    So no other matching has a greater sum (linear programming duality; König 1931 and Egerváry
    1931 for assignments), and pairs are tight, free places cost nothing, and whoever is left out
    has u = 0. With a floor, pairs below it do not count here, and `floor` proves it.

    The prices are extreme: v is the least possible and u the greatest. So v_j is exactly what
    one more place of mentor j is worth, and u_i what the presence of mentee i is.

    For a run that was stopped, `gap` is the difference of the two sums: no matching is better by
    more than that. To know it takes one more look at all pairs. Where a floor or second mentors
    were asked for and not come to, the gap is at least 1: no prices prove anything about those.
    """
    best = matching.best
    policy, part = matching.scored.problem.policy, best.part
    exact = scale(policy, part.people, kept=part.has_current, lots=False)
    u, v = _proof(matching, exact) if best.is_proven else _bound(matching, exact)
    v = _with_closed(matching, exact, u, v)
    gap = sum(u.tolist()) + sum((part.places.astype(object) * v).tolist()) - _worth(matching, exact)
    return Certificate(
        big=exact.classes,
        keep=exact.kept,
        u=_of_mentees(matching.scored, part, u),
        v=_of_mentors(matching.scored, v),
        gap=gap,
        floor=_floor_proof(matching.scored, matching.floor),
    )


def _proof(matching: Matching, exact: Scale) -> tuple[Prices, Prices]:
    """The prices of the solver in the units of the certificate; lots are rounded off."""
    seating, units = matching.best.pricing.market.seating, matching.best.scale.units
    return (
        _in_units(nearest_digits(seating.u, units), exact),
        _in_units(nearest_digits(seating.v, units), exact),
    )


def _in_units(multiples: Numbers, exact: Scale) -> Prices:
    highest = int(np.abs(multiples[0]).max(initial=0)) + 1
    numbers = multiples if exact.classes * highest < BEYOND else multiples.astype(object)
    total: Prices = sum(digit * unit for digit, unit in zip(numbers, exact.units, strict=True))
    return total


def _bound(matching: Matching, exact: Scale) -> tuple[Prices, Prices]:
    """Prices that hold for a matching that need not be the best: what all pairs ask for.

    The prices of mentors are those of the moment; everybody's own is the most that any pair would
    give at these. Where that cannot be counted in 64 bits, nobody can do better than by a perfect
    pair.
    """
    scored, part = matching.scored, matching.best.part
    policy = scored.problem.policy
    table = welfare(policy, exact.bands, 1)
    rows = np.flatnonzero(part.wanted)
    more = int(policy.raise_floor or policy.mentors_per_mentee > 1)
    if exact.classes * (part.classes + 1) >= BEYOND:
        u = exact.classes * (1 + part.rank.astype(object)) + exact.kept + table[-1]
        u[rows[0]] += more
        return np.where(part.wanted, u, 0), np.zeros(part.places.size, np.int64)
    seating, units = matching.best.pricing.market.seating, matching.best.scale.units
    perfect = exact.classes * part.classes + exact.kept + table[-1]
    v = np.clip(_in_units(nearest_digits(seating.v, units), exact), 0, perfect)
    weights = Weights(exact.classes * (1 + part.rank), np.array(table), exact.kept, 0)
    scan = Scan(scored, weights, matching.best.pricing.scan.threads)
    columns = np.flatnonzero(scored.planes.places)
    nothing = np.zeros(rows.size, np.int64)
    asked = Asked(rows, columns, np.full(rows.size, columns.size), nothing, 1)
    u = np.zeros(part.rank.size, np.int64)
    u[rows] = scan.best_of_rows(asked, v, empty_graph(*scan.size)).best
    u[rows[0]] += more
    return u, v


def _with_closed(matching: Matching, exact: Scale, u: Prices, v: Prices) -> Prices:
    """The same prices, and what a place would be worth at every mentor without an open one."""
    part, places = matching.best.part, matching.scored.planes.places
    rows = np.flatnonzero(part.wanted)
    v = v.copy()
    for column in np.flatnonzero((part.places == 0) & (places > 0)).tolist():
        weights = _weights(matching, exact, rows, np.full(rows.size, column))
        v[column] = max(0, max((weights - u[rows]).tolist(), default=0))
    return v


def _weights(matching: Matching, exact: Scale, rows: Numbers, columns: Numbers) -> Prices:
    """W of single pairs in the units of the certificate; -1 where the pair may not be."""
    scored, part = matching.scored, matching.best.part
    phi = np.array(welfare(scored.problem.policy, exact.bands, 1), dtype=object)
    scores = scored.of(rows, columns)
    floor = matching.floor.value if matching.floor else 0
    mentees, mentors = scored.planes.mentees, scored.planes.mentors
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    current = scored.problem.current
    kept = [(mentees[row].id, mentors[column].id) in current for row, column in pairs]
    weights = exact.classes * (1 + part.rank[rows].astype(object)) + phi[scores]
    return np.where(scores >= floor, weights + exact.kept * np.array(kept, dtype=object), -1)


def _worth(matching: Matching, exact: Scale) -> int:
    """The weights of the matched pairs without a lock, in the units of the certificate."""
    mentor_of = matching.best.mentor_of
    rows = np.flatnonzero(mentor_of >= 0)
    return int(_weights(matching, exact, rows, mentor_of[rows]).sum())


def _floor_proof(scored: Scored, floor: Floor | None) -> FloorProof | None:
    if floor is None:
        return None
    reached, above = (one.pricing.market.seating for one in (floor.reached, floor.above))
    part = floor.reached.part
    return FloorProof(
        value=floor.value,
        reached_u=_of_mentees(scored, part, reached.u),
        reached_v=_of_mentors(scored, reached.v),
        above_u=_of_mentees(scored, part, above.u),
        above_v=_of_mentors(scored, above.v),
    )


def _of_mentees(scored: Scored, part: OpenPart, prices: Prices) -> Mapping[str, int]:
    wanted = part.wanted.tolist()
    people = zip(scored.planes.mentees, prices.tolist(), wanted, strict=True)
    return {mentee.id: price for mentee, price, is_wanted in people if is_wanted}


def _of_mentors(scored: Scored, prices: Prices) -> Mapping[str, int]:
    mentors = zip(scored.planes.mentors, prices.tolist(), strict=True)
    return {mentor.id: price for mentor, price in mentors}
