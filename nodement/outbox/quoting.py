"""Quote what people typed, so that Markdown shows it instead of obeying it."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta, tzinfo
from decimal import Decimal

from django.utils.functional import Promise

MARK = re.compile(r"([!-/:-@\[-`{-~])")
QUOTED = re.compile(r"\\([!-/:-@\[-`{-~])")
DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
PLAIN = (type(None), bool, int, float, Decimal, date, time, timedelta, tzinfo)


class Quoted:
    """A thing that a letter may ask for its parts; every text that comes out is quoted."""

    def __init__(self, thing: object) -> None:
        self._thing = thing

    def __getattr__(self, name: str) -> object:
        return quoted(getattr(self._thing, name))

    def __str__(self) -> str:
        return quote(str(self._thing))


def quoted(value: object) -> object:
    """The same value with every text in it quoted; moments and numbers stay as they are."""
    if isinstance(value, str | Promise):
        return quote(str(value))
    if isinstance(value, PLAIN):
        return value
    if isinstance(value, Mapping):
        return {key: quoted(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [quoted(item) for item in value]
    return Quoted(value)


def quote(text: str) -> str:
    """The text in one line; a backslash before everything that could be a mark (CommonMark 2.4).

    Control characters go: an unseen turn of the writing direction would carry on into our words.
    """
    kept = "".join(letter for letter in text if letter not in DIRECTION)
    seen = "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in kept)
    return MARK.sub(r"\\\1", " ".join(seen.split()))


def as_typed(quoted_text: str) -> str:
    """Take the backslashes away again."""
    return QUOTED.sub(r"\1", quoted_text)
