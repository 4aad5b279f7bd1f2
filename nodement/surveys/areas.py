"""Matches typed areas of focus and kinds of help with the names of a program's taxonomy."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nodement.programs import starters
from nodement.surveys.cleaning import folded, one_line, without_accents

_SEPARATOR = re.compile(r"[,;\n]")


@dataclass(frozen=True, slots=True)
class Matched:
    """The names found, in the order typed and each once, and the texts that are no name."""

    known: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The areas of focus and the kinds of help of one program, by their canonical names."""

    areas: tuple[str, ...]
    kinds_of_help: tuple[str, ...]

    def match_areas(self, text: str) -> Matched:
        """The areas in a cell; what is not in the taxonomy matches nothing and is reported."""
        return _match(text, self.areas)

    def match_help(self, text: str) -> Matched:
        """The kinds of help in a cell, like `match_areas`."""
        return _match(text, self.kinds_of_help)


def _match(text: str, names: tuple[str, ...]) -> Matched:
    by_key = _by_key(names)
    longest = max((len(_SEPARATOR.findall(name)) for name in names), default=0) + 1
    known: list[str] = []
    unknown: list[str] = []
    for entry, name in _entries(text, by_key, longest):
        if name is not None:
            known.append(name)
        elif entry.strip():
            unknown.append(one_line(entry))
    return Matched(tuple(dict.fromkeys(known)), tuple(dict.fromkeys(unknown)))


def _entries(text: str, by_key: dict[str, str], longest: int) -> Iterator[tuple[str, str | None]]:
    """The entries of a list whose names may hold separators themselves: longest match first."""
    pieces = [(found.start(), found.end()) for found in re.finditer(r"[^,;\n]+", text)]
    at = 0
    while at < len(pieces):
        for count in range(min(longest, len(pieces) - at), 0, -1):
            entry = text[pieces[at][0] : pieces[at + count - 1][1]]
            name = by_key.get(_key(entry))
            if name is not None:
                break
        at += count
        yield entry, name


@lru_cache(maxsize=256)
def _by_key(names: tuple[str, ...]) -> dict[str, str]:
    return {_key(name): name for name in names}


def _key(text: str) -> str:
    return without_accents(folded(text)).strip(" .")


NODEJS_TAXONOMY = Taxonomy(starters.NODEJS_AREAS, starters.KINDS_OF_HELP)
