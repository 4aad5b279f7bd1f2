"""When a cohort takes applications: what is decided, and what a good window would be."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.clocks import instant_of, on_clock
from nodement.programs.models import Cohort

CHANGED = "changed the sign-up of"
MORNING = time(9)
LATE_AFTERNOON = time(18)
BEFORE_THE_TERM = timedelta(weeks=3)
LENGTH = timedelta(weeks=4)
SHORTEST = timedelta(weeks=1)


@dataclass(frozen=True)
class SignUpWindow:
    """From when to when forms are taken; without an opening, answers come in as files only."""

    opens_at: datetime | None
    closes_at: datetime | None = None
    is_rolling: bool = False

    @classmethod
    def of(cls, cohort: Cohort) -> "SignUpWindow":
        return cls(cohort.opens_at, cohort.closes_at, cohort.is_rolling)


@transaction.atomic
def change_window(cohort: Cohort, window: SignUpWindow, *, by: Person, at: datetime) -> None:
    """Set when sign-up opens and closes; the same again changes nothing.

    Refuses a window that closes before it opens, one that neither closes nor stays open, and any
    change once the matching is closed.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    if window == SignUpWindow.of(cohort):
        return
    if cohort.matching_closed_at is not None:
        raise Refusal(_("The matching of this cohort is closed, so sign-up stays closed too."))
    _require_sense(window)
    cohort.opens_at, cohort.closes_at = window.opens_at, window.closes_at
    cohort.is_rolling = window.is_rolling
    cohort.save(update_fields=["opens_at", "closes_at", "is_rolling"])
    record(CHANGED, cohort, by=by, at=at, **_as_facts(window))


def suggested_window(cohort: Cohort, *, now: datetime) -> SignUpWindow:
    """A window to begin with: as in the cohort before, or the weeks before the term.

    It never begins in the past, and it keeps the hours of the program's clock.
    """
    earlier = cohort.copied_from
    if earlier is not None and earlier.opens_at is not None:
        opens, closes = _moved(cohort, earlier, earlier.opens_at)
    else:
        closes = datetime.combine(cohort.starts_on - BEFORE_THE_TERM, LATE_AFTERNOON)
        opens = datetime.combine((closes - LENGTH).date(), MORNING)
    zone = cohort.program.time_zone
    tomorrow = datetime.combine(on_clock(now, zone).date() + timedelta(days=1), opens.time())
    opens = max(opens, tomorrow)
    closes = max(closes, datetime.combine((opens + SHORTEST).date(), closes.time()))
    is_rolling = earlier is not None and earlier.is_rolling
    closes_at = None if is_rolling else instant_of(closes, zone).at
    return SignUpWindow(instant_of(opens, zone).at, closes_at, is_rolling)


def _moved(
    cohort: Cohort, earlier: Cohort, earlier_opens_at: datetime
) -> tuple[datetime, datetime]:
    """The earlier window, as far before this term as it was before the other."""
    days = cohort.starts_on - earlier.starts_on
    zone = earlier.program.time_zone
    opens = on_clock(earlier_opens_at, zone)
    closes = on_clock(earlier.closes_at, zone) if earlier.closes_at else opens + LENGTH
    return opens + days, closes + days


def first_monday(after: date) -> date:
    """The first Monday on this day or after it."""
    return after + timedelta(days=-after.weekday() % 7)


def _require_sense(window: SignUpWindow) -> None:
    if window.opens_at is None:
        if window.closes_at is not None or window.is_rolling:
            raise Refusal(_("Please say when sign-up opens, too."))
        return
    if window.is_rolling and window.closes_at is not None:
        raise Refusal(_("Sign-up stays open or it closes: please choose one."))
    if not window.is_rolling and window.closes_at is None:
        raise Refusal(_("Please say when sign-up closes, or let it stay open."))
    if window.closes_at is not None and window.closes_at <= window.opens_at:
        raise Refusal(_("Sign-up closes before it opens. Please look at both times again."))


def _as_facts(window: SignUpWindow) -> dict[str, str]:
    return {
        "opens_at": window.opens_at.isoformat() if window.opens_at else "",
        "closes_at": window.closes_at.isoformat() if window.closes_at else "",
        "is_rolling": "yes" if window.is_rolling else "no",
    }
