"""Who looks after a program: the people and their roles, one more, one less."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.people.actions import Introduction, welcome_person
from nodement.programs import rules
from nodement.programs.actions import grant_role, revoke_role
from nodement.programs.models import Program, Role
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

OFFERED = [(kind.value, kind.label) for kind in (Role.Kind.ORGANIZER,)]


class RoleForm(forms.Form):
    """Whom to ask, and what for."""

    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        max_length=254,
        help_text=gettext_lazy("They sign in with it, and our letter goes there."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Whoever has been here before keeps the name they chose."),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=OFFERED,
        help_text=gettext_lazy(
            "Organizers read every application, match and publish, and decide who else does."
        ),
    )


@screen(Who.ORGANIZER, "GET", "POST")
def team(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(rules.organizable(request.user), public_id=program_id)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        grant(request, program, form)
        return redirect("organizer:team", program.public_id)
    roles = rules.grantable(request.user).filter(program=program).order_by("granted_at", "pk")
    organizers = [role for role in roles if role.kind == Role.Kind.ORGANIZER]
    context = {
        "program": program,
        "roles": roles,
        "only_organizer": organizers[0] if len(organizers) == 1 else None,
        "form": form,
    }
    return render(request, "organizer/team.html", context)


@screen(Who.ORGANIZER, "POST")
def take_back(request: SignedInRequest, program_id: str, role_id: str) -> HttpResponse:
    """Take a role back; if somebody was faster, say so."""
    program = get_object_or_404(rules.organizable(request.user), public_id=program_id)
    role = rules.grantable(request.user).filter(program=program, public_id=role_id).first()
    if role is None:
        messages.info(request, _("Somebody has taken this role back already."))
        return redirect("organizer:team", program.public_id)
    revoke_role(role, by=request.user, at=request.now)
    if role.person == request.user:
        messages.success(request, _("You have given your role back. Thank you for your time."))
        return redirect("member:me")
    words = _("%(name)s does not look after %(program)s any more, and a letter says so.")
    messages.success(request, words % {"name": role.person, "program": program})
    return redirect("organizer:team", program.public_id)


@transaction.atomic
def grant(request: SignedInRequest, program: Program, form: RoleForm) -> None:
    """The person and the role, or neither."""
    asked = form.cleaned_data
    person = welcome_person(Introduction(asked["email"], asked["name"]), at=request.now)
    had_it = program.roles.filter(person=person, kind=asked["kind"]).exists()
    grant_role(program, person, asked["kind"], by=request.user, at=request.now)
    if had_it:
        messages.info(request, _("%(name)s has this role already.") % {"name": person})
    else:
        words = _("%(name)s looks after %(program)s with you. A letter says how to sign in.")
        messages.success(request, words % {"name": person, "program": program})
