"""Names for what a form is made of: kinds of questions, audiences, what the matching reads."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nodement.forms.content import Audience, Kind


@dataclass(frozen=True, slots=True)
class KindWords:
    """What a kind of question is called, and when to take it."""

    name: Promise
    note: Promise


KINDS: dict[Kind, KindWords] = {
    Kind.SHORT: KindWords(_("A few words"), _("One line of text.")),
    Kind.LONG: KindWords(_("A longer text"), _("Several lines of text.")),
    Kind.ONE: KindWords(_("One of several"), _("A list of answers, of which one is taken.")),
    Kind.SEVERAL: KindWords(_("Several of a list"), _("A list of answers to tick.")),
    Kind.YES_NO: KindWords(_("Yes or no"), _("Two answers.")),
    Kind.SCALE: KindWords(_("A scale"), _("Steps from little to much, such as 1 to 5.")),
    Kind.NUMBER: KindWords(_("A number"), _("A whole number, with bounds if you like.")),
    Kind.LINES: KindWords(_("A list in their own words"), _("One thing a line, such as goals.")),
    Kind.LINK: KindWords(_("A link"), _("The address of a page.")),
    Kind.FILE: KindWords(_("A file"), _("A résumé, say. It is kept private.")),
    Kind.LANGUAGES: KindWords(_("Languages"), _("Languages in order, each with a level.")),
    Kind.AREAS: KindWords(_("Areas of focus"), _("The program’s areas, each with a level.")),
    Kind.HELP: KindWords(_("Kinds of help"), _("The program’s kinds of help.")),
    Kind.WISHES: KindWords(_("Wishes for people"), _("Names, in order. Only you see them.")),
    Kind.EXCLUSIONS: KindWords(_("People to keep apart"), _("Names. Only you see them.")),
    Kind.CONSENT: KindWords(_("Agreement"), _("A yes to texts of the program.")),
    Kind.NAME: KindWords(_("Name"), _("What somebody is called.")),
    Kind.EMAIL: KindWords(_("Email address"), _("Where our letters go.")),
    Kind.GITHUB: KindWords(_("GitHub username"), _("The name on GitHub.")),
    Kind.ZONE: KindWords(_("Time zone"), _("The clock somebody lives by.")),
    Kind.WEEK: KindWords(_("Free hours of the week"), _("A week to mark hours in.")),
    Kind.STRICT_LANGUAGE: KindWords(_("No English"), _("Takes part in another language only.")),
}

OFFERED = (
    Kind.SHORT,
    Kind.LONG,
    Kind.ONE,
    Kind.SEVERAL,
    Kind.YES_NO,
    Kind.SCALE,
    Kind.NUMBER,
    Kind.LINES,
    Kind.LINK,
    Kind.FILE,
    Kind.LANGUAGES,
    Kind.AREAS,
    Kind.HELP,
    Kind.CONSENT,
)
"""The kinds of which a form can have any number; the others come ready-made, once each."""

AUDIENCES: dict[Audience, Promise] = {
    Audience.ORGANIZERS: _("Only organizers"),
    Audience.PARTNER: _("Organizers, and whoever they are paired with"),
    Audience.PUBLIC: _("Everybody, on public pages"),
    Audience.NOBODY: _("Nobody: only counted, and destroyed when the matching closes"),
}

_FEEDS: dict[str, Promise] = {
    "email": _("email address"),
    "name": _("name"),
    "time_zone": _("time zone"),
    "availability": _("free hours of the week"),
    "areas": _("areas of focus"),
    "languages": _("languages"),
    "english_speaking": _("how well they speak English"),
    "english_understanding": _("how well they understand English"),
    "only_other_language": _("whether they can only use another language"),
    "capacity": _("how many mentees they take"),
}


def feeds_label(feeds: str) -> str:
    """What an answer of a profile is called; the ones nobody misses go by their own name."""
    return str(_FEEDS.get(feeds, feeds))
