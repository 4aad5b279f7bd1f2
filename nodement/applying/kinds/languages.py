"""The languages somebody speaks, in order of preference, each with how well."""

from functools import lru_cache
from itertools import zip_longest
from typing import TypedDict

from django.utils.translation import gettext as _

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.forms.content import Question
from nodement.surveys.cleaning import one_line
from nodement.surveys.languages import LanguageUnclear, language_name, read_language

LEVEL = "level"
ROWS = 6
LEVELS = range(1, 6)

_CODES = """
af ak am ar as ay az be bg bm bn bo br bs ca cs cy da de dv el en eo es et eu fa ff fi fil fo fr fy
ga gd gl gn gu ha he hi hr ht hu hy id ig is it iu ja jv ka kk km kn ko ku ky lb lg ln lo lt lv
mg mi mk ml mn mr ms mt my ne nl no ny om or pa pl ps pt qu rn ro ru rw sd si sk sl sm sn so sq sr
ss st su sv sw ta te tg th ti tk tn to tr ts tt ug uk ur uz ve vi wo xh yi yo zh zu
"""


class Spoken(TypedDict):
    """A language by its BCP 47 code, and how well it is spoken from 1 to 5."""

    code: str
    level: int


def read_spoken(entry: Entry) -> list[Spoken] | None:
    """The rows that name a language, the preferred one first; each language counts once."""
    spoken: dict[str, int] = {}
    unrated: list[str] = []
    rows = zip_longest(entry.texts(), entry.texts(LEVEL), fillvalue="")
    for typed, level in list(rows)[:ROWS]:
        if not one_line(typed):
            continue
        code = _code(typed)
        if level not in map(str, LEVELS):
            unrated.append(language_name(code, entry.asked.language))
        elif code not in spoken:
            spoken[code] = int(level)
    if unrated:
        raise Unclear(
            _("Please say how well you speak: %(languages)s.") % {"languages": ", ".join(unrated)}
        )
    return [Spoken(code=code, level=level) for code, level in spoken.items()] or None


def write_spoken(question: Question, value: list[Spoken]) -> Typed:
    """A row for each language."""
    return {
        control(question): [each["code"] for each in value],
        control(question, LEVEL): [str(each["level"]) for each in value],
    }


def show_spoken(question: Question, value: list[Spoken], language: str) -> tuple[str, ...]:
    """“Portuguese (5 of 5)”, the preferred language first."""
    return tuple(
        _("%(name)s (%(level)s of 5)")
        % {"name": language_name(each["code"], language), "level": each["level"]}
        for each in value
    )


@lru_cache(maxsize=64)
def languages_to_choose(in_language: str) -> tuple[tuple[str, str], ...]:
    """Code and name of every language of the list, by name in the reader's language."""
    named = [(code, language_name(code, in_language)) for code in _CODES.split()]
    return tuple(sorted(named, key=lambda pair: pair[1].casefold()))


def _code(typed: str) -> str:
    if typed in _CODES.split():
        return typed
    try:
        return read_language(typed)
    except LanguageUnclear as unclear:
        raise Unclear(unclear.words) from unclear
