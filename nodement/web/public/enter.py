"""A link that lets one person in, once."""

from django.contrib.auth import login
from django.http import HttpResponse
from django.shortcuts import redirect, render

from nodement.kit.errors import Refusal
from nodement.people.actions import use_link
from nodement.web.access import Who, screen
from nodement.web.types import Request

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@screen(Who.VISITOR, "GET", "POST")
def enter(request: Request, token: str) -> HttpResponse:
    """Opening the link spends nothing, since mail scanners open links; the button does."""
    if request.method != "POST":
        return render(request, "public/enter.html")
    try:
        person = use_link(token, at=request.now)
    except Refusal as refusal:
        return render(request, "refusal.html", {"words": refusal.words}, status=409)
    login(request, person, backend=BACKEND)
    return redirect("member:me")
