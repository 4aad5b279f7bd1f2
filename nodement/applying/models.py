"""An application while it is written, its files, late invitations, and counted answers."""

from django.db import models
from django.db.models import Q

from nodement.forms.models import FormVersion
from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.models import Application


class Invitation(Model):
    """Lets one address apply though sign-up is closed, or over the cap; once."""

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    role = models.CharField(max_length=6, choices=Application.Role)
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "role", "person"], name="nobody_is_invited_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} may apply to {self.cohort}"


class Draft(Model):
    """Answers that are being written, before there is an application or beside it.

    Whoever holds the token of which `digest` is the SHA-256, or is `person`, may go on. `answers`
    are kept by the key of the question, and what could not be read in `typed`. A draft with
    `submitted_at` waits for its address to be confirmed; one with `confirmed_at` has become its
    application's answers. `application` is set once there is one.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    role = models.CharField(max_length=6, choices=Application.Role)
    form_version = models.ForeignKey(FormVersion, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="+")
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, related_name="+")
    answers = models.JSONField(default=dict)
    typed = models.JSONField(default=dict)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
    submitted_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["application"],
                condition=Q(confirmed_at=None),
                name="drafts_of_an_application",
            ),
        ]

    def __str__(self) -> str:
        return f"a {self.role} draft for {self.cohort}"


class Upload(Model):
    """A private file that answers a question; it belongs to a draft, then to an application."""

    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="uploads")
    application = models.ForeignKey(Application, models.CASCADE, null=True, related_name="+")
    question = models.CharField(max_length=60)
    file = models.FileField(upload_to="answers/", max_length=300)
    file_name = models.CharField(max_length=255)
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name


class Counted(models.Model):
    """How often a choice was made; nobody's answer by itself is kept.

    Destroyed when the matching of the cohort is closed.
    """

    cohort = models.ForeignKey(Cohort, models.CASCADE, related_name="+")
    question = models.CharField(max_length=60)
    choice = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "question", "choice"], name="a_choice_is_counted_in_one_row"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"
