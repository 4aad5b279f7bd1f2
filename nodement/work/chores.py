"""Every chore of the house, in one table."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from nodement.applying.chores import admit_from_waiting_list, forget_old_drafts
from nodement.lifecycle.chores import tell_closing, tell_openings
from nodement.matching.chores import solve_rounds
from nodement.outbox.chores import forget_secrets, send_letters
from nodement.outreach.chores import forget_prospects, forget_unconfirmed_projects
from nodement.pairs.chores import ask_silent_kickoffs, remind_of_meetings
from nodement.privacy.chores import forget_unused_people
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
    Chore(admit_from_waiting_list, SOMETIMES),
    Chore(forget_old_drafts, SOMETIMES),
    Chore(tell_closing, SOMETIMES),
    Chore(tell_openings, SOMETIMES),
    Chore(forget_unconfirmed_projects, SOMETIMES),
    Chore(forget_prospects, SOMETIMES),
    Chore(forget_unused_people, timedelta(hours=1)),
)
