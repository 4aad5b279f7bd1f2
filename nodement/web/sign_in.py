"""How people are let in: a code by letter, a passkey, GitHub where it is set up."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.utils import timezone

from nodement.outbox.actions import write
from nodement.people.models import Person


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in for people who are already here; letters go through the outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == "account/email/login_code":
            person = Person.objects.get(email__iexact=email)
            write("sign-in-code", to=person, at=timezone.now(), code=context["code"])


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """GitHub lets in who is here under a verified address; it makes nobody new."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False
