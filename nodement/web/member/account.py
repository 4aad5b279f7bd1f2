"""What belongs to a person: their address, everything that is known of them, the end of it."""

import json

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.privacy.actions import erase_person
from nodement.privacy.addresses import ask_address_change
from nodement.privacy.queries import consequences, everything_about, only_organizer_of
from nodement.web.access import Who, screen
from nodement.web.addresses import AddressField
from nodement.web.types import SignedInRequest


class NewAddressForm(forms.Form):
    email = AddressField(
        label=gettext_lazy("New email address"),
        help_text=gettext_lazy("We write to it; it counts once you have confirmed there."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


class RetypedForm(forms.Form):
    """The own address, typed once more: nobody does that by mistake."""

    email = forms.CharField(
        label=gettext_lazy("Your email address, once more"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: object, address: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.address = address

    def clean_email(self) -> str:
        typed = str(self.cleaned_data["email"]).strip()
        if typed.lower() != self.address:
            raise forms.ValidationError(_("This is not the address of your account."))
        return typed


@screen(Who.SIGNED_IN)
def account(request: SignedInRequest) -> HttpResponse:
    return render(request, "member/account.html", {"form": NewAddressForm()})


@screen(Who.SIGNED_IN, "POST")
def ask_address(request: SignedInRequest) -> HttpResponse:
    """Whether the new address is known here, the answer is the same."""
    form = NewAddressForm(request.POST)
    if not form.is_valid():
        return render(request, "member/account.html", {"form": form})
    ask_address_change(request.user, form.cleaned_data["email"], at=request.now)
    words = _("We have written to your new address. Confirm it there; until then nothing changes.")
    messages.success(request, words)
    return redirect("member:account")


@screen(Who.SIGNED_IN)
def export(request: SignedInRequest) -> HttpResponse:
    """Everything about oneself, in a file that people and machines can read."""
    told = everything_about(request.user, at=request.now)
    text = json.dumps(told, indent=2, ensure_ascii=False)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="everything-about-me.json"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@screen(Who.SIGNED_IN, "GET", "POST")
def delete(request: SignedInRequest) -> HttpResponse:
    """Say what goes and what stays; erase when the address was typed once more."""
    person = request.user
    form = RetypedForm(request.POST or None, address=person.email)
    if request.method == "POST" and form.is_valid():
        erase_person(person, at=request.now)
        logout(request)
        messages.success(request, _("You are gone from here. Thank you for the time you gave."))
        return redirect("public:home")
    context = {
        "form": form,
        "said": consequences(person),
        "programs_without_you": list(only_organizer_of(person)),
    }
    return render(request, "member/delete.html", context)
