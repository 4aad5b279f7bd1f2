"""Sentences for people, kept apart from their facts so that a renderer can translate them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

ENGLISH_NAMES: Final[Mapping[str, str]] = {
    "ar": "Arabic",
    "bn": "Bengali",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "ha": "Hausa",
    "he": "Hebrew",
    "hi": "Hindi",
    "hu": "Hungarian",
    "id": "Indonesian",
    "ig": "Igbo",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nb": "Norwegian",
    "ne": "Nepali",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sv": "Swedish",
    "sw": "Swahili",
    "th": "Thai",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "vi": "Vietnamese",
    "yo": "Yoruba",
    "zh": "Chinese",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence with named places, `%(areas)s`, and the facts that go there.

    A renderer translates `template` (or, with `count`, chooses between `template` and `plural`)
    and then fills in `facts`. A fact whose key starts with "language" is a BCP 47 tag to be
    turned into a name in the reader's language. `str` gives English.
    """

    template: str
    facts: Mapping[str, str | int] = field(default_factory=dict)
    plural: str = ""
    count: int | None = None

    def __str__(self) -> str:
        """The sentence in English."""
        template = self.template if self.count in {None, 1} else self.plural
        return template % {key: _in_english(key, fact) for key, fact in self.facts.items()}


def gettext_noop(text: str) -> str:
    """Return the text; the name lets the message extractor find it."""
    return text


def ngettext_lazy(singular: str, plural: str, count: int, /, **facts: str | int) -> Words:
    """Words that depend on a number; `%(count)s` is filled in with it."""
    return Words(singular, {"count": count, **facts}, plural, count)


def _in_english(key: str, fact: str | int) -> str | int:
    if key.startswith("language") and isinstance(fact, str):
        return ENGLISH_NAMES.get(fact, fact)
    return fact
