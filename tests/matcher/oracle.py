"""The best matching of a small problem, found by trying everything there is to try.

Written from the statement of the objective alone and with none of the solver's code. Mentees are
taken one after the other; for every way in which places can be left, the best value so far is
kept, so that six mentees and four mentors need some hundred steps instead of thousands of tuples.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from nodement.matcher.checking.plain import Reading
from nodement.matcher.judging.lots import digests
from nodement.matcher.judging.lots import lot as lots
from nodement.matcher.problem import IdPair, Problem
from nodement.matcher.solving.solve import Matching

Scores = Mapping[IdPair, int]
"""The scores of all eligible pairs."""

Value = tuple[int, ...]
"""One number for each level of the objective, all to be as great as possible."""

Lot = Callable[[str, str], int]


@dataclass(frozen=True)
class Best:
    """What can be reached, one matching that reaches it, and how many matchings do."""

    floor: int | None
    value: Value
    pairs: tuple[IdPair, ...]
    ways: int


def scores_of(problem: Problem) -> dict[IdPair, int]:
    """Every eligible pair with its score, read one pair at a time."""
    reading = Reading(problem)
    return {
        (mentee.id, mentor.id): sum(reading.points(mentee, mentor).values())
        for mentee in problem.mentees
        for mentor in problem.mentors
        if reading.is_possible(mentee, mentor)
    }


@cache
def lot(mentee: str, mentor: str) -> int:
    """The lot of one pair, 16 bits drawn from the two ids."""
    return int(lots(digests("mentee", [mentee]), digests("mentor", [mentor]), 16)[0])


def open_places(problem: Problem) -> dict[str, int]:
    """The places of every mentor that locks leave."""
    start = problem.policy.term_start
    taken = Counter(mentor for _, mentor in problem.locks)
    return {
        one.id: -taken[one.id]
        + (0 if one.paused_until is not None and one.paused_until > start else one.capacity)
        for one in problem.mentors
    }


def best(problem: Problem, scores: Scores, *, lot: Lot | None = None) -> Best:
    """The optimum of the whole objective, over what the locks leave open."""
    floor = _floor(problem, scores) if problem.policy.raise_floor else None
    allowed = {pair: points for pair, points in scores.items() if points >= (floor or 0)}
    worth = {pair: _worth(problem, pair, points, lot) for pair, points in allowed.items()}
    value, pairs, ways = _everything(problem, worth)
    return Best(floor, value, tuple(sorted((*pairs, *problem.locks))), ways)


def value_of(
    problem: Problem, scores: Scores, pairs: Iterable[IdPair], *, lot: Lot | None = None
) -> Value:
    """What a matching is worth; `AssertionError` where it breaks a rule, a place or a lock."""
    pairs = set(pairs)
    assert pairs >= problem.locks
    made = pairs - problem.locks
    assert not {mentee for mentee, _ in made} & {mentee for mentee, _ in problem.locks}
    assert len({mentee for mentee, _ in made}) == len(made)
    assert made <= scores.keys()
    places = open_places(problem)
    assert all(times <= places[one] for one, times in Counter(one for _, one in made).items())
    return _sum(problem, (_worth(problem, pair, scores[pair], lot) for pair in made))


def floor_of(matching: Matching) -> int | None:
    """The floor that a matching says it has."""
    return None if matching.floor is None else matching.floor.value


def second_problem(problem: Problem, pairs: Iterable[IdPair]) -> Problem:
    """Everybody who has a mentor once more, with the places that are left."""
    pairs = frozenset(pairs)
    matched = {mentee for mentee, _ in pairs}
    taken = Counter(mentor for _, mentor in pairs)
    policy = problem.policy
    return replace(
        problem,
        mentees=tuple(one for one in problem.mentees if one.id in matched),
        mentors=tuple(
            replace(one, capacity=one.capacity - taken[one.id]) for one in problem.mentors
        ),
        policy=replace(policy, mentors_per_mentee=policy.mentors_per_mentee - 1),
        vetoes=problem.vetoes | pairs,
        locks=frozenset(),
        current=frozenset(),
    )


def _floor(problem: Problem, scores: Scores) -> int | None:
    """The greatest lowest score at which people by class are as many as without it."""

    def people(least: int) -> Value:
        worth = {
            pair: _people(problem, pair[0]) for pair, points in scores.items() if points >= least
        }
        return _everything(problem, worth)[0]

    most = people(0)
    if not any(most):
        return None
    steps = sorted(set(scores.values()))
    low, high = 0, len(steps) - 1
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if people(steps[middle]) == most else (low, middle - 1)
    return steps[low]


def _worth(problem: Problem, pair: IdPair, points: int, lot: Lot | None) -> Value:
    return (
        *_people(problem, pair[0]),
        int(pair in problem.current),
        *_welfare(problem, points),
        lot(*pair) if lot else 0,
    )


def _people(problem: Problem, mentee: str) -> Value:
    """A one in the person's class, highest class first, and a one among all people."""
    waited = {one.id: one.priority for one in problem.mentees}
    classes = sorted(set(waited.values()), reverse=True)
    return (*(int(waited[mentee] == one) for one in classes), 1)


def _welfare(problem: Problem, points: int) -> Value:
    """Bands: as people are counted already, few in a band are many outside it."""
    perfect = problem.policy.perfect
    if problem.policy.welfare == "total":
        return (points,)
    if problem.policy.welfare == "concave":
        return (perfect**2 - (perfect - points) ** 2,)
    band = min(4, 5 * points // perfect) if perfect else 4
    return (*(int(band != one) for one in range(4)), points)


def _sum(problem: Problem, values: Iterable[Value]) -> Value:
    start = _worth_of_nothing(problem)
    return tuple(map(sum, zip(start, *values, strict=True)))


def _worth_of_nothing(problem: Problem) -> Value:
    classes = len({one.priority for one in problem.mentees})
    welfare = len(_welfare(problem, 0))
    return (0,) * (classes + 1 + 1 + welfare + 1)


_DIGIT = 48
"""Values are added as one long number; every level has so many binary digits."""


def _everything(problem: Problem, worth: Mapping[IdPair, Value]) -> tuple[Value, list[IdPair], int]:
    """The greatest sum of values, pairs that have it, and how many matchings do."""
    left = open_places(problem)
    numbers = {mentor: place for place, mentor in enumerate(left)}
    locked = {mentee for mentee, _ in problem.locks}
    waiting = [one.id for one in problem.mentees if one.id not in locked]
    levels = len(next(iter(worth.values()), _worth_of_nothing(problem)))
    states = {tuple(left.values()): (0, 1, None)}
    for mentee in waiting:
        choices = [
            (numbers[mentor], _packed(worth[mentee, mentor]), (mentee, mentor))
            for mentor in left
            if (mentee, mentor) in worth
        ]
        states = _with_one_more(states, choices)
    most = max(value for value, _, _ in states.values())
    ways = sum(ways for value, ways, _ in states.values() if value == most)
    chain = next(chain for value, _, chain in states.values() if value == most)
    return _unpacked(most, levels), _followed(chain), ways


def _with_one_more(states, choices):
    grown = dict(states)
    for left, (value, ways, chain) in states.items():
        for number, more, pair in choices:
            if left[number] == 0:
                continue
            after = (*left[:number], left[number] - 1, *left[number + 1 :])
            known = grown.get(after)
            if known is None or known[0] < value + more:
                grown[after] = value + more, ways, (pair, chain)
            elif known[0] == value + more:
                grown[after] = known[0], known[1] + ways, known[2]
    return grown


def _followed(chain) -> list[IdPair]:
    pairs = []
    while chain is not None:
        pair, chain = chain
        pairs.append(pair)
    return pairs


def _packed(value: Value) -> int:
    packed = 0
    for one in value:
        packed = (packed << _DIGIT) + one
    return packed


def _unpacked(packed: int, levels: int) -> Value:
    places = range(_DIGIT * (levels - 1), -1, -_DIGIT)
    return tuple(packed >> place & (1 << _DIGIT) - 1 for place in places)
