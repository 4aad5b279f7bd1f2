"""What a proof has to be about: the objective in whole numbers, stated a second time.

Nothing here is taken from the solver. Numbers are Python's own, of any size.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from nodement.matcher.answer import Certificate
from nodement.matcher.problem import IdPair, Policy, Problem, places_of


@dataclass(frozen=True, slots=True)
class OpenPart:
    """What locks leave: `importance` of every mentee without one, `places` of every mentor.

    The importance is 1 plus how many different priorities of all mentees lie below the mentee's
    own. `worth` is what a score from 0 to the perfect one adds. `least_keep` and `least_big` are
    what a certificate must count at least for a pair that stays and for one more person.
    """

    importance: Mapping[str, int]
    places: Mapping[str, int]
    worth: tuple[int, ...]
    least_keep: int
    least_big: int


def open_part(problem: Problem) -> OpenPart:
    """Take the locks out and weigh the rest."""
    locked = {mentee for mentee, _ in problem.locks}
    taken = Counter(mentor for _, mentor in problem.locks)
    places = {one.id: places_of(one, problem.policy) - taken[one.id] for one in problem.mentors}
    waited = sorted({one.priority for one in problem.mentees})
    rank = {priority: 1 + below for below, priority in enumerate(waited)}
    importance = {one.id: rank[one.priority] for one in problem.mentees if one.id not in locked}
    people = min(len(importance), sum(places.values()))
    worth = worth_of_scores(problem.policy, people)
    keep = people * worth[-1] + 1 if problem.current else 0
    return OpenPart(importance, places, worth, keep, people * (keep + worth[-1]) + 1)


def worth_of_scores(policy: Policy, people: int) -> tuple[int, ...]:
    """What every score from 0 to the perfect one is worth when at most so many are matched.

    - concave: what is missing to a perfect score hurts by its square;
    - total: the score itself;
    - bands: five bands of equal width; first as few people as possible in the lowest, then in the
      next, and so on, then the greatest total.
    """
    perfect = policy.perfect
    if policy.welfare == "total":
        return tuple(range(perfect + 1))
    if policy.welfare == "concave":
        return tuple(perfect**2 - (perfect - score) ** 2 for score in range(perfect + 1))
    base, step = people + 1, people * perfect + 1
    bands = [min(4, 5 * score // perfect) if perfect else 4 for score in range(perfect + 1)]
    fines = [step * base ** (3 - band) if band < 4 else 0 for band in bands]
    return tuple(step * base**3 - fine + score for score, fine in enumerate(fines))


def greatest_weight(part: OpenPart, proof: Certificate) -> int:
    """No pair can be worth more, so no price has to be."""
    return max(part.importance.values(), default=1) * proof.big + proof.keep + part.worth[-1]


def co_problem(problem: Problem, pairs: Iterable[IdPair]) -> Problem:
    """Who gets one more mentor: everybody who was matched, with the places that are left.

    Nobody is given the same mentor twice. Nothing is locked and no matching stands. At most one
    mentor less than before can still be added.
    """
    made = frozenset(pairs)
    matched = {mentee for mentee, _ in made}
    taken = Counter(mentor for _, mentor in made)
    left = {one.id: places_of(one, problem.policy) - taken[one.id] for one in problem.mentors}
    fewer = replace(problem.policy, mentors_per_mentee=problem.policy.mentors_per_mentee - 1)
    return replace(
        problem,
        mentees=tuple(one for one in problem.mentees if one.id in matched),
        mentors=tuple(replace(one, capacity=left[one.id]) for one in problem.mentors),
        policy=fewer,
        vetoes=problem.vetoes | made,
        locks=frozenset(),
        current=frozenset(),
    )
