"""Which decisions on an application are possible, and why one is left as it is."""

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum

from nodement.admissions.models import BulkChange
from nodement.surveys.models import Application

State = Application.State
FROM: dict[str, frozenset[str]] = {
    State.DECLINED: frozenset({State.COMPLETE, State.WAITING_LIST}),
    State.COMPLETE: frozenset({State.DECLINED, State.WAITING_LIST}),
    State.WAITING_LIST: frozenset({State.COMPLETE, State.DECLINED}),
    State.WITHDRAWN: frozenset({State.RECEIVED, State.COMPLETE, State.WAITING_LIST}),
}
"""The states that a decision leads away from, by the state that it leads to."""


class Cause(StrEnum):
    """Why an application is left as it is."""

    CHANGED = "changed"
    PAIRED = "paired"
    ALREADY = "already"
    WITHDRAWN = "withdrawn"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"


@dataclass(frozen=True)
class Decision:
    """Where applications go; a decline has a reason from the list, and perhaps words."""

    to_state: str
    reason: str = ""
    words: str = ""


@dataclass(frozen=True)
class Left:
    """An application that is left as it is, and why."""

    application: Application
    cause: Cause


@dataclass(frozen=True)
class Outcome:
    """What a decision did; `change` can be undone, and is missing when nothing changed."""

    moved: tuple[Application, ...] = ()
    left: tuple[Left, ...] = ()
    change: BulkChange | None = None


def cause_against(application: Application, to_state: str, paired: Set[int]) -> Cause | None:
    """Why this application can't go there; nothing when it can.

    `paired` are the keys of the applications whose people are in a going pair on that side: the
    other one counts on them.
    """
    if application.state == to_state:
        return Cause.ALREADY
    if application.pk in paired and to_state != State.COMPLETE:
        return Cause.PAIRED
    if application.state in FROM[to_state]:
        return None
    return {
        State.RECEIVED: Cause.UNCONFIRMED,
        State.WITHDRAWN: Cause.WITHDRAWN,
        State.DECLINED: Cause.DECLINED,
    }[State(application.state)]
