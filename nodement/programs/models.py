"""A community runs programs; a program runs in cohorts; people have roles in it."""

from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
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
    about = models.TextField(_("what it is"), max_length=4000, blank=True)
    contact = models.EmailField(_("address for questions"), blank=True)
    time_zone = models.CharField(_("time zone of the program"), max_length=64, default="UTC")

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
    """One run of a program, with its dates.

    Sign-up is open from `opens_at` until before `closes_at`; a rolling cohort has no closing
    instant. A cohort without `opens_at` takes no forms: its answers come in as files.
    """

    program = models.ForeignKey(Program, models.CASCADE, related_name="cohorts")
    name = models.CharField(_("cohort"), max_length=200)
    starts_on = models.DateField(_("first day of the term"))
    weeks = models.PositiveSmallIntegerField(
        _("weeks of the term"),
        default=26,
        validators=[MinValueValidator(1), MaxValueValidator(104)],
    )
    opens_at = models.DateTimeField(_("sign-up opens"), null=True)
    closes_at = models.DateTimeField(_("sign-up closes"), null=True)
    is_rolling = models.BooleanField(_("sign-up stays open"), default=False)
    matching_closed_at = models.DateTimeField(null=True)
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["program", "name"], name="a_cohort_has_its_own_name"),
            models.CheckConstraint(
                condition=Q(closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="sign_up_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(is_rolling=False) | Q(closes_at=None),
                name="a_rolling_cohort_does_not_close",
            ),
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
