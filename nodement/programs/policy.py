"""The figures of a program: each is a setting, with the default that the evidence supports."""

from typing import TYPE_CHECKING, Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def figure(
    label: "StrOrPromise", default: int, *, least: int = 0, most: int = 1000
) -> "models.PositiveSmallIntegerField[Any, Any]":
    return models.PositiveSmallIntegerField(
        label, default=default, validators=[MinValueValidator(least), MaxValueValidator(most)]
    )


class Welfare(models.TextChoices):
    """How the scores of all pairs add up, as the matcher names it."""

    CONCAVE = "concave", _("Nobody far behind: what a weak pair gains counts more")
    TOTAL = "total", _("The best total, even if somebody pays for it")
    BANDS = "bands", _("As few weak pairs as possible, then the best total")


class PolicyFields(models.Model):
    """How one program does things."""

    minimum_overlap = figure(_("common minutes that a pair needs in every week"), 60, most=10080)
    english_minimum = figure(_("English that is enough, from 1 to 5"), 2, least=1, most=5)
    shared_area_required = models.BooleanField(_("a pair shares an area of focus"), default=True)
    same_affiliation_allowed = models.BooleanField(
        _("a pair may come from the same employer or group"), default=False
    )
    welfare = models.CharField(
        _("what is best for all together"),
        max_length=7,
        choices=Welfare,
        default=Welfare.CONCAVE,
    )
    raise_floor = models.BooleanField(_("the weakest pair comes first"), default=False)
    weights = models.JSONField(_("weights of the matching"), default=dict, blank=True)
    form_language = models.CharField(_("language of the survey"), max_length=12, default="en")

    eligibility = models.TextField(
        _("who may mentor"),
        max_length=1000,
        blank=True,
        default="",
    )
    nominees_need_confirmation = models.BooleanField(
        _("an organizer confirms that a nominee may mentor"), default=True
    )
    applicants_per_place = figure(_("applicants for each free place"), 30, least=1)
    offer_days = figure(_("days to answer an offer"), 4, least=1)
    first_word_days = figure(_("days until the mentor is asked to write first"), 3, least=1)

    goals_refined_days = figure(_("days in which the mentor helps to refine goals"), 7, least=1)
    mentor_minutes_a_month = figure(_("minutes of a mentor in a calendar month"), 60)
    mentee_minutes = figure(_("minutes of a mentee in each period"), 60)
    mentee_period_days = figure(_("days of that period"), 21, least=1)
    goals_least = figure(_("fewest active goals"), 1)
    goals_most = figure(_("most active goals"), 3, least=1)

    first_meeting_days = figure(_("days until a pair without a meeting is asked"), 14, least=1)
    silence_days = figure(_("days of silence until a pair is asked"), 21, least=1)
    silence_step_days = figure(_("days between the steps after that"), 7, least=1)
    stale_pull_request_days = figure(_("days until a pull request is stale"), 7, least=1)
    smallest_group = figure(_("smallest group that is shown in numbers"), 5, least=1)

    class Meta:
        abstract = True


GROUPS: "tuple[tuple[StrOrPromise, tuple[str, ...]], ...]" = (
    (
        _("Who may be a pair"),
        ("minimum_overlap", "english_minimum", "shared_area_required", "same_affiliation_allowed"),
    ),
    (_("Who may mentor"), ("eligibility", "nominees_need_confirmation")),
    (_("What the matching aims at"), ("welfare", "raise_floor")),
    (_("Sign-up"), ("applicants_per_place", "smallest_group")),
    (_("Survey and kickoff"), ("form_language", "first_word_days")),
)
"""What the matching and the letters act on."""

NOT_USED_YET = (
    "offer_days",
    "goals_refined_days",
    "goals_least",
    "goals_most",
    "mentor_minutes_a_month",
    "mentee_minutes",
    "mentee_period_days",
    "first_meeting_days",
    "silence_days",
    "silence_step_days",
    "stale_pull_request_days",
)
"""What a program can write down already, though nothing acts on it so far."""
