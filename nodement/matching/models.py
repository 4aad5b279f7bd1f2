"""A round, what it proposes, who stays without a mentor, and what organizers decided."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import ClaimedModel, Model
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application


class Round(ClaimedModel):
    """One run of the matching for a cohort."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for the worker")
        SOLVING = "solving", _("Being solved")
        SOLVED = "solved", _("Ready for review")
        FAILED = "failed", _("Failed")
        PUBLISHED = "published", _("Published")
        CANCELLED = "cancelled", _("Cancelled")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    mentees = models.PositiveIntegerField(default=0)
    mentors = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    matched = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    certificate = models.JSONField(default=dict)
    is_verified = models.BooleanField(default=False)
    done = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "number"], name="a_round_has_its_own_number"),
            models.UniqueConstraint(
                fields=["cohort"],
                condition=Q(state__in=["waiting", "solving"]),
                name="one_round_is_solved_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return _("Round %(number)s") % {"number": self.number}

    @property
    def most(self) -> int:
        """How many pairs there can be at most."""
        return min(self.mentees, self.places)


class Proposal(Model):
    """A pair that a round proposes, with its reasons."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="proposals")
    mentee = models.ForeignKey(Application, models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Application, models.CASCADE, related_name="+")
    score = models.PositiveIntegerField()
    points = models.JSONField(default=dict)
    reasons = models.JSONField(default=list)
    language = models.CharField(max_length=12)
    shared_areas = models.JSONField(default=list)
    common_minutes = models.PositiveIntegerField()
    is_locked = models.BooleanField(default=False)
    is_removed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "mentee"], name="a_round_proposes_one_mentor_for_a_mentee"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} for {self.mentee}"


class Unmatched(Model):
    """A mentee for whom a round found nobody, with the true reason."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="unmatched")
    mentee = models.ForeignKey(Application, models.CASCADE, related_name="+")
    cause = models.CharField(max_length=40)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "mentee"], name="a_mentee_is_left_out_once_in_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentee}: {self.cause}"


class Decision(Model):
    """What an organizer decided of two people: they belong together, or they must not be paired."""

    class Kind(models.TextChoices):
        LOCK = "lock", _("Locked")
        VETO = "veto", _("Vetoed")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    mentee = models.ForeignKey(Application, models.CASCADE, related_name="+")
    mentor = models.ForeignKey(Application, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=4, choices=Kind)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["mentee", "mentor"], name="two_people_are_decided_on_once"
            ),
            models.UniqueConstraint(
                fields=["mentee"],
                condition=Q(kind="lock"),
                name="a_mentee_is_locked_to_one_mentor",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.mentor} for {self.mentee}"
