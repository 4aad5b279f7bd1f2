"""Texts that people agree to, in versions that never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import Model
from nodement.people.models import Person
from nodement.programs.models import Program


class Document(Model):
    """One text of a program."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("Program policy")
        CONDUCT = "conduct", _("Code of conduct")
        PRIVACY = "privacy", _("Privacy text")
        EXPECTATIONS = "expectations", _("What to expect")

    program = models.ForeignKey(Program, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["program", "kind"], name="a_program_has_one_document_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Version(Model):
    """A document as it read; a draft until it is published, then it never changes."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(max_length=40000)
    made_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="a_version_has_its_own_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document}, version {self.number}"


class Approval(Model):
    """An organizer stands behind a version."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="approvals")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], name="nobody_approves_a_version_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} approved {self.version}"


class Acceptance(Model):
    """A person agreed to a published version."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="acceptances")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], name="nobody_accepts_a_version_twice"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} accepted {self.version}"
