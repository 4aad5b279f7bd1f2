"""One letter to one person, and its fate."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from nodement.kit.models import ClaimedModel
from nodement.people.models import Person


class Letter(ClaimedModel):
    """What is said to one person, as it was when it was written."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Queued")
        SENDING = "sending", _("On its way")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        WITHHELD = "withheld", _("Not sent: taken back, or its reader left")

    reader = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    about = models.CharField(max_length=80, db_index=True, blank=True)
    group = models.CharField(max_length=80, db_index=True, blank=True)
    subject = models.CharField(max_length=400)
    text = models.TextField()
    html = models.TextField()
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    is_secret = models.BooleanField(default=False)
    message_id = models.CharField(max_length=200, unique=True)

    state = models.CharField(max_length=8, choices=State, default=State.QUEUED)
    is_possibly_twice = models.BooleanField(default=False)
    written_at = models.DateTimeField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["-written_at", "-pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="letters_that_wait",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.subject}” to {self.reader}"
