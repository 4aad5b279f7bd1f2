"""Links to the status page of one application: signed, for this purpose alone, revocable.

Nothing of a link is kept: it says which application it opens and the number of its generation.
A link of an older generation opens nothing.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core import signing

from nodement.surveys.models import Application

SALT = "nodement.surveys.status"
LINK_LIFE = timedelta(days=550)


@dataclass(frozen=True)
class Opened:
    """What a link opens: an application, and perhaps answers that wait to be confirmed."""

    application: Application
    draft_id: str


def status_token(application: Application, *, draft_id: str = "") -> str:
    """The secret part of a link; with `draft_id` it may confirm those answers."""
    said = [application.public_id, application.link_number, draft_id]
    return signing.dumps(said, salt=SALT)


def status_link(application: Application, *, draft_id: str = "") -> str:
    """A link that opens the status page of this application."""
    return f"{settings.SITE_URL}/status/{status_token(application, draft_id=draft_id)}/"


def open_token(token: str) -> Opened | None:
    """What the token of a link opens; nothing when it is wrong, old, or revoked."""
    try:
        public_id, number, draft_id = signing.loads(token, salt=SALT, max_age=LINK_LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = (
        Application.objects.filter(public_id=public_id, link_number=number)
        .select_related("person", "cohort__program__community", "form_version")
        .first()
    )
    return Opened(found, draft_id) if found else None
