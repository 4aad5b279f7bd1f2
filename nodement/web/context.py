"""What the shell of every page needs."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation

from nodement.programs.rules import organizable


def shell(request: HttpRequest) -> dict[str, object]:
    person = request.user if request.user.is_authenticated else None
    return {
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language": translation.get_language(),
        "mail_is_local": settings.MAIL_IS_LOCAL,
        "github_sign_in": bool(settings.GITHUB),
        "person": person,
        "organizes": person is not None and organizable(person).exists(),
    }
