"""What the worker does with rounds: it solves them."""

from datetime import datetime, timedelta

from nodement.kit.claims import claim
from nodement.matching.models import Round
from nodement.matching.solving import solve_round
from nodement.matching.watching import Watch

IN_WORK = [Round.State.WAITING, Round.State.SOLVING]
LEASE = timedelta(minutes=10)


def solve_rounds(now: datetime) -> int:
    """Solve what organizers asked for; say how many. A killed worker's round is solved again."""
    due = Round.objects.filter(state__in=IN_WORK)
    claimed = claim(due, now=now, lease=LEASE, most=1)
    for asked in claimed:
        solve_round(asked, at=now)
    return len(claimed)


def solve_now(asked: Round, *, at: datetime, watch: Watch) -> Round:
    """Solve this round here and now, unless a worker is at it."""
    due = Round.objects.filter(pk=asked.pk, state__in=IN_WORK)
    for claimed in claim(due, now=at, lease=LEASE, most=1):
        solve_round(claimed, at=at, watch=watch)
    return Round.objects.get(pk=asked.pk)
