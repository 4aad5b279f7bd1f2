"""Find applications that one person may have sent twice."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from nodement.surveys.cleaning import folded, without_accents


class Sign(StrEnum):
    """Why two applications look like those of one person."""

    GITHUB = "github"
    NAME = "name"
    ADDRESS = "address"


@dataclass(frozen=True)
class Face:
    """What is compared of an application."""

    key: int
    role: str
    name: str
    email: str
    github: str


@dataclass(frozen=True)
class Lookalikes:
    """Two applications for one role that share something, and what."""

    first: int
    second: int
    signs: tuple[Sign, ...]


def plain_address(email: str) -> str:
    """The address without case, without dots and without what follows a plus in its first part."""
    local, _at, domain = email.strip().casefold().rpartition("@")
    return f"{local.partition('+')[0].replace('.', '')}@{domain}"


def plain_name(name: str) -> str:
    """The name without case, accents and blanks at its ends."""
    return without_accents(folded(name))


def plain_github(handle: str) -> str:
    """The handle without case, and without the sign before it."""
    return handle.strip().lstrip("@").casefold()


def lookalikes(faces: Iterable[Face]) -> list[Lookalikes]:
    """Every two that share a sign, those that share most first; each two stand once.

    In a large group with one sign every one is compared with the first alone: merging goes on
    from there.
    """
    found: dict[tuple[int, int], list[Sign]] = defaultdict(list)
    groups: dict[tuple[Sign, str, str], list[int]] = defaultdict(list)
    for face in faces:
        for sign, text in _signs(face):
            groups[sign, face.role, text].append(face.key)
    for (sign, _role, _text), keys in groups.items():
        first = min(keys)
        for other in sorted(set(keys) - {first}):
            found[first, other].append(sign)
    pairs = [Lookalikes(first, second, tuple(signs)) for (first, second), signs in found.items()]
    return sorted(pairs, key=lambda two: (-len(two.signs), two.first, two.second))


def _signs(face: Face) -> Iterator[tuple[Sign, str]]:
    if github := plain_github(face.github):
        yield Sign.GITHUB, github
    if name := plain_name(face.name):
        yield Sign.NAME, name
    yield Sign.ADDRESS, plain_address(face.email)
