"""Links of letters about the next opening: one confirms that they are wanted, one ends them."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.outreach.interest import confirm_interest, end_interest, interest_of, stopped_by
from nodement.web.access import Who, screen
from nodement.web.status import unshared
from nodement.web.types import Request


@screen(Who.VISITOR, "GET", "POST")
@unshared
def interest(request: Request, token: str) -> HttpResponse:
    """Looking confirms nothing; the button does."""
    found = interest_of(token)
    if found is None:
        return _gone(request)
    if request.method == "POST":
        confirm_interest(found, at=request.now)
        return redirect("public:interest", token)
    return render(request, "public/interest.html", {"interest": found, "program": found.program})


@screen(Who.VISITOR, "GET", "POST")
@unshared
def stop(request: Request, token: str) -> HttpResponse:
    """The end of letters about openings; looking ends nothing, the button does."""
    found = stopped_by(token)
    if found is None:
        return _gone(request)
    context = {"program": found.program, "is_ended": request.method == "POST"}
    if request.method == "POST":
        end_interest(found.program, found.person, at=request.now)
    return render(request, "public/stop.html", context)


def _gone(request: Request) -> HttpResponse:
    words = _("This link does nothing any more: it has run out, or the letters have ended already.")
    return render(request, "refusal.html", {"words": words}, status=404)
