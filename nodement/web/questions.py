"""A question of a form as a page shows it: words, choices, what was typed, what is wrong."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.forms.utils import flatatt
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from nodement.applying.asked import Asked, Typed
from nodement.applying.kinds.table import KINDS, controls_of
from nodement.applying.reading import can_be_answered, notices_of
from nodement.forms.asking import is_asked
from nodement.forms.content import Audience, Kind, Question, Section
from nodement.forms.wording import worded
from nodement.web.controls import body_of, template_of
from nodement.web.drawing import Body, Drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownIf:
    """The control that decides whether a question is asked, and what it has to say."""

    control: str
    values: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionField:
    """One question, ready for its template; `note` is for words that the page adds."""

    key: str
    kind: Kind
    name: str
    template: str
    label: str
    help: str
    audience: str
    is_required: bool
    body: Body
    problems: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    nothing: str = ""
    shown_if: ShownIf | None = None
    note: str = ""

    @property
    def id(self) -> str:
        return f"q-{self.key}"

    @property
    def described_by(self) -> str:
        """The ids of everything that is said about the question, what is wrong first."""
        said = {
            "problems": self.problems,
            "help": self.help,
            "notices": self.notices,
            "note": self.note or self.kind == Kind.STRICT_LANGUAGE,
            "if": self.shown_if,
            "audience": self.audience,
        }
        return " ".join(f"{self.id}-{part}" for part, words in said.items() if words)

    @property
    def attributes(self) -> SafeString:
        """The attributes of the one control of the question."""
        attributes: dict[str, str | bool] = {"id": self.id, "name": self.name}
        attributes["aria-required"] = "true" if self.is_required else False
        attributes["aria-invalid"] = "true" if self.problems else False
        return flatatt(attributes | {"aria-describedby": self.described_by})

    @property
    def condition(self) -> SafeString:
        """The attributes that let a script hide the question while it is not asked."""
        if self.shown_if is None:
            return SafeString("")
        deciding = {"shown-if": self.shown_if.control, "shown-values": self.shown_if.values}
        return flatatt({f"data-{name}": value for name, value in deciding.items()})


def fields_of(
    section: Section,
    answers: Mapping[str, Any],
    asked: Asked,
    problems: Mapping[str, Sequence[str]] | None = None,
    typed: Mapping[str, Sequence[str]] | None = None,
) -> list[QuestionField]:
    """The questions of a section for somebody with these answers.

    `typed` goes before the answers where something could not be taken. A question that depends on
    another one of the same section is there, with words about when it counts: a script hides it
    while it does not, and reading drops what is written in it.
    """
    here: list[Question] = []
    for question in section.questions:
        if _decided_here(question, here) or is_asked(question, answers):
            here.append(question)
    drawn = ((question, _drawn(question, answers, asked, typed or {})) for question in here)
    return [_field(each, drawing, here, problems or {}) for each, drawing in drawn]


def preview_of(section: Section, asked: Asked) -> list[QuestionField]:
    """Every question of a section, also those that only some people are asked."""
    here = list(section.questions)
    return [_field(each, _drawn(each, {}, asked, {}), here, {}) for each in here]


def with_note(fields: Sequence[QuestionField], kind: Kind, note: str) -> list[QuestionField]:
    """The fields, with words of the page beside the questions of one kind."""
    return [replace(each, note=note) if each.kind == kind else each for each in fields]


def _drawn(
    question: Question,
    answers: Mapping[str, Any],
    asked: Asked,
    typed: Mapping[str, Sequence[str]],
) -> Drawn:
    controls = controls_of(question, asked)
    posted: Typed = {name: list(typed[name]) for name in controls if name in typed}
    answer = answers.get(question.key)
    if not posted and answer is not None:
        posted = KINDS[question.kind].write(question, answer)
    return Drawn(question, worded(question, asked.language), asked, posted, answer)


def _field(
    question: Question,
    drawn: Drawn,
    here: Sequence[Question],
    problems: Mapping[str, Sequence[str]],
) -> QuestionField:
    said = tuple(problems.get(question.key, ()))
    return QuestionField(
        key=question.key,
        kind=question.kind,
        name=question.key,
        template=f"parts/questions/{template_of(question)}.html",
        label=drawn.worded.label,
        help=drawn.worded.help,
        audience=audience_words(question),
        is_required=question.is_required,
        body=body_of(drawn),
        problems=said,
        notices=() if said else notices_of(question, drawn.answer),
        nothing="" if can_be_answered(question, drawn.asked) else _words_for_no_choice(question),
        shown_if=_shown_if(question, here, drawn.asked.language),
    )


def audience_words(question: Question) -> str:
    """Who will see the answer, in a sentence."""
    if question.kind == Kind.EXCLUSIONS:
        return _("Private: only the organizers see this, never the people you name.")
    return {
        Audience.ORGANIZERS: _("Only the organizers see this."),
        Audience.PARTNER: _("The organizers see this and, once you are paired, your partner."),
        Audience.PUBLIC: _("Everybody may see this."),
        Audience.NOBODY: _(
            "Nobody sees your answer. It is only counted with all others, and the counts are "
            "destroyed when the matching closes."
        ),
    }[question.audience]


def _words_for_no_choice(question: Question) -> str:
    if question.kind == Kind.CONSENT:
        return _("There is no text to agree to yet, so you can go on.")
    return _("This program offers nothing to choose here yet, so you can go on.")


def _decided_here(question: Question, here: Sequence[Question]) -> bool:
    condition = question.show_if
    return condition is not None and any(each.key == condition.question for each in here)


def _shown_if(question: Question, here: Sequence[Question], language: str) -> ShownIf | None:
    condition = question.show_if
    if condition is None:
        return None
    decides = next((each for each in here if each.key == condition.question), None)
    if decides is None:
        return None
    read = worded(decides, language)
    names = dict(zip(decides.options, read.options, strict=False))
    names |= {"yes": _("Yes"), "no": _("No")}
    answers = _(" or ").join(f"“{names.get(each, each)}”" for each in condition.is_one_of)
    return ShownIf(
        control=decides.key,
        values=json.dumps(condition.is_one_of),
        words=_("Only if you answer %(answers)s to “%(label)s”.")
        % {"answers": answers, "label": read.label},
    )
