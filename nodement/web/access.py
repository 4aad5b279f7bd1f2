"""Who may open an address: said at the view, enforced there, listed by `nodement routes`."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.shortcuts import render, resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

View = Callable[..., HttpResponseBase]


class Who(StrEnum):
    """Kinds of people, as an address knows them."""

    VISITOR = "visitor"
    SIGNED_IN = "signed in"
    MEMBER_OF_PAIR = "member of the pair"
    READER = "reader of the letter"
    APPLICANT = "owner of the application"
    CONTACT = "contact of a project"
    ORGANIZER = "organizer"
    KEEPER = "keeper"


def screen(who: Who, *methods: str) -> Callable[[View], View]:
    """Open a view to some people, for some methods; GET alone if none is named.

    Everybody but a visitor has to be signed in. Which of the signed-in finds the thing is decided
    by the rule that the view starts from: for the others it does not exist.
    """
    allowed = methods or ("GET",)
    answered = [*allowed, "HEAD"] if "GET" in allowed else list(allowed)

    def classify(view: View) -> View:
        @wraps(view)
        def classified(request: HttpRequest, *args: Any, **names: Any) -> HttpResponseBase:
            if request.method not in answered:
                return _not_by_this_method(request, answered)
            if who != Who.VISITOR and not request.user.is_authenticated:
                return _to_sign_in(request)
            return view(request, *args, **names)

        classified.who, classified.methods = who, allowed  # type: ignore[attr-defined]
        return classified

    return classify


def page_before(request: HttpRequest) -> str:
    """The page of this site that the request was sent from, if it opens by GET; else nothing."""
    address = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, request.get_host()):
        return ""
    parts = urlsplit(address)
    try:
        view = resolve(parts.path).func
    except Resolver404:
        return ""
    opens = "GET" in getattr(view, "methods", ())
    return urlunsplit(("", "", parts.path, parts.query, "")) if opens else ""


def _not_by_this_method(request: HttpRequest, answered: list[str]) -> HttpResponseBase:
    """In words for a person who loads again what answers a button."""
    response = HttpResponseNotAllowed(answered)
    if request.method == "GET":
        response.content = render(request, "405.html").content
    return response


def _to_sign_in(request: HttpRequest) -> HttpResponseBase:
    """To sign-in, and from there to the page that was wanted or that the form stood on."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    messages.warning(
        request, _("You are signed out, so nothing was changed. Sign in, then send it once more.")
    )
    return redirect_to_login(page_before(request) or resolve_url("member:me"))
