"""Whom to recruit: what one more mentor of each kind would give, exactly.

The greatest prices u of an optimum say what the presence of each mentee is worth. One more mentor
with one place, who would take mentee i, gives the weight of that pair less u_i, because the place
that i leaves is then used best by everybody else (the marginal value of linear programming; with
extreme prices it is no estimate). So thousands of kinds are priced in one look at all pairs.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

import numpy as np

from nodement.matcher.judging.offers import Weights
from nodement.matcher.judging.scan import Scan
from nodement.matcher.judging.scoring import score
from nodement.matcher.problem import IdPair, Mentor, Problem, ProblemError, Slot
from nodement.matcher.solving.levels import Scale, digits
from nodement.matcher.solving.solve import Matching, solve

MOST_RECRUITS: Final = 5
PAYS_AT_ONCE: Final = 2**23
"""From so many pairs on it pays to load compiled kernels for one look at them."""
FLUENT: Final = 5
USUAL_ENGLISH: Final = 3
EVENINGS_AND_WEEKENDS: Final[tuple[Slot, ...]] = (
    *((weekday, 18 * 60, 22 * 60) for weekday in range(5)),
    *((weekday, 9 * 60, 21 * 60) for weekday in (5, 6)),
)
"""When somebody with a job has time: what is assumed of a recruit."""


@dataclass(frozen=True, slots=True, order=True)
class Profile:
    """A kind of mentor: one area, one language, one time zone."""

    area: str
    language: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class Recruit:
    """What one more mentor of a kind, with one place, gives.

    `people` is 1 when one person more gets a mentor, else 0 and the others only fit better.
    `kept` counts pairs of the standing matching, `bands` the people fewer in each band, the worst
    first, where welfare has bands. `points` is the gain or loss in welfare of all pairs together
    (in the total of scores where welfare has bands).
    """

    people: int
    kept: int
    bands: tuple[int, ...]
    points: int
    profile: Profile

    @property
    def gives_nothing(self) -> bool:
        """Whether a mentor of this kind would stay without a mentee, or make no difference."""
        return not (self.people or self.kept or any(self.bands) or self.points)


def profiles_of(problem: Problem, *, areas: int = 20, languages: int = 10) -> tuple[Profile, ...]:
    """The kinds that mentees ask for: their most wanted areas and languages, all their zones."""
    wanted = Counter(area for one in problem.mentees for area in set(one.areas))
    spoken = Counter(tag.split("-")[0].lower() for one in problem.mentees for tag in one.languages)
    zones = sorted({one.time_zone for one in problem.mentees})
    return tuple(
        Profile(area, language, zone)
        for area in _most(wanted, areas)
        for language in _most(spoken, languages)
        for zone in zones
    )


def advise(
    matching: Matching, profiles: Sequence[Profile] | None = None, *, threads: int = 1
) -> tuple[Recruit, ...]:
    """Every kind with what one mentor of it would give, best first, those that give nothing last.

    A recruit is assumed to have one place, evenings and weekends, some English, and every kind of
    help. Raises `ProblemError` for a matching that is not proven: it has no extreme prices.
    """
    if not matching.is_proven:
        raise ProblemError("Only a proven matching tells what one more mentor would give.")
    problem, best = matching.scored.problem, matching.best
    kinds = profiles_of(problem) if profiles is None else tuple(profiles)
    judged = score(_with_recruits(problem, kinds))
    welfare = best.pricing.scan.weights.welfare
    weights = Weights(best.pricing.scan.weights.class_weight, welfare, 0, 0)
    scan = Scan(judged, weights, threads, large=PAYS_AT_ONCE)
    rows, columns = np.flatnonzero(best.part.wanted), np.arange(len(kinds))
    gains = scan.best_of_columns(rows, columns, best.pricing.market.seating.u)
    pairs = zip(kinds, gains.tolist(), strict=True)
    ranked = sorted(pairs, key=lambda one: (-one[1], one[0]))
    return tuple(_recruit(profile, best.scale, value) for profile, value in ranked)


def advise_set(
    matching: Matching,
    profiles: Sequence[Profile] | None = None,
    *,
    recruits: int = MOST_RECRUITS,
    threads: int = 1,
) -> tuple[tuple[Recruit, ...], Matching]:
    """Several mentors, each the best after those before joined, and the matching with all.

    The problem is solved again with every choice, because two recruits who would help the same
    people are not worth both their values. Stops when no kind gives anything more.
    """
    chosen: list[Recruit] = []
    for _ in range(min(recruits, MOST_RECRUITS)):
        best = advise(matching, profiles, threads=threads)[:1]
        if not best or best[0].gives_nothing:
            break
        chosen += best
        matching = solve(joined(matching.scored.problem, best[0].profile), threads=threads)
    return tuple(chosen), matching


def joined(problem: Problem, profile: Profile) -> Problem:
    """The problem with one mentor more, of this kind."""
    known = {one.id for one in (*problem.mentees, *problem.mentors)}
    number = next(number for number in count(1) if f"recruit-{number}" not in known)
    recruit = _mentor(f"recruit-{number}", profile, _kinds_of_help(problem))
    return replace(problem, mentors=(*problem.mentors, recruit))


def _with_recruits(problem: Problem, profiles: Sequence[Profile]) -> Problem:
    """The same mentees beside nobody but one recruit of each kind, in this order."""
    if problem.scores is not None:
        raise ProblemError("Scores that come from elsewhere say nothing about new mentors.")
    digits, kinds = len(str(len(profiles))), _kinds_of_help(problem)
    mentors = tuple(
        _mentor(f"recruit-{number:0{digits}}", profile, kinds)
        for number, profile in enumerate(profiles)
    )
    nobody: frozenset[IdPair] = frozenset()
    return replace(
        problem, mentors=mentors, vetoes=nobody, locks=nobody, continuing=nobody, current=nobody
    )


def _kinds_of_help(problem: Problem) -> tuple[str, ...]:
    return tuple(sorted({kind for one in problem.mentees for kind in one.help}))


def _mentor(identity: str, profile: Profile, kinds: tuple[str, ...]) -> Mentor:
    is_english = profile.language == "en"
    level = FLUENT if is_english else USUAL_ENGLISH
    return Mentor(
        identity,
        profile.time_zone,
        EVENINGS_AND_WEEKENDS,
        (profile.area,),
        kinds,
        (profile.language,),
        level,
        level,
    )


def _recruit(profile: Profile, units: Scale, value: int) -> Recruit:
    """What a value in the numbers of the solver means.

    One more place lets at most one person more in, and nobody goes without for it, so a step of
    several classes is still one person. With bands every pair begins with one step of the worst
    band, which only means that it is there.
    """
    multiples = digits(np.array([value]), units.units)
    if multiples is None:
        raise ProblemError("The value of a recruit does not come apart into people and welfare.")
    steps, *rest, points = multiples[:, 0].tolist()
    kept = rest.pop(0) if units.kept else 0
    people = min(steps, 1)
    if rest:
        rest[0] -= people
    return Recruit(people, kept, tuple(rest), points, profile)


def _most(counts: Counter[str], number: int) -> list[str]:
    ranked = sorted(counts, key=lambda one: (-counts[one], one))
    return ranked[:number]
