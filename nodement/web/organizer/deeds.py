"""What organizers can do with the applications that they chose: how it is said, and done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from nodement.admissions import actions, queries
from nodement.admissions.actions import Applications
from nodement.admissions.decisions import Cause, Decision, Outcome, State
from nodement.admissions.models import BulkChange
from nodement.admissions.reasons import DeclineReason
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.web.types import SignedInRequest


class DeclineForm(forms.Form):
    """Why, and a few words of one's own."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Please choose")), *DeclineReason.choices],
        help_text=_("It stands in the letter and on their page, in our words."),
    )
    words = forms.CharField(
        label=_("In your own words"),
        required=False,
        max_length=actions.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Kind and true: what could they do until the next cohort? All get the same."),
    )

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"].strip()
        if self.cleaned_data.get("reason") == DeclineReason.OTHER and not words:
            raise forms.ValidationError(_("Please say the reason: the list does not have it."))
        return words


class OwnerForm(forms.Form):
    """Which organizer looks after them."""

    owner = forms.ChoiceField(label=_("Looked after by"), required=False)

    def __init__(self, typed: QueryDict | None, owners: list[Person]) -> None:
        super().__init__(typed)
        named = [(one.public_id, str(one)) for one in owners]
        self.fields["owner"].choices = [("", _("Nobody")), *named]  # type: ignore[attr-defined]


Do = Callable[[SignedInRequest, Cohort, Applications, dict[str, str]], Outcome]


@dataclass(frozen=True)
class Deed:
    """One thing to do: the state that it leads to ("" for none), its words, the action."""

    key: str
    to_state: str
    label: Promise
    question: Any
    explanation: Promise
    done: Any
    act: Do
    is_grave: bool = False

    def asks(self, count: int) -> str:
        """What would happen to how many."""
        return str(self.question % {"count": count})

    def form(self, typed: QueryDict | None, cohort: Cohort) -> forms.Form:
        """What has to be said before it is done."""
        if self.key == "decline":
            return DeclineForm(typed)
        if self.key == "own":
            return OwnerForm(typed, list(queries.organizers(cohort)))
        return forms.Form(typed)


def _decline(
    request: SignedInRequest, cohort: Cohort, rows: Applications, said: dict[str, str]
) -> Outcome:
    decision = Decision(State.DECLINED, said["reason"], said["words"])
    return actions.decline_applications(cohort, rows, decision, by=request.user, at=request.now)


def _own(
    request: SignedInRequest, cohort: Cohort, rows: Applications, said: dict[str, str]
) -> Outcome:
    owner = queries.organizers(cohort).filter(public_id=said["owner"]).first()
    return actions.assign_owner(cohort, rows, owner, by=request.user, at=request.now)


def _plain(act: Callable[..., Outcome]) -> Do:
    def do(
        request: SignedInRequest, cohort: Cohort, rows: Applications, _said: dict[str, str]
    ) -> Outcome:
        return act(cohort, rows, by=request.user, at=request.now)

    return do


DEEDS = {
    deed.key: deed
    for deed in (
        Deed(
            "decline",
            State.DECLINED,
            _("Decline"),
            ngettext_lazy(
                "Decline %(count)s application", "Decline %(count)s applications", "count"
            ),
            _("They are not matched, and each of them gets the letter below."),
            ngettext_lazy(
                "%(count)s application is declined.",
                "%(count)s applications are declined.",
                "count",
            ),
            _decline,
            is_grave=True,
        ),
        Deed(
            "wait",
            State.WAITING_LIST,
            _("Put on the waiting list"),
            ngettext_lazy(
                "Put %(count)s application on the waiting list",
                "Put %(count)s applications on the waiting list",
                "count",
            ),
            _("They are not matched until there is room, and each of them gets the letter below."),
            ngettext_lazy(
                "%(count)s application is on the waiting list.",
                "%(count)s applications are on the waiting list.",
                "count",
            ),
            _plain(actions.make_applications_wait),
        ),
        Deed(
            "take_up",
            State.COMPLETE,
            _("Set back to complete"),
            ngettext_lazy(
                "Set %(count)s application back to complete",
                "Set %(count)s applications back to complete",
                "count",
            ),
            _(
                "They take part in the matching. Each of them gets the letter below, unless the "
                "one that said otherwise has not left yet: then it is kept back."
            ),
            ngettext_lazy(
                "%(count)s application is complete again.",
                "%(count)s applications are complete again.",
                "count",
            ),
            _plain(actions.take_up_applications),
        ),
        Deed(
            "withdraw",
            State.WITHDRAWN,
            _("Withdraw for them"),
            ngettext_lazy(
                "Withdraw %(count)s application", "Withdraw %(count)s applications", "count"
            ),
            _(
                "For people who asked you by mail. They are not matched any more, a new survey "
                "file does not bring them back, and each of them gets the letter below."
            ),
            ngettext_lazy(
                "%(count)s application is withdrawn.",
                "%(count)s applications are withdrawn.",
                "count",
            ),
            _plain(actions.withdraw_applications),
            is_grave=True,
        ),
        Deed(
            "own",
            "",
            _("Say who looks after them"),
            ngettext_lazy(
                "Say who looks after %(count)s application",
                "Say who looks after %(count)s applications",
                "count",
            ),
            _("Among organizers only: nobody gets a letter."),
            ngettext_lazy(
                "%(count)s application has a new owner.",
                "%(count)s applications have a new owner.",
                "count",
            ),
            _own,
        ),
    )
}
CAUSES = {
    Cause.CHANGED: _("changed meanwhile by somebody else"),
    Cause.PAIRED: _("in a pair: the other one counts on them"),
    Cause.ALREADY: _("there already"),
    Cause.WITHDRAWN: _("has withdrawn"),
    Cause.UNCONFIRMED: _("has not confirmed the address"),
    Cause.DECLINED: _("was declined"),
}
FITTING = {
    State.RECEIVED: ("withdraw", "own"),
    State.COMPLETE: ("decline", "wait", "withdraw", "own"),
    State.WAITING_LIST: ("take_up", "decline", "withdraw", "own"),
    State.DECLINED: ("take_up", "wait", "own"),
    State.WITHDRAWN: ("own",),
}
"""What can be done with one application, by its state."""
_BY_STATE = {deed.to_state: deed for deed in DEEDS.values()}


@dataclass(frozen=True)
class Told:
    """A decision, and what it did to how many."""

    change: BulkChange
    words: str


def told(change: BulkChange) -> Told:
    """A decision in words."""
    return Told(change, _BY_STATE[change.to_state].asks(len(change.before)))
