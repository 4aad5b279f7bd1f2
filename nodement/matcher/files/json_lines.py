"""JSON that a person can read and a diff can follow: one line for each thing, piece by piece."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain


def pieces(value: object, depth: int = 0) -> Iterator[str]:
    """The text of a value in pieces, so that a long one is never in memory twice.

    Records have a line for each name, lists a line for each item; an item of a list is one line.
    An iterator counts as a list. The same value gives the same text.
    """
    if isinstance(value, Mapping):
        members = (
            chain([_text(name), ": "], pieces(one, depth + 1)) for name, one in value.items()
        )
        yield from _block("{}", members, depth)
        return
    if isinstance(value, list | tuple | Iterator):
        yield from _block("[]", ([_text(one)] for one in value), depth)
        return
    yield _text(value)


def _block(brackets: str, members: Iterable[Iterable[str]], depth: int) -> Iterator[str]:
    """Members on lines of their own between brackets; nothing between them if there are none."""
    before = brackets[0] + "\n" + " " * (depth + 1)
    after = brackets
    for member in members:
        yield before
        yield from member
        before = ",\n" + " " * (depth + 1)
        after = "\n" + " " * depth + brackets[1]
    yield after


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
