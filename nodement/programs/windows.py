"""When a cohort takes applications."""

from datetime import datetime
from enum import StrEnum

from nodement.programs.models import Cohort


class Window(StrEnum):
    """How sign-up stands at a moment."""

    FILES_ONLY = "files_only"
    BEFORE = "before"
    OPEN = "open"
    CLOSED = "closed"


def window_of(cohort: Cohort, now: datetime) -> Window:
    """How sign-up stands; the closing instant itself is closed already."""
    if cohort.opens_at is None:
        return Window.FILES_ONLY
    if now < cohort.opens_at:
        return Window.BEFORE
    if cohort.closes_at is not None and now >= cohort.closes_at:
        return Window.CLOSED
    return Window.CLOSED if cohort.matching_closed_at else Window.OPEN
