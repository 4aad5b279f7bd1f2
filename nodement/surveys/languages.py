"""Reads the names of languages into BCP 47 codes, and names them again."""

from functools import lru_cache

import langcodes
from django.utils.translation import gettext as _

from nodement.surveys.cleaning import folded, one_line
from nodement.surveys.findings import quoted

LONGEST_NAME = 60

_ALSO_CALLED = {
    "mandarin": "zh",
    "putonghua": "zh",
    "castellano": "es",
    "castilian": "es",
    "espanol": "es",
    "portugues": "pt",
    "farsi": "fa",
    "dari": "fa",
    "flemish": "nl",
    "tagalog": "fil",
    "norwegian": "no",
}


class LanguageUnclear(Exception):
    """The text names no language that we know."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def read_language(text: str) -> str:
    """The BCP 47 code of the language that the text names, in English or in that language.

    People who share a language understand each other across its regions, so the code is that of
    the language alone: `Brazilian Portuguese` and `pt-BR` are `pt`, `Chinese (Mandarin)` is `zh`.
    """
    name = folded(text)
    if len(name) <= LONGEST_NAME and (code := _code(name)):
        return code
    raise LanguageUnclear(
        _("“%(typed)s” is not a language we know. Please write its English name, such as “German”.")
        % {"typed": quoted(text)}
    )


@lru_cache(maxsize=4096)
def language_name(code: str, in_language: str = "en") -> str:
    """`pt` in English is `Portuguese`."""
    return str(langcodes.Language.get(code).display_name(in_language))


@lru_cache(maxsize=4096)
def _code(name: str) -> str:
    """The code, or nothing; tries the whole name first, then what stands before a bracket."""
    for candidate in dict.fromkeys((name, name.partition("(")[0].strip())):
        if code := _ALSO_CALLED.get(candidate) or _by_tag(candidate) or _by_name(candidate):
            return code
    return ""


def _by_tag(tag: str) -> str:
    """`pt-BR` and `eng`; a smaller language goes by its name, or any three letters were one."""
    if not tag.isascii() or not langcodes.tag_is_valid(tag):
        return ""
    code = _plain(tag)
    return code if len(code) == 2 else ""


def _by_name(name: str) -> str:
    if len(name) < 3 and name.isascii():
        return ""
    try:
        return _plain(str(langcodes.find(one_line(name))))
    except LookupError:
        return ""


def _plain(tag: str) -> str:
    language = langcodes.Language.get(langcodes.standardize_tag(tag, macro=True))
    return _ALSO_CALLED.get(language.language_name("en").casefold(), language.language or "")
