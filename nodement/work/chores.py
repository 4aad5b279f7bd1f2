"""Every chore of the house, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nodement.matching.chores import solve_rounds
from nodement.outbox.chores import forget_secrets, send_letters
from nodement.pairs.chores import ask_silent_kickoffs, remind_of_meetings
from nodement.surveys.chores import read_surveys, take_in_surveys

Sweep = Callable[[datetime], int]


@dataclass(frozen=True)
class Chore:
    """A sweep over due rows, and how long to rest when there was nothing to do."""

    sweep: Sweep
    rest: timedelta

    @property
    def name(self) -> str:
        return self.sweep.__name__


SOON = timedelta(seconds=1)
SOMETIMES = timedelta(minutes=1)

CHORES = (
    Chore(read_surveys, SOON),
    Chore(take_in_surveys, SOON),
    Chore(solve_rounds, SOON),
    Chore(send_letters, SOON),
    Chore(forget_secrets, SOMETIMES),
    Chore(ask_silent_kickoffs, SOMETIMES),
    Chore(remind_of_meetings, SOMETIMES),
)
