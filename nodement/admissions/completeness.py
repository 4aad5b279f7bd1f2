"""What an application lacks before it can be matched well, for the database and in words."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from nodement.surveys.models import Application


class Gap(TextChoices):
    """Something that is missing."""

    ADDRESS = "address", _("The address is not confirmed")
    HOURS = "hours", _("No weekly hours")
    AREAS = "areas", _("No area of focus")
    LANGUAGES = "languages", _("No language")
    PLACES = "places", _("A mentor without a place")


_NO_LANGUAGE = ("", ";")
QUESTIONS: dict[Gap, Q] = {
    Gap.ADDRESS: Q(state=Application.State.RECEIVED),
    Gap.HOURS: Q(answers__availability=[]),
    Gap.AREAS: Q(answers__areas=[]),
    Gap.LANGUAGES: Q(languages__in=_NO_LANGUAGE),
    Gap.PLACES: Q(role=Application.Role.MENTOR, capacity=0),
}
"""How the database finds who lacks it."""


def any_gap() -> Q:
    """Whoever lacks something."""
    wanted = Q()
    for question in QUESTIONS.values():
        wanted |= question
    return wanted


def gaps_of(application: Application) -> list[Gap]:
    """The same for one application."""
    answers = application.answers
    is_mentor = application.role == Application.Role.MENTOR
    found = {
        Gap.ADDRESS: application.state == Application.State.RECEIVED,
        Gap.HOURS: not answers.get("availability"),
        Gap.AREAS: not answers.get("areas"),
        Gap.LANGUAGES: application.languages in _NO_LANGUAGE,
        Gap.PLACES: is_mentor and not application.capacity,
    }
    return [gap for gap, is_missing in found.items() if is_missing]
