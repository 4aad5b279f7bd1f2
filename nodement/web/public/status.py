"""The page of an application, by the link from a letter; and a new link for who has lost it."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.lifecycle.actions import send_links
from nodement.surveys.links import open_token
from nodement.web.access import Who, screen
from nodement.web.addresses import AddressField
from nodement.web.status import Door, status_page, unshared
from nodement.web.types import Request


class LinkForm(forms.Form):
    email = AddressField(
        label=gettext_lazy("The email address that you applied with"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@screen(Who.VISITOR, "GET", "POST")
@unshared
def status(request: Request, token: str) -> HttpResponse:
    opened = open_token(token)
    if opened is None:
        return render(request, "public/status_gone.html", {"form": LinkForm()}, status=404)
    door = Door(
        page=reverse("public:status", args=[token]),
        template="public/status.html",
        draft_id=opened.draft_id,
        way_out=reverse("public:status_request"),
    )
    return status_page(request, opened.application, door)


@screen(Who.VISITOR, "GET", "POST")
@unshared
def status_request(request: Request) -> HttpResponse:
    """Whoever asks gets the same answer, whether the address has applied or not."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        send_links(form.cleaned_data["email"], at=request.now)
        messages.success(
            request,
            _(
                "If somebody has applied with this address, a letter with the link is on its way. "
                "Give it some minutes, and look where unwanted mail goes, too."
            ),
        )
        return redirect("public:status_request")
    return render(request, "public/status_request.html", {"form": form})
