"""The letters that a person got."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from nodement.outbox import rules
from nodement.web.access import Who, screen
from nodement.web.paging import page_of
from nodement.web.types import SignedInRequest


@screen(Who.SIGNED_IN)
def letters(request: SignedInRequest) -> HttpResponse:
    page = page_of(request, rules.readable(request.user).defer("text", "html", "calendar"))
    return render(request, "member/letters.html", {"page": page})


@screen(Who.READER)
def letter(request: SignedInRequest, letter_id: str) -> HttpResponse:
    found = get_object_or_404(rules.readable(request.user), public_id=letter_id)
    return render(request, "member/letter.html", {"letter": found})
