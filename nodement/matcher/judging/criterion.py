"""What a criterion is, what it knows of one pair, and the words it answers with."""

from dataclasses import dataclass
from typing import Literal, Protocol

from nodement.matcher.judging.planes import Planes, area_keys, comfort, tokens
from nodement.matcher.judging.terms import Term
from nodement.matcher.problem import Mentee, Mentor, Policy
from nodement.matcher.words import Words

Audience = Literal["both", "organizers"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence for or against a pair, and who may read it: both of them, or organizers."""

    criterion: str
    speaks_for: bool
    words: Words
    audience: Audience = "both"


@dataclass(frozen=True, slots=True)
class Facts:
    """What explanations of one eligible pair are made from."""

    mentee: Mentee
    mentor: Mentor
    policy: Policy
    minutes: int
    continuing: bool

    @property
    def language(self) -> str:
        """The primary subtag of the language that suits both best, "" if they share none.

        Among equals the one that suits the mentee better, then the first of the alphabet.
        """
        mentee, mentor = (comfort(one, self.policy) for one in (self.mentee, self.mentor))
        shared = mentee.keys() & mentor.keys()
        return min(
            shared, key=lambda tag: (-mentee[tag] - mentor[tag], -mentee[tag], tag), default=""
        )

    @property
    def shared_areas(self) -> tuple[str, ...]:
        """The areas both named, in the mentee's words and order."""
        return _common(self.mentee.areas, self.mentor.areas)

    @property
    def missing_areas(self) -> tuple[str, ...]:
        """The areas that only the mentee named."""
        return _missing(self.mentee.areas, self.mentor.areas)

    @property
    def shared_help(self) -> tuple[str, ...]:
        """The kinds of help asked for and offered."""
        return _common(self.mentee.help, self.mentor.help)

    @property
    def missing_help(self) -> tuple[str, ...]:
        """The kinds of help asked for and not offered."""
        return _missing(self.mentee.help, self.mentor.help)

    @property
    def shared_tokens(self) -> tuple[str, ...]:
        """Words that the mentee's goals and the mentor's own text have in common."""
        return tuple(sorted(tokens(self.mentee.goals) & tokens(self.mentor.about)))


class Criterion(Protocol):
    """One reason why a pair is better or worse: a term of points, and words.

    To add one: write the class, put it into `CRITERIA`, give it a default weight, and state its
    share once more in `plain.Reading.points`, so that answers can be checked.
    """

    @property
    def name(self) -> str:
        """One word, stable: the key of its weight and of its points."""
        ...

    def term(self, planes: Planes, weight: int) -> Term:
        """0 to `weight` for every pair; fractions are cut off."""
        ...

    def words(self, facts: Facts) -> tuple[Explanation, ...]:
        """What speaks for one pair and what against it."""
        ...


def _common(wanted: tuple[str, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    there = area_keys(offered)
    return tuple(text for one, text in area_keys(wanted).items() if one in there)


def _missing(wanted: tuple[str, ...], offered: tuple[str, ...]) -> tuple[str, ...]:
    there = area_keys(offered)
    return tuple(text for one, text in area_keys(wanted).items() if one not in there)
