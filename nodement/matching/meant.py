"""Who is meant by the names, handles and addresses that people type."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeVar

from nodement.surveys.profile import Profile

Words = tuple[str, ...]
Key = TypeVar("Key")

_NOBODY: frozenset[str] = frozenset()
_ACCENTS = re.compile("[\u0300-\u036f]")
_BETWEEN_WORDS = re.compile(r"[\s,;:/()<>\[\]\"“”'’.!?@&+\-–—_|]+")
_HANDLE = re.compile(r"(?:(?<![\w.+-])@|github\.com/)([\w-]+)")


class Meant:
    """The people of one side, found by what others type of them."""

    def __init__(self, profiles: Iterable[Profile]) -> None:
        self._exact: dict[str, frozenset[str]] = {}
        self._spoken: dict[Words, frozenset[str]] = {}
        self._handles: dict[str, frozenset[str]] = {}
        for profile in profiles:
            for said in {profile.name, profile.email, profile.github} - {""}:
                _add(self._exact, _plain(said), profile.email)
                _add(self._spoken, _words(said), profile.email)
            if profile.github:
                _add(self._exact, f"@{_plain(profile.github)}", profile.email)
                _add(self._handles, _plain(profile.github), profile.email)
        self._longest = max(map(len, self._spoken), default=0)

    def wished(self, said: Iterable[str]) -> tuple[str, ...]:
        """The people wished for, in order; a name that two people have wishes for neither."""
        found = (self._exact.get(_plain(name), _NOBODY) for name in said)
        return tuple(dict.fromkeys(next(iter(people)) for people in found if len(people) == 1))

    def excluded(self, said: Iterable[str]) -> frozenset[str]:
        """Everybody named, also within a sentence or without accents: rather one more kept apart.

        A single word counts only alone, as a handle behind an @, or in the address of a profile.
        """
        return _NOBODY.union(*(people for text in said for people in self._named_in(text)))

    def _named_in(self, text: str) -> Iterator[frozenset[str]]:
        words = _words(text)
        yield self._spoken.get(words, _NOBODY)
        for handle in _HANDLE.findall(_plain(text)):
            yield self._handles.get(handle, _NOBODY)
        for length in range(2, self._longest + 1):
            for start in range(len(words) - length + 1):
                yield self._spoken.get(words[start : start + length], _NOBODY)


def _add(people: dict[Key, frozenset[str]], key: Key, email: str) -> None:
    people[key] = people.get(key, _NOBODY) | {email}


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _words(text: str) -> Words:
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", _plain(text)))
    return tuple(word for word in _BETWEEN_WORDS.split(bare) if word)
