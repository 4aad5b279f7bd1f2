"""What every table has: a random public name."""

import secrets

from django.db import models

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 13


def new_public_id() -> str:
    """Thirteen random letters and digits (63 bits), without the ones that look alike."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class Model(models.Model):
    """A row with a public id, the only name of it that leaves the house."""

    public_id = models.CharField(
        max_length=LENGTH, unique=True, default=new_public_id, editable=False
    )

    class Meta:
        abstract = True

    @property
    def full_name(self) -> str:
        """The name of this row across apps: its kind and its public id."""
        return f"{self._meta.model_name}:{self.public_id}"


class ClaimedModel(Model):
    """A row that a worker holds for a while: see `nodement.kit.claims`."""

    lease_until = models.DateTimeField(null=True)
    claims = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
