"""What organizers write beside an application, and how they like to look at the list."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Cohort, Program
from nodement.surveys.models import Application


class Mark(Model):
    """What one reviewer thinks of an application, from 1 to 5, and why. Organizers alone see it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    reviewer = models.ForeignKey(Person, models.CASCADE, related_name="+")
    value = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    comment = models.TextField(max_length=4000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"], name="a_reviewer_marks_an_application_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} of 5 for {self.application}"


class Note(Model):
    """A word among organizers about an application."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=4000)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"a note on {self.application}"


class SavedSearch(Model):
    """Filters, columns and order of the list of applications, under a name."""

    program = models.ForeignKey(Program, models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["program", "name"], name="a_saved_search_has_its_own_name"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class BulkChange(Model):
    """Several decisions made at once; each letter waits a little, so that it can be undone.

    `before` holds the state, reason and words of every application, by its public id.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    to_state = models.CharField(max_length=12)
    before = models.JSONField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{len(self.before)} applications at once"
