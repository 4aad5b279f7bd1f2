"""Which functions belong to which kind of question."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nodement.applying.asked import Asked, Entry, Typed, control
from nodement.applying.kinds.addresses import read_email, read_github, read_link
from nodement.applying.kinds.areas import level_of, read_known, show_known, write_known
from nodement.applying.kinds.choices import (
    read_one,
    read_several,
    read_tick,
    read_yes_no,
    show_one,
    show_several,
    show_yes_no,
    write_one,
    write_several,
    write_tick,
    write_yes_no,
)
from nodement.applying.kinds.consent import read_consent, show_consent, write_consent
from nodement.applying.kinds.files import read_kept_file, show_file, write_file
from nodement.applying.kinds.languages import read_spoken, show_spoken, write_spoken
from nodement.applying.kinds.lists import read_lines, show_lines, write_lines
from nodement.applying.kinds.numbers import (
    read_number,
    read_scale,
    show_number,
    show_scale,
    write_number,
)
from nodement.applying.kinds.texts import (
    read_long,
    read_name,
    read_short,
    show_text,
    write_text,
)
from nodement.applying.kinds.week import TYPED, read_week, show_week, write_week
from nodement.applying.kinds.zone import read_time_zone
from nodement.forms.content import Kind, Question


@dataclass(frozen=True, slots=True)
class Rules:
    """How answers of one kind are read, put back into their controls, and shown to people.

    `read` gives None for no answer and raises Unclear for one that cannot be taken; `parts` are
    the controls it has beside the one that bears the key.
    """

    read: Callable[[Entry], Any]
    write: Callable[[Question, Any], Typed]
    show: Callable[[Question, Any, str], tuple[str, ...]]
    parts: tuple[str, ...] = ()


_LINES = Rules(read_lines, write_lines, show_lines)
_SEVERAL = Rules(read_several, write_several, show_several)

KINDS: Mapping[Kind, Rules] = {
    Kind.SHORT: Rules(read_short, write_text, show_text),
    Kind.LONG: Rules(read_long, write_text, show_text),
    Kind.NAME: Rules(read_name, write_text, show_text),
    Kind.EMAIL: Rules(read_email, write_text, show_text),
    Kind.GITHUB: Rules(read_github, write_text, show_text),
    Kind.LINK: Rules(read_link, write_text, show_text),
    Kind.ZONE: Rules(read_time_zone, write_text, show_text),
    Kind.ONE: Rules(read_one, write_one, show_one),
    Kind.SEVERAL: _SEVERAL,
    Kind.HELP: _SEVERAL,
    Kind.SCALE: Rules(read_scale, write_number, show_scale),
    Kind.NUMBER: Rules(read_number, write_number, show_number),
    Kind.YES_NO: Rules(read_yes_no, write_yes_no, show_yes_no),
    Kind.STRICT_LANGUAGE: Rules(read_tick, write_tick, show_yes_no),
    Kind.WEEK: Rules(read_week, write_week, show_week, (TYPED,)),
    Kind.LANGUAGES: Rules(read_spoken, write_spoken, show_spoken, ("level",)),
    Kind.AREAS: Rules(read_known, write_known, show_known),
    Kind.LINES: _LINES,
    Kind.WISHES: _LINES,
    Kind.EXCLUSIONS: _LINES,
    Kind.FILE: Rules(read_kept_file, write_file, show_file, ("remove",)),
    Kind.CONSENT: Rules(read_consent, write_consent, show_consent),
}


def controls_of(question: Question, asked: Asked) -> list[str]:
    """The names of every control of a question."""
    parts = ["", *KINDS[question.kind].parts]
    if question.kind == Kind.AREAS:
        parts += [level_of(area) for area in asked.taxonomy.areas]
    return [control(question, part) for part in parts]
