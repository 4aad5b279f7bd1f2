"""The sentences for somebody without a mentor, which they may read themselves."""

from typing import Final

import numpy as np

from nodement.matcher.planes import BoolArray, Planes
from nodement.matcher.problem import Policy
from nodement.matcher.rules import RULES
from nodement.matcher.solve import Matching
from nodement.matcher.words import Words, gettext_noop, ngettext_lazy

RULE_NUMBER: Final = {rule.name: number for number, rule in enumerate(RULES)}
NEUTRAL: Final = ("affiliation", "capacity", "exclusion", "veto", "same_person")


def first_removals(removed: BoolArray) -> BoolArray:
    """Of (rules x mentors): where a rule removes a mentor and no rule before it does."""
    first: BoolArray = removed & (np.cumsum(removed, axis=0) == 1)
    return first


def sole_removals(removed: BoolArray) -> BoolArray:
    """Where a rule removes a mentor and no other rule does."""
    sole: BoolArray = removed & (removed.sum(axis=0) == 1)
    return sole


def rule_words(removed: BoolArray, policy: Policy) -> tuple[Words, ...]:
    """Which rule removes how many; what could be private is one number without a name."""
    if removed.shape[1] == 0:
        return (Words(gettext_noop("No mentor takes part yet.")),)
    first = first_removals(removed).sum(axis=1)
    language, areas, availability = (
        int(first[RULE_NUMBER[name]]) for name in ("language", "areas", "availability")
    )
    sentences = (
        ngettext_lazy(
            "%(count)s mentor has no language in common with this application.",
            "%(count)s mentors have no language in common with this application.",
            language,
        ),
        ngettext_lazy(
            "%(count)s mentor advises on none of the chosen areas.",
            "%(count)s mentors advise on none of the chosen areas.",
            areas,
        ),
        ngettext_lazy(
            "%(count)s mentor has fewer than %(minutes)s minutes a week in common.",
            "%(count)s mentors have fewer than %(minutes)s minutes a week in common.",
            availability,
            minutes=policy.minimum_overlap,
        ),
        ngettext_lazy(
            "%(count)s mentor is not open for this pair, for example because every place is taken.",
            "%(count)s mentors are not open for this pair, for example because every place is "
            "taken.",
            int(sum(first[RULE_NUMBER[name]] for name in NEUTRAL)),
        ),
    )
    return tuple(words for words in sentences if words.count)


def change_words(table: Planes, row: int, removed: BoolArray) -> tuple[Words, ...]:
    """Which single answer of the mentee's own would open the way to somebody."""
    only = sole_removals(removed)
    sentences = []
    if _english_would_do(table, row, only[RULE_NUMBER["language"]]):
        sentences.append(Words(gettext_noop("Accepting English would make a pair possible.")))
    if only[RULE_NUMBER["areas"]].any():
        sentences.append(Words(gettext_noop("Other areas would make a pair possible.")))
    if only[RULE_NUMBER["availability"]].any():
        sentences.append(Words(gettext_noop("More or other hours would make a pair possible.")))
    if not sentences:
        sentences.append(Words(gettext_noop("No single answer would change this.")))
    return tuple(sentences)


def taken_words(matching: Matching, row: int) -> tuple[Words, ...]:
    """How many mentors suit, how many wanted their places, and who got them."""
    scored = matching.scored
    suited = np.flatnonzero(scored.eligible[row])
    rivals = int(np.count_nonzero(scored.eligible[:, suited].any(axis=1)))
    holders = np.flatnonzero(np.isin(matching.mentor_of, suited))
    waited = scored.planes.waiting
    people = ngettext_lazy(
        "%(count)s mentor suits, but all places there are taken.",
        "%(count)s mentors suit, but all their places are taken.",
        suited.size,
    )
    places = ngettext_lazy(
        "There was %(count)s place; people who suited it: %(people)s.",
        "There were %(count)s places; people who suited them: %(people)s.",
        int(scored.planes.places[suited].sum()),
        people=rivals,
    )
    reason = gettext_noop(
        "The places went where all pairs together fit best; among equals a lot decided."
    )
    if (waited[holders] > waited[row]).any():
        reason = gettext_noop(
            "People who have waited longer came first, then what fits best for all together; "
            "among equals a lot decided."
        )
    return people, places, Words(reason)


def _english_would_do(table: Planes, row: int, speechless: BoolArray) -> bool:
    """Whether English is ruled out by the mentee's own answer alone."""
    mentee, policy = table.mentees[row], table.problem.policy
    level = min(mentee.english_speaking, mentee.english_understanding)
    if not mentee.only_other_language or level < policy.english_minimum:
        return False
    if "en" not in table.languages:
        return False
    english = table.comfort.mentors[:, table.languages.index("en")]
    return bool((speechless & (english > 0)).any())
