"""A person moves to another address: asked for here, confirmed there."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import subject_of, write
from nodement.outbox.models import Letter
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.privacy.queries import is_unused
from nodement.privacy.traces import rename_in_rounds
from nodement.surveys.models import Application

SALT = "nodement.privacy.address"
LINK_LIFE = timedelta(days=3)
MOST_LETTERS, PERIOD = 3, timedelta(hours=1)


@dataclass(frozen=True)
class Move:
    """Who wants to move, and who stands at the new address: nobody else, unless it is taken."""

    person: Person
    holder: Person


@transaction.atomic
def ask_address_change(person: Person, email: str, *, at: datetime) -> None:
    """Write to the new address for a confirmation, and tell the old one.

    Nothing tells whether the new address is known here. It gets a few letters an hour, whoever
    asks. Refuses the address that they have.
    """
    if email.lower() == person.email:
        raise Refusal(_("This is your address already."))
    introduction = Introduction(email, time_zone=person.time_zone)
    holder = welcome_person(introduction, at=at)
    lately = Letter.objects.filter(written_at__gt=at - PERIOD, name="address-confirm")
    asked = lately.filter(about=person.full_name)
    if max(lately.filter(reader=holder).count(), asked.count()) >= MOST_LETTERS:
        return
    said = [person.public_id, holder.public_id]
    link = f"{settings.SITE_URL}/address/{signing.dumps(said, salt=SALT)}/"
    write("address-confirm", to=holder, at=at, subject=subject_of(person), link=link)
    write("address-change-asked", to=person, at=at, subject=subject_of(person), address=email)
    record("asked for another address for", person, by=person, at=at)


def opened(token: str) -> Move | None:
    """What a link opens; nothing when it is wrong, has run out or has served."""
    try:
        public_id, holder_id = signing.loads(token, salt=SALT, max_age=LINK_LIFE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    here = Person.objects.filter(is_active=True, public_id__in=[public_id, holder_id])
    people = {one.public_id: one for one in here}
    person, holder = people.get(public_id), people.get(holder_id)
    return Move(person, holder) if person and holder else None


@transaction.atomic
def move_address(move: Move, *, at: datetime) -> None:
    """Make the new address theirs; what was answered under the old one moves along.

    Refuses an address under which somebody is here already, with things of their own.
    """
    both = Person.objects.select_for_update().in_bulk([move.person.pk, move.holder.pk])
    person, holder = both[move.person.pk], both[move.holder.pk]
    if not is_unused(holder):
        raise Refusal(
            _("This address has applications or roles of its own here. Sign in with it instead.")
        )
    old, new = person.email, holder.email
    holder.delete()
    person.email = new
    person.save(update_fields=["email"])
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=new, verified=True, primary=True)
    _move_answers(person, old, new)
    record("changed the address of", person, by=person, at=at)


def _move_answers(person: Person, old: str, new: str) -> None:
    """Applications and the proofs of rounds know people by their address."""
    applications = Application.objects.select_for_update().filter(person=person)
    for application in applications:
        application.fill(replace(application.profile, email=new))
        given = application.given
        application.given = {key: new if said == old else said for key, said in given.items()}
        application.save(update_fields=["name", "answers", "capacity", "languages", "given"])
    rename_in_rounds({one.cohort_id for one in applications}, old, new)
