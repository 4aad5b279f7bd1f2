"""The first page: what this is, and the way in."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from nodement.programs.queries import open_cohorts
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import Request

OPEN_COHORTS = 8


@screen(Who.VISITOR)
def home(request: Request) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("member:me")
    page = page_of(request, open_cohorts(request.now), OPEN_COHORTS)
    return render(request, "public/home.html", {"page": page})


@screen(Who.VISITOR)
def joining(request: Request) -> HttpResponse:
    return render(request, "public/joining.html")


@screen(Who.VISITOR)
def health(request: Request) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")
