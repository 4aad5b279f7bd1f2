"""True answers to small problems, found by other means than the solver: for tests of checkers.

The best assignment is SciPy's; prices are longest paths, pair by pair, in Python's whole numbers.
"""

from collections import Counter

import numpy as np
from scipy.optimize import linear_sum_assignment

from nodement.matcher.answer import (
    Answer,
    AnsweredPair,
    Certificate,
    Decisions,
    FloorProof,
    LeftOut,
)
from nodement.matcher.checking.plain import Reading
from nodement.matcher.checking.proof import co_problem, open_part

FORBIDDEN = -(2**50)


def proven(problem):
    """The best answer with a complete proof. Exact while all weights stay below 2**50."""
    reading, part = Reading(problem), open_part(problem)
    scores = {
        (one.id, other.id): sum(reading.points(one, other).values())
        for one in problem.mentees
        for other in problem.mentors
        if reading.is_possible(one, other)
    }
    open_scores = {pair: score for pair, score in scores.items() if pair[0] in part.importance}
    floor = _floor(open_scores, part) if problem.policy.raise_floor else None
    lowest = 0 if floor is None else floor.value
    big, keep = part.least_big, part.least_keep
    weights = {
        pair: part.importance[pair[0]] * big + keep * (pair in problem.current) + part.worth[score]
        for pair, score in open_scores.items()
        if score >= lowest
    }
    matching = best(weights, part)
    proof = Certificate(big, keep, *prices(weights, matching, part), gap=0, floor=floor)
    return _answer(problem, reading, scores, matching | dict(problem.locks), proof)


def best(weights, part):
    """The heaviest assignment of the open part: mentor by mentee."""
    mentees = list(part.importance)
    seats = [mentor for mentor, places in part.places.items() for _ in range(places)]
    table = np.zeros((len(mentees), len(seats) + len(mentees)))
    for row, mentee in enumerate(mentees):
        for column, mentor in enumerate(seats):
            table[row, column] = weights.get((mentee, mentor), FORBIDDEN)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return {
        mentees[row]: seats[column]
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
        if column < len(seats)
    }


def prices(weights, matching, part):
    """The least v that whoever is matched elsewhere, or nowhere, leaves alone; and u with them."""
    v = dict.fromkeys(part.places, 0)
    risen = True
    while risen:
        risen = False
        for (mentee, mentor), weight in weights.items():
            own = matching.get(mentee)
            gain = 0 if own is None else weights[mentee, own] - v[own]
            if weight - gain > v[mentor]:
                v[mentor], risen = weight - gain, True
    u = dict.fromkeys(part.importance, 0)
    for (mentee, mentor), weight in weights.items():
        u[mentee] = max(u[mentee], weight - v[mentor])
    return u, v


def _floor(scores, part):
    counts = {pair: part.importance[pair[0]] for pair in scores}
    everybody = best(counts, part)
    most = sum(part.importance[mentee] for mentee in everybody)
    for value in sorted(set(scores.values()), reverse=True):
        found = best({pair: counts[pair] for pair in counts if scores[pair] >= value}, part)
        if sum(part.importance[mentee] for mentee in found) == most:
            above = {pair: counts[pair] for pair in counts if scores[pair] > value}
            fewer = best(above, part)
            reached = prices(counts, everybody, part)
            return FloorProof(value, *reached, *prices(above, fewer, part)) if found else None
    return None


def _answer(problem, reading, scores, matching, proof):
    mentees = {one.id: one for one in problem.mentees}
    mentors = {one.id: one for one in problem.mentors}
    pairs = []
    for mentee, mentor in sorted(matching.items()):
        one, other = mentees[mentee], mentors[mentor]
        pairs.append(
            AnsweredPair(
                mentee,
                mentor,
                scores[mentee, mentor],
                reading.points(one, other),
                reading.language(one, other),
                reading.shared_areas(one, other),
                reading.minutes(one, other),
            )
        )
    more = problem.policy.mentors_per_mentee > 1
    return Answer(
        input_sha256="ab" * 32,
        policy=problem.policy,
        decisions=Decisions(problem.vetoes, problem.locks, problem.continuing, problem.current),
        matched=len(pairs),
        total=sum(pair.score for pair in pairs),
        kept=len(problem.current & set(matching.items())),
        floor=None if proof.floor is None else proof.floor.value,
        pairs=tuple(pairs),
        unmatched=tuple(
            LeftOut(name, _cause(one, problem, reading, scores), "In words.")
            for name, one in sorted(mentees.items())
            if name not in matching
        ),
        refused_rows=(),
        certificate=proof,
        co=proven(co_problem(problem, matching.items())) if more else None,
    )


def _cause(mentee, problem, reading, scores):
    choices = Counter(name for name, _ in scores)
    if choices[mentee.id]:
        return "places_taken"
    possible = (reading.is_possible(mentee, one, vetoes=False) for one in problem.mentors)
    return "vetoed" if any(possible) else "no_eligible_mentor"
