"""List every address of the site, read from the code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True)
class Route:
    """One address: its pattern, its name, its methods, and who may open it ("" if nobody said)."""

    pattern: str
    name: str
    methods: tuple[str, ...]
    who: str


def routes() -> list[Route]:
    return list(_below(get_resolver().url_patterns, "/", ""))


def _below(
    patterns: Sequence[URLPattern | URLResolver], prefix: str, space: str
) -> Iterator[Route]:
    for pattern in patterns:
        address = f"{prefix}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _below(pattern.url_patterns, address, inner)
        else:
            view = pattern.callback
            yield Route(
                address,
                f"{space}{pattern.name or ''}",
                tuple(getattr(view, "methods", ())),
                str(getattr(view, "who", "")),
            )
