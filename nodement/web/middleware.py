"""What every request passes: a strict page policy, the moment, the person's clock and language."""

import zoneinfo
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone, translation

from nodement.kit.errors import Refusal
from nodement.surveys.actions import LARGEST_FILE
from nodement.web.access import page_before
from nodement.web.errors import too_large, unreadable
from nodement.web.types import Request

Answer = Callable[[HttpRequest], HttpResponseBase]
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'{more}; "
    "frame-ancestors 'none'; frame-src 'self'; base-uri 'none'"
)
MOST_BYTES = LARGEST_FILE + 1024 * 1024


def content_security_policy(answer: Answer) -> Answer:
    """Nothing from elsewhere, nothing inline; pages of one person alone are not kept."""

    def with_policy(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        more = " https://github.com" if settings.GITHUB else ""
        response.setdefault("Content-Security-Policy", POLICY.format(more=more))
        user = getattr(request, "user", None)
        by_link = request.resolver_match and "token" in request.resolver_match.kwargs
        if by_link:
            response.setdefault("X-Robots-Tag", "noindex, nofollow")
        if by_link or (user is not None and user.is_authenticated):
            response.setdefault("Cache-Control", "no-store")
        return response

    return with_policy


def bounded(answer: Answer) -> Answer:
    """Refuse what is too large, unread, and every NUL: PostgreSQL keeps none in a text."""

    def within_bounds(request: HttpRequest) -> HttpResponseBase:
        announced = request.headers.get("Content-Length", "")
        if announced.isdecimal() and int(announced) > MOST_BYTES:
            return too_large(request)
        typed = [request.path_info, *request.COOKIES.values()]
        for fields in (request.GET, request.POST):
            typed += [text for name, texts in fields.lists() for text in (name, *texts)]
        return unreadable(request) if any("\0" in text for text in typed) else answer(request)

    return within_bounds


def moment_and_person(answer: Answer) -> Answer:
    """Give the request its moment; speak the person's language and show the person's clock."""

    def with_moment(request: HttpRequest) -> HttpResponseBase:
        cast(Request, request).now = timezone.now()
        if not request.user.is_authenticated:
            with translation.override(translation.get_language_from_request(request)):
                return answer(request)
        zone = zoneinfo.ZoneInfo(request.user.time_zone)
        with translation.override(request.user.language), timezone.override(zone):
            return answer(request)

    return with_moment


def refusals_in_words(answer: Answer) -> Answer:
    """Let a refusal be read where the person stands."""

    def with_refusals(request: HttpRequest) -> HttpResponseBase:
        return answer(request)

    def process_exception(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        back = page_before(request)
        if request.method == "POST" and back:
            messages.error(request, exception.words)
            return redirect(back)
        return render(request, "refusal.html", {"words": exception.words}, status=409)

    with_refusals.process_exception = process_exception  # type: ignore[attr-defined]
    return with_refusals
