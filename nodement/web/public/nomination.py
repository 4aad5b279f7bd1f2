"""Somebody was named as a mentor: what it means, yes or no."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from nodement.outreach.links import nominated
from nodement.outreach.nominations import decline_nomination, opt_in
from nodement.surveys.models import Application
from nodement.web.access import Who, screen
from nodement.web.types import Request


@screen(Who.VISITOR, "GET", "POST")
def nomination(request: Request, token: str) -> HttpResponse:
    """Opening the link answers nothing, since mail scanners open links; the buttons do."""
    found = nominated(token)
    if found is None:
        words = _("This link does not work any more. You are on no list because of it.")
        return render(request, "refusal.html", {"words": words}, status=404)
    if request.method == "POST" and request.POST.get("answer") == "yes":
        opt_in(found, at=request.now)
        return redirect("public:apply_begin", found.cohort.public_id, Application.Role.MENTOR)
    if request.method == "POST" and request.POST.get("answer") == "no":
        decline_nomination(found, at=request.now)
        return redirect("public:nomination", token)
    return render(request, "public/nomination.html", {"nomination": found})
