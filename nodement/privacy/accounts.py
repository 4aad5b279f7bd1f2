"""What the house holds of a person as somebody who signs in, agrees and gets letters."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from nodement.documents.models import Acceptance
from nodement.outbox.models import Letter
from nodement.people.models import Consent, Person
from nodement.privacy.plain import plain
from nodement.programs.models import Role

Part = list[dict[str, Any]]
LEFT_OUT = "This letter held a link for you alone, so its words are left out here."


def profile(person: Person) -> dict[str, Any]:
    fields = ("email", "name", "github", "time_zone", "language", "joined_at", "last_login")
    return plain(person, *fields, "is_keeper")


def sign_in(person: Person) -> dict[str, Part]:
    """Ways in, without the keys themselves."""
    return {
        "addresses": [
            plain(one, "email", "verified") for one in EmailAddress.objects.filter(user=person)
        ],
        "accounts_elsewhere": [
            plain(one, "provider", "uid", "date_joined")
            for one in SocialAccount.objects.filter(user=person)
        ],
        "passkeys": [
            plain(one, "type", "created_at", "last_used_at")
            for one in Authenticator.objects.filter(user=person)
        ],
    }


def consents(person: Person) -> Part:
    given = Consent.objects.filter(person=person).order_by("given_at", "pk")
    return [plain(one, "document", "how", "given_at") for one in given]


def accepted(person: Person) -> Part:
    found = Acceptance.objects.filter(person=person).order_by("at", "pk")
    found = found.select_related("version__document__program")
    return [
        {"program": str(one.version.document.program), **plain(one, "version", "at")}
        for one in found
    ]


def roles(person: Person) -> Part:
    held = Role.objects.filter(person=person).select_related("program").order_by("granted_at")
    return [plain(one, "program", "kind", "granted_at") for one in held]


def letters(person: Person) -> Part:
    """Every letter; one with a secret link is told without its words."""
    written = Letter.objects.filter(reader=person).order_by("written_at", "pk")
    fields = ("name", "subject", "text", "state", "written_at", "sent_at")
    return [plain(one, *fields) | ({"text": LEFT_OUT} if one.is_secret else {}) for one in written]
