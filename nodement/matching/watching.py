"""Between the solver and whoever waits: how far a round is, and whether it is still wanted."""

import time
from collections.abc import Callable

from django.db.models import QuerySet

from nodement.matcher import Progress
from nodement.matching.models import Round

Watch = Callable[[int, int], None]
"""Is told how many pairs were found so far, and how many there can be at most."""
OFTEN_ENOUGH = 1.0
"""Seconds between two questions to the database."""


class Waiting:
    """Those who wait for a round: they are told how far it is, and they can call it off.

    `ours` is the round as long as it is ours to solve. The solver asks and tells far more often
    than anybody looks, so the database hears of it once a second.
    """

    def __init__(
        self,
        ours: "QuerySet[Round]",
        most: int,
        watch: Watch | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`most` pairs can be found at most; `watch` is told as well, every time."""
        self._ours = ours
        self._most = most
        self._watch = watch
        self._clock = clock
        self._found = 0
        self._heard = clock()
        self._called_off = False

    def note(self, progress: Progress) -> None:
        """Keep how many pairs were found; a level that begins anew takes none of them back."""
        self._found = max(self._found, progress.matched)
        if self._watch is not None:
            self._watch(self._found, self._most)

    def called_off(self) -> bool:
        """Whether nobody wants the answer any more: cancelled, or taken over by another worker."""
        now = self._clock()
        if not self._called_off and now - self._heard >= OFTEN_ENOUGH:
            self._heard = now
            self._called_off = not self._ours.update(done=self._found)
        return self._called_off
