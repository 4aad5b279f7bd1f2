"""The fields in which an organizer words one question, by its kind."""

from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nodement.documents.models import Document
from nodement.forms.conditions import before, choices_of
from nodement.forms.content import Audience, Condition, Content, Kind, Question
from nodement.forms.editing import keeps_answers
from nodement.forms.models import Form
from nodement.forms.needed import LEVELS, NEED_NOT_BE_ANSWERED, PRIVATE, is_needed
from nodement.forms.shared_questions import DOCUMENTS
from nodement.forms.words import AUDIENCES
from nodement.web.organizer.form_lines import LONGEST_TEXT, answers_typed, lines_of_answers

CHOICES = (Kind.ONE, Kind.SEVERAL)
BOUNDED = (Kind.SCALE, Kind.NUMBER, Kind.SEVERAL, Kind.LINES, Kind.WISHES, Kind.EXCLUSIONS)
LARGEST_NUMBER = 1_000_000


@dataclass(frozen=True)
class Place:
    """A question on its place in a form; `key` is what it will be called from now on."""

    form: Form
    content: Content
    question: Question
    section: str
    key: str

    @property
    def is_needed(self) -> bool:
        return is_needed(self.question, self.form.role)

    @property
    def has_fixed_bounds(self) -> bool:
        return self.question.feeds in LEVELS

    @property
    def is_asked_of_all(self) -> bool:
        """Whether it is asked and answered in any case, so that there is nothing to choose."""
        return self.is_needed or self.question.kind == Kind.CONSENT

    def audiences(self) -> list[Audience]:
        if self.question.kind in PRIVATE:
            return [Audience.ORGANIZERS]
        counted = self.question.kind in CHOICES and not self.question.feeds
        if self.question.kind == Kind.FILE:
            return [Audience.ORGANIZERS, Audience.PARTNER]
        return [each for each in Audience if counted or each != Audience.NOBODY]


class QuestionForm(forms.Form):
    """What an organizer says about a question; what its kind does not have is not asked."""

    label = forms.CharField(
        label=gettext_lazy("The question"),
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    help = forms.CharField(
        label=gettext_lazy("A word of help"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("Shown under the question, in small letters."),
    )
    options = forms.CharField(
        label=gettext_lazy("Answers to choose from, one a line"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
        help_text=gettext_lazy("They are offered in this order."),
    )
    documents = forms.MultipleChoiceField(
        label=gettext_lazy("Texts to agree to"),
        choices=[(kind, Document.Kind(kind).label) for kind in DOCUMENTS],
        widget=forms.CheckboxSelectMultiple,
    )
    least = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER)
    most = forms.IntegerField(required=False, min_value=0, max_value=LARGEST_NUMBER)
    is_required = forms.BooleanField(label=gettext_lazy("Has to be answered"), required=False)
    audience = forms.ChoiceField(
        label=gettext_lazy("Who sees the answer"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy(
            "Printed beside the question. Answers given so far keep what was printed then."
        ),
    )
    section = forms.ChoiceField(label=gettext_lazy("Section"))
    because_of = forms.ChoiceField(
        label=gettext_lazy("Ask only because of"),
        required=False,
        help_text=gettext_lazy("An earlier question with answers to choose from."),
    )
    if_answered = forms.CharField(
        label=gettext_lazy("If one of these is answered, one a line"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )

    def __init__(self, *args: Any, place: Place, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs | {"initial": _initial(place)})
        self.place = place
        for name in _left_out(place):
            del self.fields[name]
        self._offer(place)
        _name_bounds(self.fields, place.question.kind)

    def _offer(self, place: Place) -> None:
        sections = [(section.key, section.title) for section in place.content.sections]
        self.fields["section"].choices = sections  # type: ignore[attr-defined]
        if "audience" in self.fields:
            offered = [(each.value, AUDIENCES[each]) for each in place.audiences()]
            self.fields["audience"].choices = offered  # type: ignore[attr-defined]
        if "because_of" in self.fields:
            earlier = before(place.content, place.question.key)
            choices = [
                ("", _("Nothing: ask everybody")),
                *((each.key, each.label) for each in earlier),
            ]
            self.fields["because_of"].choices = choices  # type: ignore[attr-defined]

    def clean_label(self) -> str:
        return " ".join(self.cleaned_data["label"].split())

    def clean_options(self) -> tuple[str, ...]:
        typed = lines_of_answers(self.cleaned_data["options"])
        if self.place.question.kind == Kind.ONE and len(typed) < 2:
            raise forms.ValidationError(_("Please write two answers at least, each in a line."))
        return typed

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        least, most = said.get("least"), said.get("most")
        if least is not None and most is not None and least > most:
            self.add_error("most", _("This is less than the smallest."))
        if self.place.question.kind == Kind.SCALE and "least" in self.fields:
            self._check_scale(least, most)
        if said.get("because_of"):
            self._check_condition(said["because_of"])
        return said

    def _check_scale(self, least: int | None, most: int | None) -> None:
        if least is None or most is None:
            self.add_error("most", _("A scale needs its two ends, such as 1 and 5."))
        elif most - least not in range(1, 11) and not self.errors.get("most"):
            self.add_error("most", _("A scale has 2 to 11 steps."))

    def _check_condition(self, key: str) -> None:
        earlier = self.place.content.question(key)
        offered = choices_of(earlier) if earlier else ()
        known, unknown = answers_typed(self.cleaned_data.get("if_answered", ""), offered)
        self.cleaned_data["if_answered"] = known
        if unknown or not known:
            words = _("Please write one or more of these, each in a line: %(answers)s.")
            self.add_error("if_answered", words % {"answers": " · ".join(offered)})

    def question(self) -> Question:
        """The question as it was worded; what was not asked for stays as it is."""
        said = self.cleaned_data
        asked = {name: said[name] for name in _PLAIN if name in self.fields}
        if "documents" in self.fields:
            asked["documents"] = tuple(said["documents"])
        audiences = self.place.audiences()
        asked["audience"] = Audience(said.get("audience", audiences[0]))
        if "because_of" in self.fields:
            asked["show_if"] = _condition(said)
        if self.place.is_asked_of_all:
            optional = self.place.question.feeds in NEED_NOT_BE_ANSWERED
            asked |= {"show_if": None, "is_required": not optional}
        return replace(self.place.question, key=self.place.key, **asked)


_PLAIN = ("label", "help", "options", "least", "most", "is_required")


def as_kind(question: Question, kind: Kind, new_key: str) -> tuple[Question, str]:
    """The question asked as another kind, and its key: a new one if its answers would not fit."""
    if kind == question.kind:
        return question, question.key
    scale = (1, 5) if kind == Kind.SCALE else (None, None)
    counted = question.audience == Audience.NOBODY and kind not in CHOICES
    asked = replace(
        question,
        kind=kind,
        least=scale[0],
        most=scale[1],
        options=question.options if kind in CHOICES else (),
        is_required=kind == Kind.CONSENT or question.is_required,
        documents=DOCUMENTS if kind == Kind.CONSENT else (),
        audience=Audience.ORGANIZERS if counted else question.audience,
    )
    return asked, question.key if keeps_answers(question.kind, kind) else new_key


def _condition(said: dict[str, Any]) -> Condition | None:
    if not said["because_of"]:
        return None
    return Condition(question=said["because_of"], is_one_of=said["if_answered"])


def _left_out(place: Place) -> list[str]:
    kind = place.question.kind
    out = [] if kind in CHOICES else ["options"]
    if kind != Kind.CONSENT:
        out.append("documents")
    if kind not in BOUNDED or place.has_fixed_bounds:
        out += ["least", "most"]
    if place.is_asked_of_all:
        out += ["because_of", "if_answered"]
    if place.is_asked_of_all or kind in (Kind.STRICT_LANGUAGE, *PRIVATE):
        out.append("is_required")
    if len(place.audiences()) == 1:
        out.append("audience")
    return out


def _name_bounds(fields: dict[str, forms.Field], kind: Kind) -> None:
    if "least" not in fields:
        return
    names = {
        Kind.SCALE: (_("The scale begins at"), _("and ends at")),
        Kind.NUMBER: (_("Smallest number"), _("Largest number")),
    }
    usual = (_("How many at least"), _("How many at most"))
    for name, label in zip(("least", "most"), names.get(kind, usual), strict=True):
        fields[name].label = label
        fields[name].widget.attrs["class"] = "short"


def _initial(place: Place) -> dict[str, Any]:
    question = place.question
    condition = question.show_if
    return {
        "label": question.label,
        "help": question.help,
        "options": "\n".join(question.options),
        "documents": list(question.documents),
        "least": question.least,
        "most": question.most,
        "is_required": question.is_required,
        "audience": question.audience.value,
        "section": place.section,
        "because_of": condition.question if condition else "",
        "if_answered": "\n".join(condition.is_one_of) if condition else "",
    }
