"""Solve a round: gather the people, let the matcher work, keep what it says."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from nodement.matcher import (
    Explanation,
    Limits,
    Matching,
    Problem,
    ProblemError,
    answer_of,
    explain_matching,
    explain_unmatched,
    solve,
    verify,
)
from nodement.matching.bridge import Decided, policy_of, problem_of
from nodement.matching.models import Proposal, Round, Unmatched
from nodement.matching.queries import decisions
from nodement.matching.watching import Waiting, Watch
from nodement.matching.words import kept
from nodement.pairs.models import Pair
from nodement.programs.models import Cohort
from nodement.surveys.models import Application
from nodement.surveys.queries import complete

CHECKED_AT_ONCE = 10_000_000
"""So many possible pairs, 4,000 mentees by 2,500 mentors, are checked anew within five seconds."""


@dataclass(frozen=True)
class People:
    """Who takes part in a round, by address."""

    mentees: dict[str, Application]
    mentors: dict[str, Application]
    decided: Decided


def gather(cohort: Cohort) -> People:
    """The mentees who wait, the mentors with the places they have left, and what was decided."""
    going = list(Pair.objects.filter(cohort=cohort).going().select_related("mentor", "mentee"))
    paired = {pair.mentee.email for pair in going}
    taken: dict[str, int] = {}
    for pair in going:
        taken[pair.mentor.email] = taken.get(pair.mentor.email, 0) + 1
    mentees = _by_address(complete(cohort, Application.Role.MENTEE))
    mentors = _by_address(complete(cohort, Application.Role.MENTOR))
    waiting = {email: one for email, one in mentees.items() if email not in paired}
    places = {email: max(0, one.capacity - taken.get(email, 0)) for email, one in mentors.items()}
    return People(waiting, mentors, _decided(cohort, waiting, mentors, places))


def solve_round(claimed: Round, *, at: datetime, watch: Watch | None = None) -> None:
    """Solve a claimed round and keep its proposals; a cancelled round stops and keeps nothing."""
    people = gather(claimed.cohort)
    places = sum(people.decided.places.values())
    sizes = {"mentees": len(people.mentees), "mentors": len(people.mentors), "places": places}
    _ours(claimed).update(state=Round.State.SOLVING, done=0, **sizes)
    waiting = Waiting(_ours(claimed), min(len(people.mentees), places), watch)
    try:
        problem = _problem(claimed, people)
        limits = Limits(cancelled=waiting.called_off)
        matching = solve(problem, limits=limits, progress=waiting.note)
    except ProblemError as error:
        words = _("The matching contradicts itself: %(why)s") % {"why": str(error)}
        _fail(claimed, words)
        return
    if matching.is_proven:
        _keep(claimed, people, matching, at)


def _problem(claimed: Round, people: People) -> Problem:
    return problem_of(
        [one.profile for one in people.mentees.values()],
        [one.profile for one in people.mentors.values()],
        policy_of(claimed.cohort),
        people.decided,
    )


def _fail(claimed: Round, words: str) -> None:
    _ours(claimed).update(state=Round.State.FAILED, trouble=words, lease_until=None)


def _keep(claimed: Round, people: People, matching: Matching, at: datetime) -> None:
    """Check what the solver says where that is quick, then keep all of it or nothing."""
    problem, answer = matching.scored.problem, answer_of(matching)
    is_checked = len(problem.mentees) * len(problem.mentors) <= CHECKED_AT_ONCE
    faults = verify(problem, answer) if is_checked else []
    if faults:
        words = _("This matching did not stand its own check: %(why)s") % {"why": faults[0]}
        _fail(claimed, words)
        return
    with transaction.atomic():
        is_ours = _ours(claimed).update(
            state=Round.State.SOLVED,
            solved_at=at,
            lease_until=None,
            done=answer.matched,
            matched=answer.matched,
            total=answer.total,
            certificate=asdict(answer.certificate),
            is_verified=is_checked,
        )
        if is_ours:
            Proposal.objects.bulk_create(_proposals(claimed, people, matching))
            Unmatched.objects.bulk_create(_left_out(claimed, people, matching))


def _proposals(claimed: Round, people: People, matching: Matching) -> Iterable[Proposal]:
    for pair in explain_matching(matching):
        yield Proposal(
            round=claimed,
            mentee=people.mentees[pair.mentee],
            mentor=people.mentors[pair.mentor],
            score=pair.score,
            points=dict(pair.points),
            reasons=[_reason(said) for said in pair.explanations],
            language=pair.language,
            shared_areas=list(pair.shared_areas),
            common_minutes=pair.common_minutes,
            is_locked=(pair.mentee, pair.mentor) in people.decided.locks,
        )


def _left_out(claimed: Round, people: People, matching: Matching) -> Iterable[Unmatched]:
    for one in explain_unmatched(matching):
        yield Unmatched(
            round=claimed,
            mentee=people.mentees[one.mentee],
            cause=one.cause,
            reasons=[kept(words) for words in one.words],
        )


def _reason(said: Explanation) -> dict[str, object]:
    return {
        "criterion": said.criterion,
        "speaks_for": said.speaks_for,
        "audience": said.audience,
        "words": kept(said.words),
    }


def _decided(
    cohort: Cohort,
    mentees: Mapping[str, Application],
    mentors: Mapping[str, Application],
    places: Mapping[str, int],
) -> Decided:
    """Locks and vetoes between the people who are still here."""
    chosen: dict[str, set[tuple[str, str]]] = {"lock": set(), "veto": set()}
    for decision in decisions(cohort).select_related("mentee__person", "mentor__person"):
        two = (decision.mentee.person.email, decision.mentor.person.email)
        if two[0] in mentees and two[1] in mentors:
            chosen[decision.kind].add(two)
    priorities = {address: one.priority for address, one in mentees.items()}
    return Decided(frozenset(chosen["lock"]), frozenset(chosen["veto"]), places, priorities)


def _by_address(applications: Iterable[Application]) -> dict[str, Application]:
    return {one.profile.email: one for one in applications}


def _ours(claimed: Round) -> "models.QuerySet[Round]":
    return Round.objects.filter(
        pk=claimed.pk,
        claims=claimed.claims,
        state__in=[Round.State.WAITING, Round.State.SOLVING],
    )
