"""Two people who go through one term together, and their meetings."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import ClaimedModel
from nodement.people.models import Person
from nodement.programs.models import Cohort


class PairQuerySet(models.QuerySet["Pair"]):
    def of(self, person: Person) -> "PairQuerySet":
        return self.filter(Q(mentor=person) | Q(mentee=person))

    def going(self) -> "PairQuerySet":
        return self.exclude(state=Pair.State.ENDED)


class Pair(ClaimedModel):
    """A mentor and a mentee of one cohort.

    When nobody has proposed a time by `first_word_due_at`, the mentor is asked to write first.
    """

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
    first_word_due_at = models.DateTimeField(null=True)
    mentor_asked_at = models.DateTimeField(null=True)

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
            models.Index(
                fields=["first_word_due_at"],
                condition=Q(state="kickoff", mentor_asked_at=None),
                name="pairs_without_a_first_word",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} and {self.mentee}"

    @property
    def both(self) -> tuple[Person, Person]:
        return self.mentor, self.mentee

    def partner_of(self, person: Person) -> Person:
        return self.mentee if person == self.mentor else self.mentor


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def open(self) -> "MeetingQuerySet":
        """What is still ahead, or waits for a word on how it went."""
        return self.filter(state__in=[Meeting.State.PROPOSED, Meeting.State.AGREED])


class Meeting(ClaimedModel):
    """A meeting of a pair: proposed, agreed, held, missed or cancelled.

    `proposed_for` is a time that one side has proposed and the other has not answered; an agreed
    meeting keeps its time until the other side says yes to a new one.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")
        AGREED = "agreed", _("Agreed")
        HELD = "held", _("Held")
        MISSED = "missed", _("Missed")
        CANCELLED = "cancelled", _("Cancelled")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="meetings")
    state = models.CharField(max_length=9, choices=State, default=State.PROPOSED)
    starts_at = models.DateTimeField(null=True)
    minutes = models.PositiveSmallIntegerField(default=60)
    place = models.CharField(_("where you meet"), max_length=300, blank=True)
    proposed_for = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    sequence = models.PositiveIntegerField(default=0)
    held_minutes = models.PositiveSmallIntegerField(null=True)
    remind_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pair"],
                condition=Q(state__in=["proposed", "agreed"]),
                name="a_pair_plans_one_meeting_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["agreed", "held", "missed"]) | Q(starts_at__isnull=False),
                name="an_agreed_meeting_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    proposed_for__isnull=True, proposed_by__isnull=True, proposed_at__isnull=True
                )
                | Q(
                    proposed_for__isnull=False, proposed_by__isnull=False, proposed_at__isnull=False
                ),
                name="a_proposal_says_when_and_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="proposed") | Q(proposed_for__isnull=False),
                name="a_proposed_meeting_has_a_proposal",
            ),
            models.CheckConstraint(
                condition=Q(state="held", held_minutes__isnull=False)
                | (~Q(state="held") & Q(held_minutes__isnull=True)),
                name="a_held_meeting_has_its_minutes",
            ),
        ]
        indexes = [
            models.Index(
                fields=["remind_at"], condition=Q(state="agreed"), name="meetings_to_remind_of"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()} meeting of {self.pair}"

    @property
    def ends_at(self) -> datetime | None:
        return self.starts_at and self.starts_at + timedelta(minutes=self.minutes)
