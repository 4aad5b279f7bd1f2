"""The public page of a program: what it is, when one can apply, how to hear of the next opening."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.documents.models import Document
from nodement.documents.queries import current_of
from nodement.outreach.interest import ask_interest
from nodement.outreach.rules import shown
from nodement.programs.queries import open_cohorts
from nodement.programs.rules import announced
from nodement.web.access import Who, screen
from nodement.web.addresses import AddressField
from nodement.web.types import Request

MOST_COHORTS = 12


class InterestForm(forms.Form):
    email = AddressField(
        label=gettext_lazy("Your email address"),
        help_text=gettext_lazy("For this alone. You get a letter first, to say that it was you."),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
    )


@screen(Who.VISITOR, "GET", "POST")
def program(request: Request, program_id: str) -> HttpResponse:
    """Whatever address is given, the answer is the same."""
    found = get_object_or_404(announced(), public_id=program_id)
    form = InterestForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ask_interest(found, form.cleaned_data["email"], at=request.now)
        messages.success(
            request, _("Almost done: open the letter that we send you, and press its button.")
        )
        return redirect("public:program", found.public_id)
    coming = found.cohorts.filter(opens_at__gt=request.now, matching_closed_at=None)
    context = {
        "program": found,
        "form": form,
        "open": open_cohorts(request.now).filter(program=found)[:MOST_COHORTS],
        "coming": coming.order_by("opens_at", "pk")[:MOST_COHORTS],
        "documents": current_of(found, Document.Kind.values),
        "has_projects": shown(found).exists(),
    }
    return render(request, "public/program.html", context)
