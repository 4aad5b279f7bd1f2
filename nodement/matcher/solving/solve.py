"""Find the best matching, level by level, each among all that are best for those before it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from nodement.matcher.judging.scoring import Scored, score
from nodement.matcher.kernels.seating import NOBODY, Numbers
from nodement.matcher.problem import IdPair, Problem
from nodement.matcher.solving.co_mentors import co_problem
from nodement.matcher.solving.floor import Floor, greatest_floor
from nodement.matcher.solving.open_part import OpenPart, open_part
from nodement.matcher.solving.optimum import Optimum, heaviest
from nodement.matcher.solving.running import Limits, Progress, Run


@dataclass(frozen=True, slots=True, eq=False)
class Matching:
    """Who goes with whom.

    `mentor_of[i]` is the column of row *i* of `scored`, or -1. `best` holds the prices that prove
    it, `floor` the proof of the lowest score if the policy asked for one. `co` are second mentors,
    a matching of its own. `seconds` says how long judging and solving took.
    """

    scored: Scored
    mentor_of: Numbers
    best: Optimum
    floor: Floor | None
    co: "Matching | None"
    seconds: Mapping[str, float]

    @property
    def pairs(self) -> tuple[IdPair, ...]:
        """(mentee id, mentor id) of every pair, sorted."""
        mentees, mentors = self.scored.planes.mentees, self.scored.planes.mentors
        matched = np.flatnonzero(self.mentor_of != NOBODY).tolist()
        return tuple((mentees[row].id, mentors[self.mentor_of[row]].id) for row in matched)

    @property
    def unmatched(self) -> tuple[str, ...]:
        """The ids of mentees without a mentor, sorted."""
        rows = np.flatnonzero(self.mentor_of == NOBODY).tolist()
        return tuple(self.scored.planes.mentees[row].id for row in rows)

    @property
    def matched(self) -> int:
        """How many mentees have a mentor."""
        return int(np.count_nonzero(self.mentor_of != NOBODY))

    @property
    def scores(self) -> Numbers:
        """The score of every pair, in the order of `pairs`."""
        rows = np.flatnonzero(self.mentor_of != NOBODY)
        return self.scored.of(rows, self.mentor_of[rows]).astype(np.int64)

    @property
    def total(self) -> int:
        """The sum of the scores of all pairs."""
        return int(self.scores.sum())

    @property
    def is_proven(self) -> bool:
        """Whether nothing better exists; otherwise the run was stopped before that was known."""
        return self.best.is_proven


def solve(
    problem: Problem,
    *,
    threads: int = 1,
    limits: Limits | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Matching:
    """The best matching of a problem; the same for every order of its people and any threads.

    In this order: locked pairs stay; most people of the highest priority class, of the next, and
    so on, which is also the most people in all; the greatest lowest score, if the policy raises
    the floor; fewest changes to the standing matching; the greatest welfare; a lot drawn from the
    ids alone. Exact: each level is decided among all optima of those before it.

    With `limits` it may stop early: then it gives the best matching found, and its certificate
    says how far that can be from the best. Raises `ProblemError` when a locked pair is not
    eligible.
    """
    run = Run(threads, limits or Limits(), progress)
    run.tell(Progress("judge"))
    scored = score(problem)
    judged = time.monotonic()
    best, floor = _best(scored, run)
    mentor_of = _together(best.part, best)
    seconds = {"judge": judged - run.started, "solve": time.monotonic() - judged}
    matching = Matching(scored, mentor_of, best, floor, None, seconds)
    if problem.policy.mentors_per_mentee == 1 or not best.is_proven:
        return matching
    second = co_problem(problem, matching.pairs)
    co = solve(second, threads=threads, limits=run.left, progress=progress)
    return Matching(scored, mentor_of, best, floor, co, seconds)


def _best(scored: Scored, run: Run) -> tuple[Optimum, Floor | None]:
    """The best matching, and the best one above the floor where the policy raises it.

    A run that is stopped while it looks for the floor gives the matching without one, unproven.
    """
    part = open_part(scored)
    best = heaviest(scored, part, run, 0)
    if not scored.problem.policy.raise_floor or not best.is_proven:
        return best, None
    floor = greatest_floor(scored, best, run)
    if floor is None:
        return replace(best, is_proven=best.is_empty), None
    raised = heaviest(scored, part, run, floor.value)
    return (raised, floor) if raised.is_proven else (replace(best, is_proven=False), None)


def _together(part: OpenPart, best: Optimum) -> Numbers:
    return np.where(part.locked != NOBODY, part.locked, best.mentor_of)
