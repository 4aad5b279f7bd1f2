"""Read JSON with clear words for whatever is wrong with it, and the place where it is."""

import json
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

Item = TypeVar("Item")


class Node:
    """One place in a file, which knows its own address for messages.

    `refusal` is the error that is raised with the words.
    """

    def __init__(self, content: Any, address: str, refusal: type[ValueError]) -> None:
        self.content = content
        self.address = address
        self.refusal = refusal

    def __getitem__(self, key: str) -> "Node":
        record = self._expect(dict, "a record")
        if key not in record:
            raise self.refusal(f"{self.address} has no {key!r}.")
        return self._inner(record[key], f": {key}")

    def __contains__(self, key: str) -> bool:
        return key in self._expect(dict, "a record")

    def only(self, known: Collection[str]) -> None:
        """Refuse names that mean nothing here: mostly they are misspelled."""
        for key in self._expect(dict, "a record"):
            if key not in known:
                names = ", ".join(known)
                raise self.refusal(f"{self.address}: {key!r} means nothing here. Known: {names}.")

    def is_none(self) -> bool:
        """Whether it says null."""
        return self.content is None

    def text(self) -> str:
        """A text."""
        found: str = self._expect(str, "a text")
        return found

    def number(self) -> int:
        """A whole number."""
        found: int = self._expect(int, "a whole number")
        return found

    def truth(self) -> bool:
        """True or false."""
        found: bool = self._expect(bool, "true or false")
        return found

    def numbers(self) -> dict[str, int]:
        """Whole numbers by name."""
        return {key: node.number() for key, node in self.members()}

    def members(self) -> Iterator[tuple[str, "Node"]]:
        """What a record holds, by name."""
        for key, one in self._expect(dict, "a record").items():
            yield key, self._inner(one, f": {key}")

    def each(self, read: Callable[["Node"], Item]) -> tuple[Item, ...]:
        """What a list holds, read one by one; counted from 1 in messages."""
        items = enumerate(self._expect(list, "a list"), start=1)
        return tuple(read(self._inner(item, f" {number}")) for number, item in items)

    def refuse(self, words: str) -> ValueError:
        """The error to raise for what is here."""
        return self.refusal(f"{self.address}: {words}")

    def _inner(self, content: Any, step: str) -> "Node":
        return Node(content, f"{self.address}{step}", self.refusal)

    def _expect(self, kind: type, name: str) -> Any:
        if not isinstance(self.content, kind) or (kind is int and isinstance(self.content, bool)):
            raise self.refusal(f"{self.address} should be {name}.")
        return self.content


def parsed(text: str | bytes, address: str, refusal: type[ValueError]) -> Node:
    """The root of a JSON text; raises `refusal` if it is none."""
    try:
        return Node(json.loads(text), address, refusal)
    except (ValueError, RecursionError) as error:
        message = f"This is not JSON: {error}."
        raise refusal(message) from error
