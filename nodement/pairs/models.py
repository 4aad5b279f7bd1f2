"""Two people who go through one term together, and their meetings."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Cohort


class PairQuerySet(models.QuerySet["Pair"]):
    def of(self, person: Person) -> "PairQuerySet":
        return self.filter(Q(mentor=person) | Q(mentee=person))

    def going(self) -> "PairQuerySet":
        return self.exclude(state=Pair.State.ENDED)


class Pair(Model):
    """A mentor and a mentee of one cohort."""

    class State(models.TextChoices):
        KICKOFF = "kickoff", _("Getting to know each other")
        UNDER_WAY = "under_way", _("Under way")
        ENDED = "ended", _("Ended")

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="+")
    mentor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    mentee = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.KICKOFF)
    language = models.CharField(max_length=12)
    shared_areas = models.JSONField(default=list)
    reasons = models.JSONField(default=list)
    formed_at = models.DateTimeField()
    mentor_asked_at = models.DateTimeField(null=True)
    lease_until = models.DateTimeField(null=True)
    claims = models.PositiveIntegerField(default=0)

    objects = PairQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "mentor", "mentee"], name="two_people_pair_once_in_a_cohort"
            ),
            models.UniqueConstraint(
                fields=["cohort", "mentee"],
                condition=~Q(state="ended"),
                name="a_mentee_has_one_mentor_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(mentor=F("mentee")), name="nobody_mentors_themselves"
            ),
        ]
        indexes = [
            models.Index(fields=["cohort", "state"], name="pairs_of_a_cohort"),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} and {self.mentee}"

    @property
    def both(self) -> tuple[Person, Person]:
        return self.mentor, self.mentee

    def partner_of(self, person: Person) -> Person:
        return self.mentee if person == self.mentor else self.mentor


class Meeting(Model):
    """A meeting of a pair: proposed, agreed, held or cancelled.

    `proposed_for` is a time that one side has proposed and the other has not answered; an agreed
    meeting keeps its time until the other side says yes to a new one.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="meetings")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    proposed_for = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    sequence = models.PositiveIntegerField(default=0)
    held_minutes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="a_pair_plans_one_meeting_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(starts_at__isnull=False),
                name="an_agreed_meeting_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} meeting of {self.pair}"
