"""Reads the numbers people type: ratings, places for mentees, hours a week."""

import re

from django.utils.translation import gettext as _

from nodement.surveys.cleaning import folded
from nodement.surveys.fields import Field
from nodement.surveys.lines import Line

LOWEST, HIGHEST = 1, 5
MOST_MENTEES = 20
HOURS_OF_A_WEEK = 168
ENOUGH_ENGLISH = 3

_RATING = re.compile(r"(-?\d{1,9})(?:\.0+)?(?:\s*(?:/\s*5|[-:(.].*))?")
_PLACES = re.compile(r"(\d{1,9})(?:\.0+)?(?:\s+mentees?)?")
_HOURS = re.compile(r"(?:about |around |up to |~)?(\d{1,3})(?![\d])(?:[.,]\d+)?")


def read_english(line: Line, languages: tuple[str, ...]) -> tuple[int, int]:
    """How well somebody speaks and understands English, from 1 to 5.

    Whoever names English without a level is taken to manage (3), everybody else not to (1).
    """
    speaking = _english(line, (Field.ENGLISH_SPEAKING, Field.ENGLISH), languages)
    understanding = _english(line, (Field.ENGLISH_UNDERSTANDING, Field.ENGLISH), languages)
    return speaking, understanding


def read_experience(line: Line) -> int | None:
    """From 1 to 5; None, with a notice, for what is no number."""
    answer = line.answer(Field.EXPERIENCE)
    rating = _rating(answer.text)
    if rating is None and answer.text:
        words = _("“%(typed)s” was not understood as a rating from 1 to 5 and is left out.")
        line.note(answer, "experience_unreadable", words % {"typed": answer.text[:80]})
    if rating is not None and not LOWEST <= rating <= HIGHEST:
        line.refuse(answer, "rating_invalid", _out_of_range())
    return rating


def read_hours_a_week(line: Line) -> int | None:
    """Whole hours, the lower end of a range; None, with a notice, for what is no number."""
    answer = line.answer(Field.HOURS)
    found = _HOURS.match(folded(answer.text))
    if found and int(found[1]) <= HOURS_OF_A_WEEK:
        return int(found[1])
    if answer.text:
        words = _("“%(typed)s” was not understood as a number of hours and is left out.")
        line.note(answer, "hours_unreadable", words % {"typed": answer.text[:80]})
    return None


def read_capacity(line: Line) -> int:
    """How many mentees a mentor takes; 1 where nobody asked or answered."""
    answer = line.answer(Field.CAPACITY)
    if not answer.text:
        if line.form.asks(Field.CAPACITY):
            words = _("No number of mentees is given, so one place was assumed.")
            line.note(answer, "capacity_missing", words)
        return 1
    found = _PLACES.fullmatch(folded(answer.text))
    if found is None or int(found[1]) > MOST_MENTEES:
        words = _("Please write how many mentees as a number from 0 to %(most)s.")
        line.refuse(answer, "capacity_invalid", words % {"most": MOST_MENTEES})
        return 0
    return int(found[1])


def _english(line: Line, fields: tuple[Field, ...], languages: tuple[str, ...]) -> int:
    assumed = ENOUGH_ENGLISH if "en" in languages else LOWEST
    answer = line.answer(*fields)
    if not answer.text:
        if line.form.asks(*fields):
            words = _("No level of English is given, so %(level)s of 5 was assumed.")
            line.note(answer, "english_level_missing", words % {"level": assumed})
        return assumed
    rating = _rating(answer.text)
    if rating is None or not LOWEST <= rating <= HIGHEST:
        line.refuse(answer, "rating_invalid", _out_of_range())
        return assumed
    return rating


def _rating(text: str) -> int | None:
    found = _RATING.fullmatch(folded(text))
    return int(found[1]) if found else None


def _out_of_range() -> str:
    return _("Please write a rating from %(lowest)s to %(highest)s.") % {
        "lowest": LOWEST,
        "highest": HIGHEST,
    }
