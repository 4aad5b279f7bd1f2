"""What the shell of every page needs."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def shell(request: HttpRequest) -> dict[str, object]:
    return {
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
        "language": translation.get_language(),
        "mail_is_local": settings.MAIL_IS_LOCAL,
        "github_sign_in": bool(settings.GITHUB),
    }
