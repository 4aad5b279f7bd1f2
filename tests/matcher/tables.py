"""Small problems whose scores are drawn as a table, dense in ties and forbidden pairs."""

import os
import random
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nodement.matcher import Problem
from nodement.matcher.problem import IdPair
from tests.matcher.people import mentee, mentor, policy

IS_LONG_RUN = os.environ.get("SOAK") == "1"
"""Whether there is time for very many problems."""

STEPS = 10
"""How many areas every mentee wants: a pair scores so many tenths of the weight of areas."""


@dataclass(frozen=True)
class Table:
    """What a small problem looks like, before there are people in it.

    `tenths[i][j]` is the score of a pair, -1 where it is forbidden; `current`, `locks` hold
    (mentee number, mentor number).
    """

    tenths: tuple[tuple[int, ...], ...]
    capacity: tuple[int, ...]
    priority: tuple[int, ...]
    current: frozenset[tuple[int, int]] = frozenset()
    locks: frozenset[tuple[int, int]] = frozenset()
    weight: int = 10
    welfare: str = "concave"
    raise_floor: bool = False
    mentors_per_mentee: int = 1

    @property
    def scores(self) -> dict[IdPair, int]:
        """The score of every eligible pair, as the rules of scoring have it."""
        return {
            (f"mentee{i}", f"mentor{j}"): self.weight * tenths // STEPS
            for i, row in enumerate(self.tenths)
            for j, tenths in enumerate(row)
            if tenths >= 0 and self.capacity[j] > 0
        }


def people_of(table: Table) -> Problem:
    """The problem: forbidden pairs are vetoed, scores are areas in common."""
    wanted = [tuple(f"{i} {n}" for n in range(STEPS)) for i in range(len(table.tenths))]
    offered = [
        tuple(area for i, row in enumerate(table.tenths) for area in wanted[i][: max(row[j], 0)])
        for j in range(len(table.capacity))
    ]
    return Problem(
        mentees=tuple(
            mentee(f"mentee{i}", areas=areas, priority=table.priority[i])
            for i, areas in enumerate(wanted)
        ),
        mentors=tuple(
            mentor(f"mentor{j}", areas=areas, capacity=table.capacity[j])
            for j, areas in enumerate(offered)
        ),
        policy=policy(
            term_weeks=1,
            weights={"areas": table.weight},
            shared_area_required=False,
            welfare=table.welfare,
            raise_floor=table.raise_floor,
            mentors_per_mentee=table.mentors_per_mentee,
        ),
        vetoes=_named((i, j) for i, row in enumerate(table.tenths) for j in _forbidden(row)),
        locks=_named(table.locks),
        current=_named(table.current),
    )


def drawn(chance: random.Random, kind: str = "people", **settings) -> Table:
    """A table with few different scores, so that ties are the rule.

    `kind` names what else there may be: "people" nothing, "classes", "current", "locks".
    """
    height, width = chance.randint(1, 6), chance.randint(1, 4)
    scores = chance.sample(range(STEPS + 1), chance.randint(1, 5))
    forbidden = chance.choice((0.1, 0.3, 0.6))
    classes = chance.choice(((0, 1), (0, 0, 3), (-1, 2, 5))) if kind == "classes" else (0,)
    table = Table(
        tenths=tuple(
            tuple(
                -1 if chance.random() < forbidden else chance.choice(scores) for _ in range(width)
            )
            for _ in range(height)
        ),
        capacity=tuple(chance.choice((0, 1, 1, 1, 2, 3)) for _ in range(width)),
        priority=tuple(chance.choice(classes) for _ in range(height)),
        **settings,
    )
    if kind == "current":
        return replace(table, current=some_pairs(chance, table, anybody=True))
    if kind == "locks":
        return replace(table, locks=some_pairs(chance, table, anybody=False))
    return table


def some_pairs(chance: random.Random, table: Table, *, anybody: bool) -> frozenset[tuple[int, int]]:
    """Random pairs, one for most mentees: any, or eligible ones that find their places."""
    left = list(table.capacity)
    chosen = set()
    for i, row in enumerate(table.tenths):
        j = chance.randrange(len(row))
        if chance.random() < 0.4 or not (anybody or (row[j] >= 0 and left[j] > 0)):
            continue
        left[j] -= 1
        chosen.add((i, j))
    return frozenset(chosen)


def _forbidden(row: tuple[int, ...]) -> list[int]:
    return [j for j, tenths in enumerate(row) if tenths < 0]


def _named(pairs: Iterable[tuple[int, int]]) -> frozenset[IdPair]:
    return frozenset((f"mentee{i}", f"mentor{j}") for i, j in pairs)
