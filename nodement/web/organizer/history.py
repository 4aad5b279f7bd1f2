"""What happened to an application, in words."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nodement.admissions import queries
from nodement.admissions.reasons import DeclineReason
from nodement.journal.models import Entry
from nodement.surveys.models import Application

MOST = 100
VERBS: dict[str, Promise] = {
    "sent answers for": _("Answers came in; the address is not confirmed yet"),
    "applied with": _("Applied"),
    "changed": _("Changed the answers"),
    "admitted": _("Moved up from the waiting list"),
    "withdrew": _("Withdrew"),
    "declined": _("Declined"),
    "took up": _("Set back to complete"),
    "put on the waiting list": _("Put on the waiting list"),
    "gave an owner to": _("Somebody else looks after it"),
    "marked": _("Gave a mark"),
    "noted on": _("Wrote a note"),
    "deleted a note on": _("Deleted a note"),
    "merged": _("Merged another application into this one"),
    "merged away": _("Merged into another application"),
    "made a new link for": _("Got a new link to the status page"),
    "wants to hear of the cohort after": _("Asked to be told of the next cohort"),
    "does not want to hear of the cohort after": _("No longer wants to be told of the next cohort"),
    "undid: withdrew": _("Undone: withdrawn"),
    "undid: declined": _("Undone: declined"),
    "undid: took up": _("Undone: set back to complete"),
    "undid: put on the waiting list": _("Undone: put on the waiting list"),
    "undid: gave an owner to": _("Undone: somebody else looks after it"),
}


@dataclass(frozen=True)
class Happening:
    """One line: when, who, what; a verb that has no words here stands as it was recorded."""

    at: datetime
    who: str
    words: str
    reason: str


def history(application: Application) -> list[Happening]:
    """The newest first."""
    return [_happening(entry) for entry in queries.history_of(application)[:MOST]]


def _happening(entry: Entry) -> Happening:
    words = str(VERBS.get(entry.verb, entry.verb))
    reason = dict(DeclineReason.choices).get(entry.facts.get("reason", ""), "")
    return Happening(entry.at, str(entry.actor or ""), words, str(reason))
