"""A run of the solver as others see it: how far it is, and when it should end."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from nodement.matcher.solving.market import Stopped


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    `bound` is how many people could be matched at most, as far as is known; `gap` how much better
    in percent any matching could be than the one at hand. Both are None before anybody can tell.
    `done` of `of` count the steps of a stage where it has steps.
    """

    stage: str
    matched: int = 0
    bound: int | None = None
    gap: float | None = None
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """When to stop early: after so many seconds, or when `cancelled` says so.

    However short the time, all pairs are looked at once and a matching is found.
    """

    seconds: float | None = None
    cancelled: Callable[[], bool] | None = None


@dataclass(slots=True)
class Run:
    """Threads to use, when to stop, whom to tell."""

    threads: int = 1
    limits: Limits = Limits()
    progress: Callable[[Progress], None] | None = None
    started: float = field(default_factory=time.monotonic)

    def heed(self) -> None:
        """Raise `Stopped` when nobody wants the answer any more."""
        cancelled = self.limits.cancelled
        if cancelled is not None and cancelled():
            raise Stopped

    def watch(self) -> None:
        """Raise `Stopped` when nobody wants the answer any more or the time is up."""
        self.heed()
        seconds = self.limits.seconds
        if seconds is not None and time.monotonic() - self.started > seconds:
            raise Stopped

    @property
    def left(self) -> Limits:
        """The limits of a run that goes on from here."""
        if self.limits.seconds is None:
            return self.limits
        spent = time.monotonic() - self.started
        return replace(self.limits, seconds=max(self.limits.seconds - spent, 0.0))

    def tell(self, progress: Progress) -> None:
        """Say how far it is."""
        if self.progress is not None:
            self.progress(progress)
