"""Why this mentee is not with this mentor: exactly for organizers, discreetly for the two."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from nodement.matcher.judging.block import PairList
from nodement.matcher.judging.criterion import Audience
from nodement.matcher.judging.rules import RULES
from nodement.matcher.problem import Policy
from nodement.matcher.reasons.explain import places_of_pairs
from nodement.matcher.reasons.suits import OPEN_RULES, OWN_ROLE, verdicts
from nodement.matcher.solving.solve import Matching
from nodement.matcher.words import Words, gettext_noop, ngettext_lazy

PAIRED: Final = "paired"
CHOSEN_OTHERWISE: Final = "chosen_otherwise"
BELOW_FLOOR: Final = "below_floor"
PLACES_TAKEN: Final = "places_taken"
BETTER_ELSEWHERE: Final = "better_elsewhere"


@dataclass(frozen=True, slots=True)
class WhyNot:
    """Why a pair was not made, for one audience.

    `cause` is "paired" if it was, or the name of a rule. Otherwise the two themselves are told
    "chosen_otherwise", whatever it was; organizers "below_floor", "places_taken" or
    "better_elsewhere" (the mentor has a place left), with the `score` that the pair would have.
    """

    mentee: str
    mentor: str
    audience: Audience
    cause: str
    words: tuple[Words, ...]
    score: int | None = None


def explain_why_not(
    matching: Matching, mentee: str, mentor: str, audience: Audience = "both"
) -> WhyNot:
    """Why a mentee is not with a mentor, by their ids. Raises `KeyError` for unknown people.

    The two read only of rules that both may know of. Exclusions, vetoes, employers, pauses and
    places that went to others all read the same, so nobody can learn which it was.
    """
    rows, columns = places_of_pairs(matching.scored, [(mentee, mentor)])
    if _are_paired(matching, mentee, mentor):
        paired = Words(gettext_noop("These two are a pair."))
        return WhyNot(mentee, mentor, audience, PAIRED, (paired,))
    removed = verdicts(PairList(matching.scored.planes, rows, columns))
    told = [rule.name for rule in RULES if audience == "organizers" or rule.name in _TOLD]
    broken = [name for name in told if removed[name][0]]
    if broken:
        said = tuple(_rule_words(name, matching.scored.problem.policy) for name in broken)
        return WhyNot(mentee, mentor, audience, broken[0], said)
    if audience == "both":
        return WhyNot(mentee, mentor, audience, CHOSEN_OTHERWISE, _chosen_words())
    return _choice(matching, int(rows[0]), int(columns[0]))


_TOLD: Final = (*OPEN_RULES, OWN_ROLE)


def _are_paired(matching: Matching, mentee: str, mentor: str) -> bool:
    """As first or as further mentor."""
    further = matching.co
    return (mentee, mentor) in matching.pairs or (
        further is not None and _are_paired(further, mentee, mentor)
    )


def _rule_words(name: str, policy: Policy) -> Words:
    if name == "availability":
        return ngettext_lazy(
            "In some week of the term they have less than %(count)s minute in common.",
            "In some week of the term they have less than %(count)s minutes in common.",
            policy.minimum_overlap,
        )
    sentences = {
        "language": gettext_noop("They have no language in common in which both can work."),
        "areas": gettext_noop("The mentor advises on none of the chosen areas."),
        "affiliation": gettext_noop("They name the same employer or group."),
        "capacity": gettext_noop("The mentor takes nobody, or is paused when the term starts."),
        "exclusion": gettext_noop("One of them asked in private not to be paired with the other."),
        "veto": gettext_noop("The organizers decided against this pair."),
        "same_person": gettext_noop("They are one person in both roles."),
        "given": gettext_noop("This pair has no score."),
    }
    sentence = sentences[name]
    return Words(sentence)


def _chosen_words() -> tuple[Words, ...]:
    return (
        Words(gettext_noop("These two would suit each other.")),
        Words(
            gettext_noop(
                "Which of the suitable pairs are made is decided for all together: as many people "
                "as possible get a mentor, then what fits best counts. A place can also be closed "
                "to somebody for reasons that stay private."
            )
        ),
    )


def _choice(matching: Matching, row: int, column: int) -> WhyNot:
    """The pair is eligible: where the two and the places are instead."""
    scored, floor = matching.scored, matching.floor
    score = int(scored.of(np.array([row]), np.array([column]))[0])
    holders = np.flatnonzero(matching.mentor_of == column)
    free = int(scored.planes.places[column]) - holders.size
    cause = BETTER_ELSEWHERE if free > 0 else PLACES_TAKEN
    said = [Words(gettext_noop("This pair would score %(score)s."), {"score": score})]
    if floor is not None and score < floor.value:
        cause = BELOW_FLOOR
        words = gettext_noop("That is below the floor of %(floor)s.")
        said.append(Words(words, {"floor": floor.value}))
    said += (*_mentee_words(matching, row), *_mentor_words(matching, row, column))
    mentee, mentor = scored.planes.mentees[row].id, scored.planes.mentors[column].id
    return WhyNot(mentee, mentor, "organizers", cause, tuple(said), score)


def _mentee_words(matching: Matching, row: int) -> Iterator[Words]:
    own = matching.mentor_of[row : row + 1]
    if own[0] < 0:
        yield Words(gettext_noop("The mentee has no mentor."))
        return
    score = int(matching.scored.of(np.array([row]), own)[0])
    yield Words(gettext_noop("The mentee's own pair scores %(score)s."), {"score": score})


def _mentor_words(matching: Matching, row: int, column: int) -> Iterator[Words]:
    """Who has the mentor's places."""
    table = matching.scored.planes
    holders = np.flatnonzero(matching.mentor_of == column)
    yield ngettext_lazy(
        "%(count)s of the mentor's places is taken, of %(places)s.",
        "%(count)s of the mentor's places are taken, of %(places)s.",
        holders.size,
        places=int(table.places[column]),
    )
    if holders.size == 0:
        return
    scores = matching.scored.of(holders, np.full_like(holders, column))
    words = gettext_noop("The lowest score there is %(score)s.")
    yield Words(words, {"score": int(scores.min())})
    longer = int(np.count_nonzero(table.waiting[holders] > table.waiting[row]))
    if longer:
        yield ngettext_lazy(
            "%(count)s person there has waited longer.",
            "%(count)s people there have waited longer.",
            longer,
        )
