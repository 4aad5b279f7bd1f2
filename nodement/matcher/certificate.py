"""The proof that a matching is best: prices that anybody can check without a solver."""

import numpy as np

from nodement.matcher.answer import Certificate
from nodement.matcher.assignment import NOBODY
from nodement.matcher.levels import Levels, levels
from nodement.matcher.planes import IntArray
from nodement.matcher.scoring import Scored
from nodement.matcher.solve import Matching


def certificate(scored: Scored, matching: Matching) -> Certificate:
    """Prices for the matching of a scored problem.

    Let W = big + score for every eligible pair (without the lot that decides among equals). Then

    - u and v are integers and at least 0; u_i + v_j >= W_ij for every eligible pair;
    - u_i + v_j = W_ij for the matched pairs; v_j = 0 where a place is free; u_i = 0 for whoever
      is left out;
    - so the sum of u plus the sum of capacity x v is the sum of W over the matching, and no other
      matching has a greater one (linear programming duality; König 1931 and Egerváry 1931 for
      assignments).

    Two refinements. With *locks*, the locked pairs are taken out first: `u` does not name their
    mentees, and capacity is what the locks leave. With *priority classes*, W = big x (1 + rank) +
    score, where rank counts the different priorities below the mentee's own among all mentees.

    v is the least possible: the value of one more place at that mentor, in units of W, so at
    least `big` when one more person could be matched.
    """
    part = levels(scored)
    mentor_of = matching.mentor_of[part.rows]
    v = _least_prices(part, mentor_of)
    u = np.where(part.eligible, part.weight - v, 0).max(axis=1, initial=0)
    mentees = (scored.planes.mentees[row].id for row in part.rows)
    mentors = (mentor.id for mentor in scored.planes.mentors)
    return Certificate(
        part.big,
        dict(zip(mentees, u.tolist(), strict=True)),
        dict(zip(mentors, v.tolist(), strict=True)),
    )


def _least_prices(part: Levels, mentor_of: IntArray) -> IntArray:
    """Longest paths in the residual graph (Bellman 1958): prices rise only where they must.

    Whoever is left out must not find any mentor cheap, and whoever is matched must not find
    another mentor cheaper than their own. An optimal matching has no cycle of positive gain, so
    this ends after at most one round per mentor.
    """
    columns = part.places.size
    matched = np.flatnonzero(mentor_of != NOBODY)
    own = mentor_of[matched]
    left_out = np.flatnonzero(mentor_of == NOBODY)
    v: IntArray = part.weight[left_out].max(axis=0, initial=0).reshape(columns)
    gain = part.weight[matched] - part.weight[matched, own][:, np.newaxis]
    for _ in range(columns + 1):
        asked = np.where(part.eligible[matched], gain + v[own][:, np.newaxis], 0)
        risen = np.maximum(v, asked.max(axis=0, initial=0))
        if np.array_equal(risen, v):
            return v
        v = risen
    raise ValueError("The matching is not the best one: there are no prices for it.")
