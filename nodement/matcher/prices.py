"""Check the prices of a certificate: plain sums over every eligible pair."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nodement.matcher.answer import Answer
from nodement.matcher.problem import IdPair, Problem


def price_faults(problem: Problem, answer: Answer, scores: Mapping[IdPair, int]) -> list[str]:
    """What is wrong with the prices, given the scores of all eligible pairs.

    An empty list proves the matching best, because any matching costs at most what these prices
    add up to, and this one costs exactly that.
    """
    part = _open_part(problem, answer, scores)
    faults = list(_shape_faults(part, answer))
    if faults:
        return faults
    return [*_tightness_faults(part, answer), *_feasibility_faults(part, answer)]


@dataclass(frozen=True, slots=True)
class _OpenPart:
    """What the locks leave: who is to be matched, places, weights, and the pairs made there."""

    mentees: list[str]
    places: dict[str, int]
    weights: dict[IdPair, int]
    pairs: list[IdPair]
    least_big: int


def _open_part(problem: Problem, answer: Answer, scores: Mapping[IdPair, int]) -> _OpenPart:
    locked = {mentee for mentee, _ in problem.locks}
    taken = Counter(mentor for _, mentor in problem.locks)
    start = problem.policy.term_start
    places = {
        one.id: (0 if one.paused_until and start < one.paused_until else one.capacity)
        - taken[one.id]
        for one in problem.mentors
    }
    waited = sorted({one.priority for one in problem.mentees})
    rank = {one.id: waited.index(one.priority) for one in problem.mentees}
    big = answer.certificate.big
    mentees = [one.id for one in problem.mentees if one.id not in locked]
    return _OpenPart(
        mentees=mentees,
        places=places,
        weights={
            pair: big * (1 + rank[pair[0]]) + score
            for pair, score in scores.items()
            if pair[0] not in locked
        },
        pairs=[(one.mentee, one.mentor) for one in answer.pairs if one.mentee not in locked],
        least_big=min(len(mentees), sum(places.values())) * max(scores.values(), default=0) + 1,
    )


def _shape_faults(part: _OpenPart, answer: Answer) -> Iterator[str]:
    proof = answer.certificate
    if proof.u.keys() != set(part.mentees):
        yield "The certificate does not have one u for every mentee without a lock."
    if proof.v.keys() != part.places.keys():
        yield "The certificate does not have one v for every mentor."
    if proof.big < part.least_big:
        yield f"big is {proof.big}, but scores can add up to more than {part.least_big - 1}."
    for name, price in (*proof.u.items(), *proof.v.items()):
        if price < 0:
            yield f"The price of {name} is {price}, less than nothing."


def _tightness_faults(part: _OpenPart, answer: Answer) -> Iterator[str]:
    u, v = answer.certificate.u, answer.certificate.v
    for mentee, mentor in part.pairs:
        if u[mentee] + v[mentor] != part.weights.get((mentee, mentor)):
            yield f"The prices of {mentee} and {mentor} do not add up to their weight."
    for mentee in sorted(set(part.mentees) - {mentee for mentee, _ in part.pairs}):
        if u[mentee] != 0:
            yield f"{mentee} has no mentor, so u is 0, not {u[mentee]}."
    taken = Counter(mentor for _, mentor in part.pairs)
    for mentor, places in part.places.items():
        if taken[mentor] < places and v[mentor] != 0:
            yield f"{mentor} has a free place, so v is 0, not {v[mentor]}."
    bound = sum(u.values()) + sum(places * v[mentor] for mentor, places in part.places.items())
    reached = sum(part.weights.get(pair, 0) for pair in part.pairs)
    if bound != reached:
        yield f"The prices add up to {bound}, the matching to {reached}."


def _feasibility_faults(part: _OpenPart, answer: Answer) -> Iterator[str]:
    u, v = answer.certificate.u, answer.certificate.v
    worth = dict.fromkeys(part.places, 0)
    for (mentee, mentor), weight in part.weights.items():
        worth[mentor] = max(worth[mentor], weight - u[mentee])
        if u[mentee] + v[mentor] < weight:
            yield f"The prices do not rule out {mentee} with {mentor}."
    for mentor, places in part.places.items():
        if places == 0 and v[mentor] != worth[mentor]:
            yield f"A place of {mentor} would be worth {worth[mentor]}, not {v[mentor]}."
