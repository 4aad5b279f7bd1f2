"""What differs between two versions of a text, paragraph by paragraph."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_PARAGRAPHS = re.compile(r"\n{2,}|\n(?=[-*#] )")


class Mark(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """One paragraph, and what became of it."""

    mark: Mark
    text: str


def changes(old: str, new: str) -> list[Piece]:
    """All paragraphs in their order: what stayed, what is gone, what is new."""
    before, after = _paragraphs(old), _paragraphs(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after)
    for kind, from_old, to_old, from_new, to_new in matcher.get_opcodes():
        if kind == "equal":
            pieces += [Piece(Mark.SAME, text) for text in before[from_old:to_old]]
            continue
        pieces += [Piece(Mark.GONE, text) for text in before[from_old:to_old]]
        pieces += [Piece(Mark.NEW, text) for text in after[from_new:to_new]]
    return pieces


def _paragraphs(text: str) -> list[str]:
    return [piece.strip() for piece in _PARAGRAPHS.split(text) if piece.strip()]
