"""Numbers of small groups stay hidden, and nobody can work them out from the others."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A choice and how many made it; without a number where it is hidden."""

    choice: str
    count: int | None


@dataclass(frozen=True)
class Table:
    """What may be shown of one question; the total only when nothing is hidden."""

    lines: tuple[Line, ...]
    total: int | None

    @property
    def is_hidden(self) -> bool:
        """Whether no number at all may be shown."""
        return all(line.count is None for line in self.lines)


def suppressed(counts: Mapping[str, int], least: int) -> Table:
    """The counts without those of groups smaller than `least`.

    One hidden number alone could be worked out from the rest. So at least two are hidden, together
    at least `least` people, the next smallest with them; and then there is no total. Where
    something is hidden, what nobody chose is hidden too: a nought beside it would tell.
    """
    order = sorted((count, choice) for choice, count in counts.items())
    if not any(0 < count < least for count, _choice in order):
        lines = tuple(Line(choice, count) for choice, count in counts.items())
        return Table(lines, sum(counts.values()))
    hidden: set[str] = set()
    behind = 0
    for count, choice in order:
        if count >= least and behind >= least and len(hidden) > 1:
            break
        hidden.add(choice)
        behind += count
    shown = (Line(one, None if one in hidden else count) for one, count in counts.items())
    return Table(tuple(shown), None)
