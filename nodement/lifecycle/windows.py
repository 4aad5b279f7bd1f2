"""What another window would mean for those who are writing now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from nodement.lifecycle.closing import drafts_in_work
from nodement.programs.models import Cohort
from nodement.programs.sign_up import SignUpWindow
from nodement.programs.windows import Window, window_of


class Move(StrEnum):
    """How sign-up changes for somebody who has begun a form."""

    NONE = "none"
    SHUTS = "shuts"
    SOONER = "sooner"
    LONGER = "longer"


@dataclass(frozen=True)
class Effect:
    """What moves, and how many people have begun a form and not sent it."""

    move: Move
    writing: int

    @property
    def takes_time_away(self) -> bool:
        """Somebody would have less time than they were told."""
        return bool(self.writing) and self.move in (Move.SHUTS, Move.SOONER)


def effect_of(cohort: Cohort, window: SignUpWindow, *, now: datetime) -> Effect:
    """What this window would change for people who are writing."""
    move = _move(cohort, window, now)
    return Effect(move, drafts_in_work(cohort) if move != Move.NONE else 0)


def _move(cohort: Cohort, window: SignUpWindow, now: datetime) -> Move:
    later = Cohort(
        opens_at=window.opens_at,
        closes_at=window.closes_at,
        matching_closed_at=cohort.matching_closed_at,
    )
    is_open = window_of(cohort, now) == Window.OPEN
    stays_open = window_of(later, now) == Window.OPEN
    if is_open and not stays_open:
        return Move.SHUTS
    if not stays_open or cohort.closes_at == window.closes_at:
        return Move.NONE
    if window.closes_at is None:
        return Move.LONGER
    if cohort.closes_at is None:
        return Move.SOONER if is_open else Move.NONE
    return Move.LONGER if window.closes_at > cohort.closes_at else Move.SOONER
