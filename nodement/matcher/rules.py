"""The hard rules: each removes pairs that may never be made, whatever their score."""

from typing import Final, Protocol

import numpy as np

from nodement.matcher.block import Block
from nodement.matcher.planes import UNKNOWN, BoolArray


class Rule(Protocol):
    """A hard rule with the name that counts and messages use."""

    @property
    def name(self) -> str:
        """One word, stable."""
        ...

    def removed(self, block: Block) -> BoolArray:
        """True where the rule forbids the pair, shaped like the block."""
        ...


class SharedLanguage:
    """They need one language in which both can be mentor and mentee."""

    name = "language"

    def removed(self, block: Block) -> BoolArray:
        """Remove who has no language in common at a sufficient level."""
        speechless: BoolArray = block.comfort() == 0
        return speechless


class SharedArea:
    """They need an area of focus in common, unless the program relaxes that."""

    name = "areas"

    def removed(self, block: Block) -> BoolArray:
        """Remove who shares no area; an unknown area matches only itself."""
        if not block.planes.problem.policy.shared_area_required:
            return np.zeros(block.shape, dtype=np.bool_)
        apart: BoolArray = block.shared(block.planes.areas) == 0
        return apart


class CommonTime:
    """They need enough time in common in every week of the term."""

    name = "availability"

    def removed(self, block: Block) -> BoolArray:
        """Remove who falls short in at least one week."""
        return block.minutes < block.planes.problem.policy.minimum_overlap


class OtherAffiliation:
    """Colleagues are not paired, unless the program allows it."""

    name = "affiliation"

    def removed(self, block: Block) -> BoolArray:
        """Remove who names the same employer or group."""
        if block.planes.problem.policy.same_affiliation_allowed:
            return np.zeros(block.shape, dtype=np.bool_)
        mentees, mentors = block.both(block.planes.affiliation)
        colleagues: BoolArray = (mentees == mentors) & (mentees != UNKNOWN)
        return colleagues


class OpenPlace:
    """A mentor needs a place when the term starts."""

    name = "capacity"

    def removed(self, block: Block) -> BoolArray:
        """Remove mentors who take nobody or are paused."""
        return np.broadcast_to(block.planes.places == 0, block.shape)


class NoExclusion:
    """Neither asked in private not to be paired with the other."""

    name = "exclusion"

    def removed(self, block: Block) -> BoolArray:
        """Remove whom either side excluded."""
        return block.marked(block.planes.exclusions) > 0


class NoVeto:
    """Organizers did not decide against the pair, and it was not rejected before."""

    name = "veto"

    def removed(self, block: Block) -> BoolArray:
        """Remove vetoed pairs."""
        return block.marked(block.planes.vetoes) > 0


class TwoPeople:
    """Nobody mentors themselves."""

    name = "same_person"

    def removed(self, block: Block) -> BoolArray:
        """Remove the pair of one person in both roles."""
        return block.marked(block.planes.same_person) > 0


RULES: Final[tuple[Rule, ...]] = (
    SharedLanguage(),
    SharedArea(),
    CommonTime(),
    OtherAffiliation(),
    OpenPlace(),
    NoExclusion(),
    NoVeto(),
    TwoPeople(),
)
"""In the order in which an explanation counts them: the first that removes a mentor is named."""
