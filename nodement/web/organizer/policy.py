"""How a program does things: its figures and weights."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.matching.bridge import weights_of
from nodement.matching.words import criterion_name
from nodement.programs import rules
from nodement.programs.actions import change_policy
from nodement.programs.models import Program
from nodement.programs.policy import GROUPS
from nodement.web.access import Who, screen
from nodement.web.types import SignedInRequest

FIGURES = [name for _title, names in GROUPS for name in names]


HINTS = {
    "minimum_overlap": gettext_lazy(
        "Usually 60. Counted in both time zones, in every week of the term, so also after a clock "
        "has changed."
    ),
    "english_minimum": gettext_lazy("Usually 2. Speaking and understanding, each."),
    "shared_area_required": gettext_lazy(
        "Without it, people are also paired who share no topic at all."
    ),
    "same_affiliation_allowed": gettext_lazy(
        "Usually not: it is good to meet somebody from elsewhere."
    ),
    "form_language": gettext_lazy("A code such as en or pt-BR: what survey answers are read in."),
    "applicants_per_place": gettext_lazy("Usually 30. Beyond it, sign-up is unfair to all."),
    "offer_days": gettext_lazy("Usually 4."),
    "first_word_days": gettext_lazy("Usually 3. The mentee writes first; then we ask the mentor."),
    "mentee_period_days": gettext_lazy("Usually 21."),
    "silence_days": gettext_lazy("Usually 21. Both are asked how it goes, with one click."),
    "smallest_group": gettext_lazy("Usually 5. Numbers about fewer people are not shown."),
}
PolicyForm = forms.modelform_factory(Program, fields=FIGURES)
for figure, question in PolicyForm.base_fields.items():
    question.help_text = HINTS.get(figure, "")
    if isinstance(question, forms.IntegerField):
        question.widget.attrs["class"] = "short"


class WeightsForm(forms.Form):
    """How many points each criterion gives at most."""

    def __init__(self, *args: Any, weights: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, weight in weights.items():
            self.fields[name] = forms.IntegerField(
                label=criterion_name(name), min_value=0, max_value=1000, initial=weight
            )


@screen(Who.ORGANIZER, "GET", "POST")
def policy(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(rules.organizable(request.user), public_id=program_id)
    form = PolicyForm(request.POST or None, instance=program)
    weights = WeightsForm(request.POST or None, weights=weights_of(program), prefix="weight")
    if request.method == "POST" and form.is_valid() and weights.is_valid():
        figures = dict(form.cleaned_data)
        if weights.has_changed():
            figures["weights"] = weights.cleaned_data
        change_policy(program, figures, by=request.user, at=request.now)
        messages.success(request, _("Saved. The next round uses it."))
        return redirect("organizer:policy", program.public_id)
    groups = [(title, [form[name] for name in names]) for title, names in GROUPS]
    context = {"program": program, "groups": groups, "form": form, "weights": weights}
    return render(request, "organizer/policy.html", context)
