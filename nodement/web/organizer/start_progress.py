"""The steps of setting a program up: which are done, which comes next, where one stands."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.documents.queries import KINDS, standings
from nodement.programs.models import Cohort, Role, Topic

TEXTS, WORDS, SETTINGS = "start_texts", "start_words", "start_settings"
DATES, TEAM, DOCUMENTS = "start_dates", "start_team", "start_documents"
ORDER = (TEXTS, WORDS, SETTINGS, DATES, TEAM, DOCUMENTS)


@dataclass(frozen=True)
class PathStep:
    """One step: its name, where it is done, and how it stands in a few words."""

    title: str
    href: str
    note: str
    is_done: bool
    is_here: bool


def path_of(cohort: Cohort, here: str) -> list[PathStep]:
    """How far the setting up of a cohort is; four queries."""
    stands = {
        TEXTS: _texts(cohort),
        WORDS: _words(cohort),
        SETTINGS: (True, _("the usual figures, or yours")),
        DATES: _dates(cohort),
        TEAM: _team(cohort),
        DOCUMENTS: _documents(cohort),
    }
    titles = _titles()
    return [
        PathStep(titles[name], _address(cohort, name), note, is_done, name == here)
        for name, (is_done, note) in stands.items()
    ]


def address_after(cohort: Cohort, here: str) -> str:
    """The step that follows; after the last one, the launch list."""
    following = dict(zip(ORDER, [*ORDER[1:], "launch"], strict=True))
    return _address(cohort, following[here])


def _address(cohort: Cohort, name: str) -> str:
    return reverse(f"organizer:{name}", args=[cohort.public_id])


def _titles() -> dict[str, str]:
    return {
        TEXTS: _("Texts"),
        WORDS: _("Areas"),
        SETTINGS: _("Settings"),
        DATES: _("Dates"),
        TEAM: _("Organizers"),
        DOCUMENTS: _("Documents"),
    }


def _texts(cohort: Cohort) -> tuple[bool, str]:
    is_done = bool(cohort.program.about and cohort.program.contact)
    return is_done, _("written") if is_done else _("what it is, and where questions go")


def _words(cohort: Cohort) -> tuple[bool, str]:
    count = cohort.program.topics.filter(kind=Topic.Kind.AREA).count()
    words = ngettext("%(count)s area of focus", "%(count)s areas of focus", count)
    return count > 0, words % {"count": count}


def _dates(cohort: Cohort) -> tuple[bool, str]:
    is_done = cohort.opens_at is not None
    return is_done, _("set") if is_done else _("when people can sign up")


def _team(cohort: Cohort) -> tuple[bool, str]:
    count = cohort.program.roles.filter(kind=Role.Kind.ORGANIZER).count()
    words = ngettext("%(count)s organizer", "%(count)s organizers", count)
    return True, words % {"count": count}


def _documents(cohort: Cohort) -> tuple[bool, str]:
    published = sum(text.current is not None for text in standings(cohort.program))
    facts = {"count": published, "all": len(KINDS)}
    return published == len(KINDS), _("%(count)s of %(all)s published") % facts
