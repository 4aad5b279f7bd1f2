"""The sentences for somebody without a mentor, or with free places, which they may read themselves.

Each is true whatever the reason behind it is that only others may know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from nodement.matcher.problem import Policy
from nodement.matcher.reasons.lines import Line, Standing
from nodement.matcher.words import Words, gettext_noop, ngettext_lazy


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What stands between one mentee and the mentors, as far as the mentee may know.

    `mentors` take part, `suits` of them suit; each open rule removes `first` of the others.
    `openers` are the mentee's own answers that would let somebody suit, changed alone.
    """

    mentors: int
    suits: int
    first: Mapping[str, int]
    openers: frozenset[str]


def left_out_words(
    obstacles: Obstacles, standing: Standing, *, classes: bool, policy: Policy
) -> tuple[Words, ...]:
    """Why somebody has no mentor; `classes` says whether some people have waited longer."""
    if obstacles.mentors == 0:
        return (Words(gettext_noop("No mentor takes part yet.")),)
    if obstacles.suits == 0:
        return (*_rule_words(obstacles.first, policy), *_change_words(obstacles.openers))
    return (*_taken_words(obstacles.suits, standing), _order_words(classes))


def free_words(suits: int) -> Words:
    """Why a mentor has places left, when so many people suit."""
    if suits == 0:
        return Words(gettext_noop("Nobody who applied suits this mentor."))
    return ngettext_lazy(
        "%(count)s person suits this mentor; the best matching for all leaves places free here.",
        "%(count)s people suit this mentor; the best matching for all leaves places free here.",
        suits,
    )


def _rule_words(first: Mapping[str, int], policy: Policy) -> tuple[Words, ...]:
    """Which rule removes how many."""
    sentences = (
        ngettext_lazy(
            "%(count)s mentor has no language in common with this application.",
            "%(count)s mentors have no language in common with this application.",
            first["language"],
        ),
        ngettext_lazy(
            "%(count)s mentor advises on none of the chosen areas.",
            "%(count)s mentors advise on none of the chosen areas.",
            first["areas"],
        ),
        ngettext_lazy(
            "%(count)s mentor has fewer than %(minutes)s minutes a week in common.",
            "%(count)s mentors have fewer than %(minutes)s minutes a week in common.",
            first["availability"],
            minutes=policy.minimum_overlap,
        ),
        ngettext_lazy(
            "%(count)s mentor has no score with this application.",
            "%(count)s mentors have no score with this application.",
            first["given"],
        ),
    )
    return tuple(words for words in sentences if words.count)


def _change_words(openers: frozenset[str]) -> tuple[Words, ...]:
    """Which single answer of the mentee's own would let somebody suit."""
    sentences = {
        "english": gettext_noop("Accepting English would let a mentor suit."),
        "areas": gettext_noop("Other areas would let a mentor suit."),
        "availability": gettext_noop("More or other hours would let a mentor suit."),
    }
    said = tuple(Words(text) for name, text in sentences.items() if name in openers)
    return said or (Words(gettext_noop("No single answer would change this.")),)


def _taken_words(suits: int, standing: Standing) -> Iterator[Words]:
    """How many suit, where their places went, and how long the shortest line is."""
    yield ngettext_lazy(
        "%(count)s mentor suits, but no place there is open for this application.",
        "%(count)s mentors suit, but no place with them is open for this application.",
        suits,
    )
    if standing.line is None:
        return
    yield ngettext_lazy(
        "%(count)s place went to another person.",
        "%(count)s places went to other people.",
        standing.taken,
    )
    if standing.longer:
        yield ngettext_lazy(
            "%(count)s of these went to somebody who has waited longer.",
            "%(count)s of these went to people who have waited longer.",
            standing.longer,
        )
    yield _line_words(standing.line)
    if standing.line.ahead:
        yield ngettext_lazy(
            "%(count)s of them has waited longer.",
            "%(count)s of them have waited longer.",
            standing.line.ahead,
        )


def _line_words(line: Line) -> Words:
    if line.waiting == 1:
        return Words(
            gettext_noop(
                "Where the line is shortest, nobody else waits; places there: %(places)s."
            ),
            {"places": line.places},
        )
    return ngettext_lazy(
        "Where the line is shortest, %(count)s person waits besides; places there: %(places)s.",
        "Where the line is shortest, %(count)s people wait besides; places there: %(places)s.",
        line.waiting - 1,
        places=line.places,
    )


def _order_words(classes: bool) -> Words:
    if classes:
        return Words(
            gettext_noop(
                "Those who have waited longest come first, then as many people as possible, then "
                "what fits best for all together; among equals a lot decides."
            )
        )
    return Words(
        gettext_noop(
            "As many people as possible get a mentor, then what fits best for all together "
            "counts; among equals a lot decides."
        )
    )
