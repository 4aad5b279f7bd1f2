"""Applications of people to a cohort, and the files they came in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import ClaimedModel, Model
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.profile import Profile


class Application(Model):
    """One person's survey for one role in one cohort."""

    class Role(models.TextChoices):
        MENTEE = "mentee", _("Mentee")
        MENTOR = "mentor", _("Mentor")

    class State(models.TextChoices):
        COMPLETE = "complete", _("Complete")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    role = models.CharField(max_length=6, choices=Role)
    state = models.CharField(max_length=9, choices=State, default=State.COMPLETE)
    name = models.CharField(max_length=200)
    answers = models.JSONField()
    capacity = models.PositiveSmallIntegerField(default=0)
    submitted_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person", "role"], name="a_person_applies_once_for_a_role"
            ),
        ]
        indexes = [models.Index(fields=["cohort", "role", "state"], name="applications_of_a_role")]

    def __str__(self) -> str:
        return self.name

    @property
    def profile(self) -> Profile:
        return Profile.from_json(self.answers)


class SurveyImport(ClaimedModel):
    """A file of survey answers: read, looked at, confirmed, taken in."""

    class Of(models.TextChoices):
        MENTEES = "mentees", _("Mentees")
        MENTORS = "mentors", _("Mentors")
        BOTH = "both", _("Both, told apart by a column")

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        READY = "ready", _("Ready to look at")
        TAKING_IN = "taking_in", _("Being taken in")
        DONE = "done", _("Done")
        FAILED = "failed", _("Could not be read")
        CANCELLED = "cancelled", _("Cancelled")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    of = models.CharField(_("whose answers"), max_length=7, choices=Of)
    file = models.FileField(_("file"), upload_to="surveys/", max_length=300)
    file_name = models.CharField(max_length=255)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()
    corrections = models.JSONField(default=dict)
    zone_corrections = models.JSONField(default=dict)
    consent_given = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=9, choices=State, default=State.READING)

    headers = models.JSONField(default=list)
    zones_read = models.JSONField(default=list)
    rows = models.PositiveIntegerField(default=0)
    rows_seen = models.PositiveIntegerField(default=0)
    complete = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    trouble = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        indexes = [
            models.Index(
                fields=["uploaded_at"],
                condition=Q(state__in=["reading", "taking_in"]),
                name="imports_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return self.file_name


class Remark(models.Model):
    """What was found in one line of a file: a reason to refuse it, or a word to say about it."""

    survey_import = models.ForeignKey(SurveyImport, models.CASCADE, related_name="remarks")
    line = models.PositiveIntegerField()
    column = models.CharField(max_length=300, blank=True)
    cell = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=40)
    reason = models.TextField()
    refuses = models.BooleanField()

    class Meta:
        ordering = ["line", "pk"]

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"


class Reading(models.Model):
    """How a program reads a word of its files, once somebody has corrected it."""

    class Kind(models.TextChoices):
        HEADER = "header", _("Header")
        ZONE = "zone", _("Time zone")

    program = models.ForeignKey(Program, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind)
    typed = models.CharField(max_length=500)
    meaning = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind", "typed"], name="a_word_is_read_one_way"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.typed}: {self.meaning}"
