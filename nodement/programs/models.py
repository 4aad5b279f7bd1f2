"""A community runs programs; a program runs in cohorts; people have roles in it."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.policy import PolicyFields


class Community(Model):
    """Who runs programs."""

    name = models.CharField(_("community"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="a_community_has_its_own_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Program(PolicyFields, Model):
    """One mentorship program of a community: its policy, texts, taxonomy and settings."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="programs")
    name = models.CharField(_("program"), max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "name"], name="a_program_has_its_own_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Topic(Model):
    """One word of a program's taxonomy: an area of focus, or a kind of help."""

    class Kind(models.TextChoices):
        AREA = "area", _("Area of focus")
        HELP = "help", _("Kind of help")

    program = models.ForeignKey(Program, models.CASCADE, related_name="topics")
    kind = models.CharField(max_length=4, choices=Kind)
    name = models.CharField(max_length=120)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind", "name"], name="a_topic_stands_once_in_a_program"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Cohort(Model):
    """One run of a program, with its dates."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="cohorts")
    name = models.CharField(_("cohort"), max_length=200)
    starts_on = models.DateField(_("first day of the term"))
    weeks = models.PositiveSmallIntegerField(
        _("weeks of the term"),
        default=26,
        validators=[MinValueValidator(1), MaxValueValidator(104)],
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "name"], name="a_cohort_has_its_own_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ends_on(self) -> date:
        """The first day after the term."""
        return self.starts_on + timedelta(weeks=self.weeks)


class Role(Model):
    """What somebody looks after in a program."""

    class Kind(models.TextChoices):
        ORGANIZER = "organizer", _("Organizer")
        COORDINATOR = "coordinator", _("Coordinator")
        MODERATOR = "moderator", _("Moderator")

    program = models.ForeignKey(Program, models.CASCADE, related_name="roles")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=11, choices=Kind)
    granted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "person", "kind"], name="nobody_has_a_role_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_kind_display()}"
