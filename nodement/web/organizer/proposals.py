"""A page of proposals, each with its points, its reasons and what was decided of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.utils.translation import get_language

from nodement.matching import queries
from nodement.matching.bridge import weights_of
from nodement.matching.kickoff import CommonTime
from nodement.matching.models import Decision, Proposal, Round
from nodement.matching.words import criterion_name, told
from nodement.surveys.languages import language_name

FIRST_WEEK = timedelta(days=7)
MOST_TIMES = 4


@dataclass(frozen=True)
class Point:
    """What one criterion gives, of the most that it could, and why in words."""

    name: str
    points: int
    most: int
    words: str


@dataclass(frozen=True)
class ProposalRow:
    """A proposal as an organizer reviews it; `state` is open, locked, removed or vetoed."""

    proposal: Proposal
    state: str
    language: str
    points: tuple[Point, ...]
    against: tuple[str, ...]
    times: tuple[CommonTime, ...]


def proposal_rows(of: Round, proposals: Iterable[Proposal]) -> list[ProposalRow]:
    """The proposals of one page; one query more, however many they are."""
    shown = list(proposals)
    vetoed = _vetoed(of, shown)
    weights = weights_of(of.cohort.program)
    start = datetime.combine(of.cohort.starts_on, time(), UTC)
    return [
        ProposalRow(
            one,
            state_of(one, is_vetoed=(one.mentee_id, one.mentor_id) in vetoed),
            language_name(one.language, get_language() or "en"),
            tuple(_points(one, weights)),
            tuple(_told(one, speaks_for=False)),
            tuple(_times(one, start)),
        )
        for one in shown
    ]


def state_of(proposal: Proposal, *, is_vetoed: bool) -> str:
    """What was decided of a proposal, in one word."""
    if proposal.is_locked:
        return "locked"
    if proposal.is_removed:
        return "vetoed" if is_vetoed else "removed"
    return "open"


def _vetoed(of: Round, shown: list[Proposal]) -> set[tuple[int, int]]:
    vetoes = Decision.objects.filter(cohort=of.cohort_id, kind=Decision.Kind.VETO)
    mentees = [one.mentee_id for one in shown]
    return set(vetoes.filter(mentee__in=mentees).values_list("mentee_id", "mentor_id"))


def _points(proposal: Proposal, weights: Mapping[str, int]) -> Iterator[Point]:
    """Every criterion that counts, the heaviest first."""
    for name, weight in sorted(weights.items(), key=lambda one: -one[1]):
        points = proposal.points.get(name, 0)
        if weight or points:
            words = " ".join(_told(proposal, speaks_for=True, criterion=name))
            yield Point(criterion_name(name), points, max(weight, points), words)


def _told(proposal: Proposal, *, speaks_for: bool, criterion: str = "") -> Iterator[str]:
    for reason in proposal.reasons:
        if reason["speaks_for"] == speaks_for and criterion in ("", reason["criterion"]):
            yield told(reason["words"])


def _times(proposal: Proposal, start: datetime) -> list[CommonTime]:
    """When the two are both free in the first week of the term."""
    mentee, mentor = proposal.mentee.profile, proposal.mentor.profile
    return queries.times_of(mentee, mentor, start, start + FIRST_WEEK)[:MOST_TIMES]
