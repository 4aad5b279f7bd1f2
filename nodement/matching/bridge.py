"""The one bridge to the matcher: applications become its people, its words become ours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from nodement.matcher import DEFAULT_WEIGHTS, Mentee, Mentor, Policy, Problem, Welfare
from nodement.matching.meant import Meant
from nodement.programs.models import Cohort, Program
from nodement.surveys.profile import Profile

WELFARES: Mapping[str, Welfare] = {name: name for name in get_args(Welfare)}
"""How scores can add up, by the name that a program or a command gives it."""


@dataclass(frozen=True)
class Decided:
    """What is known beside the answers: decisions by (mentee's address, mentor's address).

    `places` are those that mentors have left, `priorities` how often mentees waited in vain, both
    by address.
    """

    locks: frozenset[tuple[str, str]] = frozenset()
    vetoes: frozenset[tuple[str, str]] = frozenset()
    places: Mapping[str, int] = field(default_factory=dict)
    priorities: Mapping[str, int] = field(default_factory=dict)


def policy_of(cohort: Cohort) -> Policy:
    """What this cohort's program asks of every pair."""
    program = cohort.program
    return Policy(
        term_start=cohort.starts_on,
        term_weeks=cohort.weeks,
        minimum_overlap=program.minimum_overlap,
        english_minimum=program.english_minimum,
        shared_area_required=program.shared_area_required,
        same_affiliation_allowed=program.same_affiliation_allowed,
        weights=weights_of(program),
        welfare=WELFARES[program.welfare],
        raise_floor=program.raise_floor,
    )


def weights_of(program: Program) -> dict[str, int]:
    """The weight of every criterion: the program's own, or the default."""
    return {name: program.weights.get(name, usual) for name, usual in DEFAULT_WEIGHTS.items()}


def plain_policy(term_start: date) -> Policy:
    """The defaults, for a matching without a program."""
    return Policy(term_start=term_start)


def problem_of(
    mentees: Sequence[Profile],
    mentors: Sequence[Profile],
    policy: Policy,
    decided: Decided = Decided(),
) -> Problem:
    """The problem of these people; each is known by their address.

    `decided.places` has the places that a mentor has left, where that is not the capacity.
    """
    to_mentors, to_mentees = Meant(mentors), Meant(mentees)
    return Problem(
        mentees=tuple(_mentee(one, to_mentors, decided.priorities) for one in mentees),
        mentors=tuple(_mentor(profile, to_mentees, decided.places) for profile in mentors),
        policy=policy,
        vetoes=decided.vetoes,
        locks=decided.locks,
    )


def _mentee(profile: Profile, to_mentors: Meant, priorities: Mapping[str, int]) -> Mentee:
    return Mentee(
        **_answers(profile, to_mentors),
        goals=" ".join(profile.goals),
        priority=priorities.get(profile.email, 0),
    )


def _mentor(profile: Profile, to_mentees: Meant, places: Mapping[str, int]) -> Mentor:
    return Mentor(
        **_answers(profile, to_mentees),
        about=profile.about,
        capacity=places.get(profile.email, profile.capacity),
    )


def _answers(profile: Profile, to_others: Meant) -> dict[str, Any]:
    """What both sides are asked, in the matcher's words."""
    return {
        "id": profile.email,
        "time_zone": profile.time_zone,
        "availability": profile.availability,
        "areas": profile.areas,
        "help": profile.help,
        "languages": profile.languages,
        "english_speaking": profile.english_speaking,
        "english_understanding": profile.english_understanding,
        "only_other_language": profile.only_other_language,
        "experience": profile.experience,
        "affiliation": profile.affiliation,
        "wishes": to_others.wished(profile.wishes),
        "exclusions": to_others.excluded(profile.exclusions),
    }
