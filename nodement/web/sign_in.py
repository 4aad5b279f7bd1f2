"""How people are let in: a code by letter, a passkey, GitHub where it is set up."""

import struct
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.views import confirm_login_code
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.kit.errors import Refusal
from nodement.outbox.actions import write
from nodement.people.models import Person

View = Callable[..., HttpResponseBase]
NO_PASSKEY = (ValueError, TypeError, LookupError, AttributeError, struct.error)
TOO_MANY = gettext_lazy("Too many tries. Wait a few minutes, then ask for a new code.")


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in for people who are already here; letters go through the outbox."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": gettext_lazy("This is not the code from the newest letter. Try again."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if template_prefix == "account/email/login_code":
            person = Person.objects.get(email__iexact=email)
            write("sign-in-code", to=person, at=timezone.now(), code=context["code"])


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # no types either
    """GitHub lets in who is here under a verified address; it makes nobody new."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False


class PasskeyAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # nor here
    """A passkey is one more way in, never a second lock.

    Nobody sits beside a volunteer who has lost a telephone: the letter stays a way back.
    """

    def is_mfa_enabled(self, user: Person, types: Any = None) -> bool:
        return False


def confirm_code(request: HttpRequest) -> HttpResponseBase:
    """Take the code; when there was one and its time is over, say so."""
    was_expected = LOGIN_SESSION_KEY in request.session
    response: HttpResponseBase = confirm_login_code(request)
    is_over = was_expected and LOGIN_SESSION_KEY not in request.session
    if is_over and not request.user.is_authenticated and not len(messages.get_messages(request)):
        messages.warning(request, _("The time of this code is over. Ask for a new one."))
    return response


def where_github_is_set_up(view: View) -> View:
    """Elsewhere the address does not exist."""

    @wraps(view)
    def checked(request: HttpRequest) -> HttpResponseBase:
        if not settings.GITHUB:
            raise Http404
        return view(request)

    return checked


def takes_a_passkey(view: View) -> View:
    """What a device says is read strictly; what is nothing of the kind is refused in words."""

    @wraps(view)
    def checked(request: HttpRequest, **names: Any) -> HttpResponseBase:
        try:
            return view(request, **names)
        except NO_PASSKEY:
            if request.method != "POST":
                raise
            raise Refusal(_("This passkey was not accepted. Try again.")) from None

    return checked
