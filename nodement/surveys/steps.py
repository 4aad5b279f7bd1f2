"""Where an application stands, in the words that its page and its letters share."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

MENTEE, MENTOR = "mentee", "mentor"


class Step(StrEnum):
    """A step of the road from the first answer to the pair."""

    RECEIVED = "received"
    COMPLETE = "complete"
    WAITING_LIST = "waiting_list"
    MATCHING = "matching"
    PAIRED = "paired"
    WAITING = "waiting"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OVER = "over"


@dataclass(frozen=True)
class Stand:
    """One person's step, and what has to be known to say it.

    `position` is their place in line, from 1. `closes` is whether sign-up ends at a moment, so that
    the matching begins after it; `had_pair`, whether a pair of theirs has ended.
    """

    step: Step
    role: str
    position: int | None = None
    closes: bool = True
    had_pair: bool = False


def title_of(stand: Stand) -> str:
    """The step in a few words, in the language that is spoken now."""
    mentors = stand.role == MENTOR
    titles = {
        Step.RECEIVED: _("Received: please confirm your address"),
        Step.COMPLETE: _("Your application is complete"),
        Step.WAITING_LIST: _("You are on the waiting list"),
        Step.MATCHING: _("You are being matched"),
        Step.PAIRED: _("You have a mentee") if mentors else _("You have a mentor"),
        Step.WAITING: _("You are still in line"),
        Step.DECLINED: _("Not this time"),
        Step.WITHDRAWN: _("You have withdrawn"),
        Step.OVER: _("This cohort is over"),
    }
    return titles[stand.step]


def sentence_of(stand: Stand) -> str:
    """What the step means for this person, in the language that is spoken now."""
    if stand.step == Step.COMPLETE:
        return _complete(stand)
    if stand.step == Step.WAITING_LIST:
        return _on_the_list(stand)
    if stand.step == Step.WAITING:
        return _still_waiting(stand)
    plain = {
        Step.RECEIVED: _(
            "We have your answers. One step is left: confirm that this address is yours."
        ),
        Step.MATCHING: _(
            "The organizers are looking for who fits you. There is nothing to do for you now: as "
            "soon as there is an answer, you get a letter."
        ),
        Step.PAIRED: _("Your pair has a page of its own, with the next step for both of you."),
        Step.DECLINED: _(
            "This says nothing about you as a person, and it does not count against you later: "
            "you are welcome to apply again when the next cohort opens."
        ),
        Step.WITHDRAWN: _("Nobody looks for a match for you in this cohort any more."),
        Step.OVER: _("Its term has ended. Thank you for your patience with us."),
    }
    return plain[stand.step]


def _complete(stand: Stand) -> str:
    if stand.closes:
        return _(
            "There is nothing left to do for you now. When sign-up has closed, the organizers "
            "look for who fits you."
        )
    return _(
        "There is nothing left to do for you now. The organizers match people again and again, "
        "and you take part from the next time on."
    )


def _on_the_list(stand: Stand) -> str:
    if stand.position is None:
        return _("More people applied than there are places for. Your turn comes by itself.")
    words = _(
        "More people applied than there are places for. You are number %(position)s on the "
        "waiting list, and you move up by yourself."
    )
    return words % {"position": stand.position}


def _still_waiting(stand: Stand) -> str:
    first = _("Nobody who fits you was left this time.")
    if stand.role != MENTOR:
        first = _("There was no mentor for you this time.")
    if stand.had_pair:
        first = _("Your pair has ended, and the cohort goes on.")
    if stand.position is None:
        return f"{first} {_('You stay in line for the next matching.')}"
    words = _("You stay in line for the next matching, as number %(position)s of those who wait.")
    return f"{first} {words % {'position': stand.position}}"
