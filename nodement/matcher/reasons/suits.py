"""Who suits whom as far as both may know: by language, areas and hours.

Somebody *suits* when no open rule stands in the way. The other rules tell of what only one of the
two may know, or organizers alone: exclusions, vetoes, employers, pauses. What people read of other
people counts who suits, never who is eligible: then the words are the same whether somebody was
excluded or vetoed, or a place was taken or never open, and nobody can learn which it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from nodement.matcher.judging.block import Block, PairList
from nodement.matcher.judging.planes import BoolArray, IntArray
from nodement.matcher.judging.rules import RULES, Rule

OPEN_RULES: Final = ("language", "areas", "availability", "given")
"""The rules that may be told to both, in the order in which they are counted."""

OWN_ROLE: Final = "same_person"


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """What some rules do to each mentee of a block, (rules x rows).

    `first` counts mentors whom a rule removes and none before it does, `only` those whom no other
    of these rules removes.
    """

    first: IntArray
    only: IntArray


def verdicts(pairs: Block | PairList, rules: Sequence[Rule] = RULES) -> dict[str, BoolArray]:
    """Whom each rule removes, by the names of the rules; shaped like the pairs."""
    return {rule.name: rule.removed(pairs) for rule in rules}


def tally(removed: Sequence[BoolArray]) -> Tally:
    """Count the mentors, (rows x mentors) for each rule, whom the rules remove."""
    before = np.zeros(removed[0].shape, dtype=np.bool_)
    times = np.zeros(removed[0].shape, dtype=np.uint8)
    first = []
    for one in removed:
        first.append(np.count_nonzero(one & ~before, axis=1))
        before |= one
        times += one
    once = times == 1
    only = [np.count_nonzero(one & once, axis=1) for one in removed]
    return Tally(np.array(first, dtype=np.int64), np.array(only, dtype=np.int64))


def suits(removed: dict[str, BoolArray]) -> BoolArray:
    """Where no open rule stands in the way, and it is not one person in both roles."""
    barred = [removed[name] for name in (*OPEN_RULES, OWN_ROLE) if name in removed]
    suited: BoolArray = ~np.logical_or.reduce(barred)
    return suited
