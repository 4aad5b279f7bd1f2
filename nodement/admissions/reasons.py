"""Why an application is declined: for organizers to choose from, for the person to read."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DeclineReason(TextChoices):
    """The list that organizers choose from."""

    TIME = "time", _("Not enough common time")
    PREREQUISITES = "prerequisites", _("Something that the program builds on is missing")
    SCOPE = "scope", _("Outside of what the program is for")
    DUPLICATE = "duplicate", _("There is another application of the same person")
    INCOMPLETE = "incomplete", _("Too little was answered")
    PLACES = "places", _("No place is left")
    OTHER = "other", _("Another reason")


SENTENCES: dict[str, Promise] = {
    DeclineReason.TIME: _(
        "The hours that you are free do not meet those of enough people on the other side."
    ),
    DeclineReason.PREREQUISITES: _(
        "The program builds on things that you have not had the chance to do yet."
    ),
    DeclineReason.SCOPE: _("What you would like to do lies outside of what this program is for."),
    DeclineReason.DUPLICATE: _("You have applied twice; your other application goes on."),
    DeclineReason.INCOMPLETE: _("Your answers do not tell us enough to find somebody for you."),
    DeclineReason.PLACES: _("There are more people than places this time."),
}


def sentence(reason: str) -> Promise | str:
    """The reason as it is told to the person; another reason is told in the organizers' words."""
    return SENTENCES.get(reason, "")
