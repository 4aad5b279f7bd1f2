"""One line of what happened."""

from django.db import models

from nodement.kit.models import Model
from nodement.people.models import Person


class Entry(Model):
    """Somebody, or the house itself, did something to a thing."""

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    verb = models.CharField(max_length=60)
    about = models.CharField(max_length=80, db_index=True)
    facts = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.actor or 'nodement'} {self.verb} {self.about}"
