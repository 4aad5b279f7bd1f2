"""Projects that take part, mentors they nominate, people who wait for an opening."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program


class Project(Model):
    """A repository, working group or team that declares its intent to take part.

    Until its contact has confirmed the declaration by letter it exists for nobody; then the
    organizers answer with `words`. `decline_letter` names a letter that can still be held back.
    """

    class State(models.TextChoices):
        DECLARED = "declared", _("Waits for an answer")
        ACCEPTED = "accepted", _("Takes part")
        DECLINED = "declined", _("Does not take part")

    program = models.ForeignKey(Program, models.CASCADE, related_name="+")
    name = models.CharField(_("project"), max_length=200)
    link = models.URLField(_("link"), max_length=300, blank=True)
    needs = models.TextField(_("what it needs help with"), max_length=4000)
    milestones = models.TextField(_("milestones"), max_length=4000, blank=True)
    starter_tasks = models.TextField(_("tasks to start with"), max_length=4000, blank=True)
    contact = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_confirmed = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State, default=State.DECLARED)
    words = models.TextField(max_length=2000, blank=True)
    decline_letter = models.CharField(max_length=13, blank=True)
    declared_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "program",
                Lower("name"),
                condition=Q(is_confirmed=True),
                name="a_project_declares_itself_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Nomination(Model):
    """A project asks somebody to be a mentor: a prospect, until they opt in.

    Several projects may name the same person; one letter asks them, from the nomination that has
    `asked_at`. Whoever says no is known by their row alone: what was written of them is gone.
    """

    class State(models.TextChoices):
        NOMINATED = "nominated", _("Asked")
        OPTED_IN = "opted_in", _("Opted in")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Taken back")

    project = models.ForeignKey(Project, models.CASCADE, related_name="nominations")
    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    github = models.CharField(max_length=100, blank=True)
    why = models.TextField(max_length=2000, blank=True)
    is_eligible = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=State, default=State.NOMINATED)
    nominated_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    nominated_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person", "project"],
                name="a_project_nominates_somebody_once_for_a_cohort",
            ),
            models.UniqueConstraint(
                fields=["cohort", "person"],
                condition=Q(asked_at__isnull=False),
                name="a_nominee_is_asked_once_for_a_cohort",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} for {self.cohort}"


class Interest(Model):
    """Somebody wants to hear of the next opening of a program."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_of = models.ForeignKey(Cohort, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "person"], name="nobody_waits_twice_for_an_opening"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} waits for {self.program}"


class LaunchMark(Model):
    """A step of the launch list that only people can know of is done."""

    class Step(models.TextChoices):
        CHANNELS = "channels", _("Chat channels stand")
        ANNOUNCED = "announced", _("Announced to the community's projects")
        REACHED_OUT = "reached_out", _("Known mentors were asked")
        PUBLICIZED = "publicized", _("Publicized")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    step = models.CharField(max_length=11, choices=Step)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cohort", "step"], name="a_step_is_done_once"),
        ]

    def __str__(self) -> str:
        return self.get_step_display()
