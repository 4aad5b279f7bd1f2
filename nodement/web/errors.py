"""Pages for what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import translation


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


def unreadable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _bare("400.html", 400)


def too_large(request: HttpRequest) -> HttpResponse:
    return _bare("413.html", 413)


def broken(request: HttpRequest) -> HttpResponse:
    """Say it without asking the database, which may be what broke."""
    return _bare("500.html", 500)


def _bare(page: str, status: int) -> HttpResponse:
    """A page for a request that was not let in: nobody knows yet who sent it."""
    shell = {
        "language": translation.get_language(),
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }
    return HttpResponse(render_to_string(page, shell), status=status)
