"""A person, the links that let them in once, and what they agreed to."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import Model


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser, Model):
    """A human, known by one address."""

    email = models.EmailField(_("email address"), max_length=254, unique=True)
    name = models.CharField(_("name"), max_length=200, blank=True)
    github = models.CharField(_("GitHub username"), max_length=100, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language of the pages"), max_length=12, default="en")
    is_active = models.BooleanField(default=True)
    is_keeper = models.BooleanField(
        default=False, help_text=_("Keeps this installation, and has its shell.")
    )
    joined_at = models.DateTimeField()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[PersonManager] = PersonManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_person_has_one_address"),
        ]

    def __str__(self) -> str:
        if self.name or self.is_active:
            return self.name or self.email
        return gettext("Somebody who left")


class OneTimeLink(Model):
    """A link that lets one person in, once; only its digest is kept."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"a link for {self.person}"


class Consent(Model):
    """What a person agreed to, when, and how we know."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="consents")
    document = models.CharField(max_length=100)
    how = models.CharField(max_length=200)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "document", "how"], name="a_consent_is_recorded_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} agreed to {self.document}"
