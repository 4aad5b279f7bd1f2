"""Makes typed text comparable, and safe to keep."""

import re
import unicodedata

_NOTHING = frozenset(
    {"", "-", "--", ".", "/", "n/a", "na", "none", "no", "nobody", "no one", "nothing", "nil"}
)
_SEPARATORS = re.compile(r"[,;|\n、，；]")
_LIST_MARK = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_PLAIN_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－〜～"), "-")
_PLAIN_QUOTE = dict.fromkeys(map(ord, "‘’‛′´"), "'")


def several_lines(text: str) -> str:
    """The text without control characters and tricks of direction; line breaks stay."""
    kept = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "\n".join(line.strip() for line in kept.split("\n")).strip()


def one_line(text: str) -> str:
    """The text on one line: nothing in it can start a header or a line of its own."""
    return " ".join(several_lines(text).split())


def can_be_seen(text: str) -> bool:
    """Whether something of the text shows: some letters of Unicode are blank by design."""
    return any(
        letter.isprintable() and not letter.isspace() and letter not in _BLANK for letter in text
    )


def folded(text: str) -> str:
    """The text for comparing: width, case, kinds of dash and blank do not matter."""
    if text.isascii():
        return " ".join(text.lower().split())
    plain = unicodedata.normalize("NFKC", text.translate(_PLAIN_DASH)).translate(_PLAIN_QUOTE)
    return " ".join(plain.translate(_PLAIN_DASH).casefold().split())


def without_accents(text: str) -> str:
    """`são paulo` as people without that keyboard type it: `sao paulo`."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(mark for mark in apart if not unicodedata.combining(mark))


def says_nothing(text: str) -> bool:
    """Whether somebody filled a cell only to say that there is nothing to say."""
    return folded(text) in _NOTHING


def listed(text: str, separators: re.Pattern[str] = _SEPARATORS) -> tuple[str, ...]:
    """The entries of a list in one cell, in order, each once, without numbers or bullets."""
    entries = (one_line(_LIST_MARK.sub("", entry)) for entry in separators.split(text))
    return tuple(dict.fromkeys(entry for entry in entries if not says_nothing(entry)))
