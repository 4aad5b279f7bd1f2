"""Keep the matcher's sentences, and tell them in the reader's language."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext as _

from nodement.matcher import Words
from nodement.surveys.languages import language_name


def kept(words: Words) -> dict[str, Any]:
    """A sentence as JSON, before it is told."""
    sentence: dict[str, Any] = {"template": words.template, "facts": dict(words.facts)}
    if words.count is not None:
        sentence |= {"plural": words.plural, "count": words.count}
    return sentence


def told(sentence: Mapping[str, Any]) -> str:
    """A kept sentence, in the language that is spoken now."""
    if "count" in sentence:
        template = ngettext(sentence["template"], sentence["plural"], sentence["count"])
    else:
        template = gettext(sentence["template"])
    return template % {key: _told_fact(key, fact) for key, fact in sentence["facts"].items()}


def criterion_name(name: str) -> str:
    """What a criterion is called on screen."""
    names = {
        "areas": _("Shared areas"),
        "help": _("Kinds of help"),
        "language": _("Language"),
        "overlap": _("Common time"),
        "experience": _("Experience"),
        "wishes": _("Wishes"),
        "goals": _("Similar goals"),
        "continuity": _("Going on together"),
        "priority": _("Waiting priority"),
    }
    return names.get(name, name)


def cause_name(cause: str) -> str:
    """Why somebody stays without a mentor, in a few words."""
    names = {
        "no_eligible_mentor": _("No mentor fits"),
        "places_taken": _("All fitting places are taken"),
        "vetoed": _("Vetoed by organizers"),
    }
    return names.get(cause, cause)


def _told_fact(key: str, fact: str | int) -> str | int:
    if key.startswith("language") and isinstance(fact, str):
        return language_name(fact, get_language() or "en")
    return fact
