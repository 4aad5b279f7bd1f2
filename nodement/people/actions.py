"""What happens to people: they are welcomed, let in, and change how they are addressed."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from nodement.kit.errors import Refusal
from nodement.people.models import Consent, OneTimeLink, Person

LINK_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class Introduction:
    """What we know of somebody when they come in."""

    email: str
    name: str = ""
    github: str = ""
    time_zone: str = "UTC"


@transaction.atomic
def welcome_person(introduction: Introduction, *, at: datetime) -> Person:
    """Give the person with this address, new or known; known people keep what they say."""
    person, is_new = Person.objects.get_or_create(
        email=introduction.email.lower(),
        defaults={
            "name": introduction.name,
            "github": introduction.github,
            "time_zone": introduction.time_zone,
            "joined_at": at,
        },
    )
    if is_new:
        person.set_unusable_password()
        person.save(update_fields=["password"])
    return person


@transaction.atomic
def appoint_keeper(person: Person) -> None:
    """Let this person keep the installation: read its local mailbox, start programs."""
    person.is_keeper = True
    person.save(update_fields=["is_keeper"])


@transaction.atomic
def make_link(person: Person, *, at: datetime) -> str:
    """A fresh link that lets the person in once; links made before stop working."""
    token = secrets.token_urlsafe(32)
    person.links.all().delete()
    OneTimeLink.objects.create(person=person, digest=_digest(token), expires_at=at + LINK_LIFE)
    return f"{settings.SITE_URL}/enter/{token}/"


@transaction.atomic
def use_link(token: str, *, at: datetime) -> Person:
    """Spend the link and give its person. Refuses when it was used or has run out."""
    links = OneTimeLink.objects.select_for_update()
    link = links.filter(digest=_digest(token), expires_at__gt=at, person__is_active=True).first()
    if link is None:
        raise Refusal(
            _("This link was used already or has run out. Sign in with your email address instead.")
        )
    person = link.person
    link.delete()
    return person


@transaction.atomic
def record_consent(person: Person, document: str, *, how: str, at: datetime) -> None:
    """Note what a person agreed to; noting the same again changes nothing."""
    Consent.objects.get_or_create(
        person=person, document=document, how=how[:200], defaults={"given_at": at}
    )


@transaction.atomic
def change_address(person: Person, *, name: str, time_zone: str, language: str) -> None:
    """Change how a person is addressed: their name, their clock, their language."""
    person.name, person.time_zone, person.language = name, time_zone, language
    person.save(update_fields=["name", "time_zone", "language"])


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
