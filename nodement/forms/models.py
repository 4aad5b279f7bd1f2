"""The form of one side of a cohort: a draft to work on, and the versions that people answered."""

from django.db import models

from nodement.forms.content import Content
from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Cohort


class Form(Model):
    """The survey of the mentees or of the mentors of a cohort.

    `draft` is the content that organizers work on, as `Content.as_json` gives it. `edition` goes
    up with each change, so that two people who edit at once notice each other.
    """

    class Role(models.TextChoices):
        MENTEE = "mentee"
        MENTOR = "mentor"

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    role = models.CharField(max_length=6, choices=Role)
    draft = models.JSONField()
    edition = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "role"], name="a_cohort_has_one_form_for_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} form of {self.cohort}"

    @property
    def content(self) -> Content:
        return Content.from_json(self.draft)


class FormVersion(Model):
    """A form as it was published; it never changes, and answers keep theirs."""

    form = models.ForeignKey(Form, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content_json = models.JSONField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["form", "number"], name="a_form_version_has_its_own_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.form}, version {self.number}"

    @property
    def content(self) -> Content:
        return Content.from_json(self.content_json)
