"""A new address is confirmed by whoever reads its letters."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from nodement.privacy.addresses import move_address, opened
from nodement.web.access import Who, screen
from nodement.web.types import Request


@screen(Who.VISITOR, "GET", "POST")
def address(request: Request, token: str) -> HttpResponse:
    """Opening the link changes nothing, since mail scanners open links; the button does."""
    move = opened(token)
    if move is None:
        words = _("This link was used already or has run out. Nothing was changed.")
        return render(request, "refusal.html", {"words": words}, status=404)
    if request.method == "POST":
        move_address(move, at=request.now)
        return render(request, "public/address.html", {"is_done": True})
    return render(request, "public/address.html", {"is_done": False})
