"""Late invitations: somebody may apply though sign-up has closed, or is full; once."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from nodement.applying.models import Invitation
from nodement.forms.queries import current_version
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import subject_of, write
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.programs.rules import runnable

LIFE = timedelta(days=14)
SALT = "nodement.applying.invitation"


@transaction.atomic
def invite_late(cohort: Cohort, role: str, email: str, *, by: Person, at: datetime) -> Invitation:
    """Invite one address to apply, and write to it; inviting again renews the invitation.

    Refuses when `by` does not run the cohort, when the matching is over, when there is no form,
    and when the address has used its invitation already.
    """
    _require(cohort, role, by)
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError:
        raise Refusal(_("“%(email)s” is no email address.") % {"email": email[:80]}) from None
    person = welcome_person(Introduction(address), at=at)
    invitation, is_new = Invitation.objects.select_for_update().get_or_create(
        cohort=cohort,
        role=role,
        person=person,
        defaults={"made_by": by, "made_at": at, "expires_at": at + LIFE},
    )
    if invitation.used_at is not None:
        raise Refusal(_("%(email)s has applied by an invitation already.") % {"email": address})
    if not is_new and invitation.made_at == at:
        return invitation
    invitation.made_by, invitation.made_at, invitation.revoked_at = by, at, None
    invitation.expires_at = at + LIFE
    invitation.save()
    record("invited to", cohort, by=by, at=at, person=person.public_id, role=role)
    _tell(invitation, at)
    return invitation


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: Person, at: datetime) -> None:
    """Take an invitation back; its link stops working. Taking it back twice changes nothing.

    Refuses when `by` does not run the cohort, and when the invitation has been used.
    """
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    _require_organizer(invitation.cohort, by)
    if invitation.used_at is not None:
        raise Refusal(_("They have applied by it already: decline the application instead."))
    if invitation.revoked_at is not None:
        return
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    record("revoked an invitation to", invitation.cohort, by=by, at=at)


def invitation_link(invitation: Invitation) -> str:
    """The link of the letter; an invitation that was renewed has a new one."""
    made = int(invitation.made_at.timestamp())
    token = signing.dumps([invitation.public_id, made], salt=SALT)
    return f"{settings.SITE_URL}/apply/invited/{token}/"


def find_invitation(token: str) -> Invitation | None:
    """The invitation of a link, whether it still lets somebody in or not."""
    try:
        public_id, made = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    found = (
        Invitation.objects.filter(public_id=public_id)
        .select_related("cohort__program__community", "person")
        .first()
    )
    return found if found and int(found.made_at.timestamp()) == made else None


def _require_organizer(cohort: Cohort, by: Person) -> None:
    if not runnable(by).filter(pk=cohort.pk).exists():
        raise Refusal(_("Only organizers of %(cohort)s invite people.") % {"cohort": cohort})


def _require(cohort: Cohort, role: str, by: Person) -> None:
    _require_organizer(cohort, by)
    if cohort.matching_closed_at is not None:
        raise Refusal(_("The matching of this cohort is over, so nobody can join it any more."))
    if current_version(cohort, role) is None:
        raise Refusal(_("There is no published form yet that somebody could answer."))


def _tell(invitation: Invitation, at: datetime) -> None:
    cohort = invitation.cohort
    write(
        "late-invitation",
        to=invitation.person,
        at=at,
        subject=subject_of(invitation, cohort),
        program=cohort.program.name,
        cohort=cohort.name,
        who=str(invitation.made_by),
        is_mentor=invitation.role == "mentor",
        expires_at=invitation.expires_at,
        link=invitation_link(invitation),
    )
