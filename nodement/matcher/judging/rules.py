"""The hard rules: each removes pairs that may never be made, whatever their score."""

from typing import Final, Protocol

import numpy as np

from nodement.matcher.judging.block import Block, PairList
from nodement.matcher.judging.encoding import Marks, Sides
from nodement.matcher.judging.planes import BoolArray, Planes
from nodement.matcher.judging.terms import (
    FORBIDDEN,
    Different,
    Marked,
    Minutes,
    Shared,
    Table,
    Term,
)


class Statement(Protocol):
    """What a rule says."""

    name: str
    """One word, stable: counts and messages use it."""

    def term(self, planes: Planes) -> Term | None:
        """-1 where the rule forbids a pair, else 0; None where it forbids nothing."""
        ...


class Rule:
    """A hard rule. To add one: write its statement and put it into `RULES`, and state it once
    more in `plain.Reading.is_possible`, so that answers can be checked.

    A problem that brings its own scores asks only the rules that are `always` asked.
    """

    def __init__(self, statement: Statement, *, always: bool = False) -> None:
        self.name = statement.name
        self.always = always
        self._statement = statement

    def term(self, planes: Planes) -> Term | None:
        """-1 where the rule forbids a pair, else 0; None where it forbids nothing."""
        if planes.given is not None and not self.always:
            return None
        return self._statement.term(planes)

    def removed(self, pairs: Block | PairList) -> BoolArray:
        """True where the rule forbids the pair, shaped like the pairs."""
        term = self.term(pairs.planes)
        if term is None:
            return np.zeros(pairs.shape, dtype=np.bool_)
        return term.of(pairs) < 0


class SharedLanguage:
    """They need one language in which both can be mentor and mentee."""

    name = "language"

    def term(self, planes: Planes) -> Term:
        """Remove who has no language in common at a sufficient level."""
        return Table(planes.comfort.of, np.where(planes.comfort.best == 0, FORBIDDEN, 0))


class SharedArea:
    """They need an area of focus in common, unless the program relaxes that."""

    name = "areas"

    def term(self, planes: Planes) -> Term | None:
        """Remove who shares no area; an unknown area matches only itself."""
        if not planes.problem.policy.shared_area_required:
            return None
        return Shared(planes.areas, 0, required=True)


class CommonTime:
    """They need enough time in common in every week of the term."""

    name = "availability"

    def term(self, planes: Planes) -> Term:
        """Remove who falls short in at least one week."""
        minutes = np.arange(planes.free.most + 1) * planes.free.grain
        short = minutes < planes.problem.policy.minimum_overlap
        return Minutes(planes.free, np.where(short, FORBIDDEN, 0))


class OtherAffiliation:
    """Colleagues are not paired, unless the program allows it."""

    name = "affiliation"

    def term(self, planes: Planes) -> Term | None:
        """Remove who names the same employer or group."""
        if planes.problem.policy.same_affiliation_allowed:
            return None
        return Different(planes.affiliation)


class OpenPlace:
    """A mentor needs a place when the term starts."""

    name = "capacity"

    def term(self, planes: Planes) -> Term:
        """Remove mentors who take nobody or are paused."""
        closed = (planes.places == 0).astype(np.int64)
        everybody = np.zeros(len(planes.mentees), dtype=np.int64)
        return Table(Sides(everybody, closed), np.array([[0, FORBIDDEN]]))


class NoExclusion:
    """Neither asked in private not to be paired with the other."""

    name = "exclusion"

    def term(self, planes: Planes) -> Term:
        """Remove whom either side excluded."""
        return _never(planes.exclusions)


class NoVeto:
    """Organizers did not decide against the pair, and it was not rejected before."""

    name = "veto"

    def term(self, planes: Planes) -> Term:
        """Remove vetoed pairs."""
        return _never(planes.vetoes)


class TwoPeople:
    """Nobody mentors themselves."""

    name = "same_person"

    def term(self, planes: Planes) -> Term:
        """Remove the pair of one person in both roles."""
        return _never(planes.same_person)


class OwnScore:
    """Where scores come from elsewhere, a pair without one is not eligible."""

    name = "given"

    def term(self, planes: Planes) -> Term | None:
        """Remove pairs without a score."""
        if planes.given is None:
            return None
        scored = planes.given
        return Marked(Marks(scored.rows, scored.columns, scored.values * 0), otherwise=FORBIDDEN)


def _never(marks: Marks) -> Marked:
    return Marked(Marks(marks.rows, marks.columns, np.full_like(marks.values, FORBIDDEN)))


RULES: Final = (
    Rule(SharedLanguage()),
    Rule(SharedArea()),
    Rule(CommonTime()),
    Rule(OtherAffiliation()),
    Rule(OpenPlace(), always=True),
    Rule(NoExclusion()),
    Rule(NoVeto(), always=True),
    Rule(TwoPeople()),
    Rule(OwnScore(), always=True),
)
"""In the order in which an explanation counts them: the first that removes a mentor is named."""
