"""Applications of people to a cohort, and the files they came in."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nodement.forms.models import FormVersion
from nodement.kit.models import ClaimedModel, Model
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.profile import Profile


class Application(Model):
    """One person's survey for one role in one cohort.

    `answers` is the profile that the matching reads. `given` are the answers to the form as they
    were given, by the key of the question, with the `form_version` that asked; both are empty for
    people who came in a file. `languages` are the codes of the profile, each between semicolons,
    so that the database can count who speaks one. `priority` counts the cohorts of the program in
    which they waited in vain. `link_number` goes up when the links to the status page that were
    sent so far shall stop working.
    """

    class Role(models.TextChoices):
        MENTEE = "mentee", _("Mentee")
        MENTOR = "mentor", _("Mentor")

    class State(models.TextChoices):
        RECEIVED = "received", _("Received, address not confirmed")
        COMPLETE = "complete", _("Complete")
        WAITING_LIST = "waiting_list", _("On the waiting list")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class Source(models.TextChoices):
        FORM = "form", _("Sign-up form")
        FILE = "file", _("Imported file")

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    role = models.CharField(max_length=6, choices=Role)
    state = models.CharField(max_length=12, choices=State, default=State.COMPLETE)
    source = models.CharField(max_length=4, choices=Source, default=Source.FILE)
    name = models.CharField(max_length=200)
    answers = models.JSONField()
    form_version = models.ForeignKey(FormVersion, models.PROTECT, null=True, related_name="+")
    given = models.JSONField(default=dict)
    capacity = models.PositiveSmallIntegerField(default=0)
    languages = models.CharField(max_length=500, blank=True)
    priority = models.PositiveSmallIntegerField(default=0)
    decline_reason = models.CharField(max_length=40, blank=True)
    decline_words = models.TextField(max_length=2000, blank=True)
    keep_for_next = models.BooleanField(default=False)
    link_number = models.PositiveSmallIntegerField(default=1)
    owner = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    told_closing_at = models.DateTimeField(null=True)
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

    def fill(self, profile: Profile) -> None:
        """Put a profile into the row, not yet into the table."""
        self.name = profile.name
        self.answers = profile.as_json()
        self.capacity = profile.capacity if self.role == self.Role.MENTOR else 0
        self.languages = "".join(f";{code}" for code in profile.languages)[:498] + ";"


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
