"""What happens to people: they are welcomed, let in, and change how they are addressed."""

import hashlib
import secrets
import zoneinfo
from collections.abc import Iterable
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
    return welcome_people([introduction], at=at)[introduction.email.lower()]


@transaction.atomic
def welcome_people(introductions: Iterable[Introduction], *, at: datetime) -> dict[str, Person]:
    """Give the people with these addresses, by address; those who are new come in."""
    wanted = {introduction.email.lower(): introduction for introduction in introductions}
    known = _by_address(wanted)
    newcomers = [_newcomer(wanted[email], at) for email in wanted if email not in known]
    Person.objects.bulk_create(newcomers, ignore_conflicts=True)
    return _by_address(wanted) if newcomers else known


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
def record_consents(people: Iterable[Person], document: str, *, how: str, at: datetime) -> None:
    """Note what people agreed to; noting the same again changes nothing."""
    Consent.objects.bulk_create(
        [
            Consent(person=person, document=document, how=how[:200], given_at=at)
            for person in people
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def change_address(
    person: Person, *, name: str, time_zone: str, language: str, github: str | None = None
) -> None:
    """Change how a person is addressed: their name, their clock, their language, their handle.

    Refuses a clock that does not exist: every time in every letter would be wrong.
    """
    if time_zone not in zoneinfo.available_timezones():
        raise Refusal(_("There is no time zone %(zone)s.") % {"zone": time_zone})
    person.name, person.time_zone, person.language = name, time_zone, language
    person.github = person.github if github is None else github
    person.save(update_fields=["name", "time_zone", "language", "github"])


def _by_address(addresses: Iterable[str]) -> dict[str, Person]:
    return {person.email: person for person in Person.objects.filter(email__in=list(addresses))}


def _newcomer(introduction: Introduction, at: datetime) -> Person:
    newcomer = Person(
        email=introduction.email.lower(),
        name=introduction.name[:200],
        github=introduction.github[:100],
        time_zone=introduction.time_zone,
        joined_at=at,
    )
    newcomer.set_unusable_password()
    return newcomer


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
