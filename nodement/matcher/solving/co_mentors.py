"""Second mentors: the places that are left, for people who have a mentor already."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from nodement.matcher.problem import IdPair, Problem, places_of


def co_problem(problem: Problem, pairs: Iterable[IdPair]) -> Problem:
    """The problem of who gets one mentor more, after `pairs` were made.

    Everybody matched takes part once more, with the places left, and never with a mentor they
    have. So a second mentor never costs anybody a first one, nor a better one.
    """
    made = frozenset(pairs)
    matched = {mentee for mentee, _ in made}
    taken = Counter(mentor for _, mentor in made)
    policy = problem.policy
    return replace(
        problem,
        mentees=tuple(one for one in problem.mentees if one.id in matched),
        mentors=tuple(
            replace(one, capacity=places_of(one, policy) - taken[one.id]) for one in problem.mentors
        ),
        policy=replace(policy, mentors_per_mentee=policy.mentors_per_mentee - 1),
        vetoes=problem.vetoes | made,
        locks=frozenset(),
        current=frozenset(),
    )
