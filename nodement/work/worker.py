"""The worker: does every chore when it is due, until it is told to stop."""

import logging
import signal
import threading
import time
from collections.abc import Iterable
from types import FrameType

from django.db import close_old_connections
from django.utils import timezone

from nodement.work.chores import CHORES, Chore

log = logging.getLogger(__name__)
NAP = 0.5
REST_AFTER_TROUBLE = 10.0


class Worker:
    """Does chores one after the other; any number of workers may run at once.

    Whatever one chore raises is logged, and the chore rests: the others go on.

    Rests are measured by a clock that never jumps, so a wrong wall clock does not stop the work.
    """

    def __init__(self, chores: Iterable[Chore] = CHORES) -> None:
        self._rests_until = dict.fromkeys(chores, 0.0)
        self._stopped = threading.Event()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Finish the chore at hand, then return from `run`."""
        self._stopped.set()

    def stop_on_signals(self) -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)

    def run(self) -> None:
        """Work until stopped. A chore that fails rests; the others go on."""
        while not self._stopped.is_set():
            close_old_connections()
            if not sum(self._do(chore) for chore in self._rests_until):
                self._stopped.wait(NAP)

    def _do(self, chore: Chore) -> int:
        if self._stopped.is_set() or time.monotonic() < self._rests_until[chore]:
            return 0
        try:
            done = chore.sweep(timezone.now())
        except Exception:
            log.exception("The chore %s failed and is tried again.", chore.name)
            self._rests_until[chore] = time.monotonic() + REST_AFTER_TROUBLE
            return 0
        rest = 0.0 if done else chore.rest.total_seconds()
        self._rests_until[chore] = time.monotonic() + rest
        return done


def do_all(chores: Iterable[Chore] = CHORES) -> None:
    """Do every chore until there is nothing left to do now."""
    chores = tuple(chores)
    while sum(chore.sweep(timezone.now()) for chore in chores):
        pass
