"""How a program does things: its figures and weights."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.matching.bridge import weights_of
from nodement.matching.words import criterion_name
from nodement.programs import rules
from nodement.programs.actions import Taxonomy, change_policy, change_taxonomy
from nodement.programs.models import Program, Topic
from nodement.programs.policy import GROUPS, NOT_USED_YET
from nodement.programs.queries import topics
from nodement.web.access import Who, screen
from nodement.web.organizer.programs import lines_of
from nodement.web.types import SignedInRequest

FIGURES = [*(name for _title, names in GROUPS for name in names), *NOT_USED_YET]


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
    "eligibility": gettext_lazy(
        "In your words: who has contributed to any project of the community, say. Nominees and "
        "the projects that name them read it."
    ),
    "nominees_need_confirmation": gettext_lazy(
        "Then the letter to somebody whom a project has named waits for you."
    ),
    "welfare": gettext_lazy(
        "Most people come first in any case. This decides between matchings of as many people."
    ),
    "raise_floor": gettext_lazy(
        "Raises the lowest score as far as it costs nobody their mentor. The others may fit less."
    ),
    "applicants_per_place": gettext_lazy(
        "Usually 30. Whoever applies beyond that stands on the waiting list, and is told before."
    ),
    "smallest_group": gettext_lazy("Usually 5. Answers that are only counted hide smaller groups."),
    "form_language": gettext_lazy("A code such as en or pt-BR: what survey answers are read in."),
    "first_word_days": gettext_lazy("Usually 3. The mentee writes first; then we ask the mentor."),
}
PolicyForm = forms.modelform_factory(
    Program, fields=FIGURES, widgets={"welfare": forms.RadioSelect}
)
for figure, question in PolicyForm.base_fields.items():
    question.show_hidden_initial = True
    question.help_text = HINTS.get(figure, "")
    if isinstance(question, forms.IntegerField):
        question.widget.attrs["class"] = "short"


class WeightsForm(forms.Form):
    """How many points each criterion gives at most."""

    def __init__(self, *args: Any, weights: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, weight in weights.items():
            self.fields[name] = forms.IntegerField(
                label=criterion_name(name),
                min_value=0,
                max_value=1000,
                initial=weight,
                show_hidden_initial=True,
            )


class TopicsForm(forms.Form):
    """The words that survey answers are read by, one a line."""

    area = forms.CharField(
        label=gettext_lazy("Areas of focus, one a line"),
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Survey answers are read against these words."),
        show_hidden_initial=True,
    )
    help = forms.CharField(
        label=gettext_lazy("Kinds of help, one a line"),
        widget=forms.Textarea(attrs={"rows": 4}),
        show_hidden_initial=True,
    )


@screen(Who.ORGANIZER, "GET", "POST")
def policy(request: SignedInRequest, program_id: str) -> HttpResponse:
    program = get_object_or_404(rules.organizable(request.user), public_id=program_id)
    form = PolicyForm(request.POST or None, instance=program)
    weights = WeightsForm(request.POST or None, weights=weights_of(program), prefix="weight")
    words = TopicsForm(request.POST or None, initial=_words(program), prefix="topics")
    if request.method == "POST" and form.is_valid() and weights.is_valid() and words.is_valid():
        _save(request, program, form, weights, words)
        messages.success(request, _("Saved. The next round uses it."))
        return redirect("organizer:policy", program.public_id)
    context = {
        "program": program,
        "groups": [(title, [form[name] for name in names]) for title, names in GROUPS],
        "not_used_yet": [form[name] for name in NOT_USED_YET],
        "form": form,
        "weights": weights,
        "words": words,
    }
    return render(request, "organizer/policy.html", context)


def _words(program: Program) -> dict[str, str]:
    return {kind.value: "\n".join(topics(program, kind)) for kind in Topic.Kind}


@transaction.atomic
def _save(
    request: SignedInRequest,
    program: Program,
    form: forms.BaseForm,
    weights: forms.BaseForm,
    words: forms.BaseForm,
) -> None:
    """All that differs from what was shown, or nothing; what others changed meanwhile stays."""
    figures = _changed(form)
    if weights.has_changed():
        figures["weights"] = weights_of(program) | _changed(weights)
    change_policy(program, figures, by=request.user, at=request.now)
    typed = _words(program) | _changed(words)
    taxonomy = Taxonomy(lines_of(typed[Topic.Kind.AREA]), lines_of(typed[Topic.Kind.HELP]))
    change_taxonomy(program, taxonomy, by=request.user, at=request.now)


def _changed(form: forms.BaseForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in form.changed_data}
