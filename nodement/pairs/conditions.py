"""What must be true before something happens to a pair, and the words when it is not."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from nodement.kit.errors import Refusal
from nodement.outbox.quoting import DIRECTION
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person

FARTHEST = timedelta(days=365)
FEWEST_MINUTES, MOST_MINUTES = 5, 480
LONGEST_PLACE = 300


def hold(pair: Pair) -> Pair:
    """The pair as it is now, held until the change is done: its changes come one by one."""
    pairs = Pair.objects.select_related("cohort", "mentor", "mentee")
    return pairs.select_for_update(of=("self",)).get(pk=pair.pk)


def take(pair: Pair, by: Person) -> Pair:
    """The pair as it is now, held, for one of the two to change while it is going."""
    pair = hold(pair)
    if by not in pair.both:
        raise Refusal(_("Only the two of a pair plan their meetings."))
    if pair.state == Pair.State.ENDED:
        raise Refusal(_("This pair has ended: its meetings stay as they are."))
    return pair


def take_meeting(meeting: Meeting, by: Person) -> Meeting:
    """The meeting as it is now, with its pair held."""
    pair = take(meeting.pair, by)
    meeting = Meeting.objects.get(pk=meeting.pk)
    meeting.pair = pair
    return meeting


def require_can_begin(known: Pair, mentor: Person) -> None:
    """A mentee has one mentor at a time, and nobody goes back to a pair that has ended."""
    names = {"mentee": known.mentee, "mentor": known.mentor}
    if known.state != Pair.State.ENDED:
        raise Refusal(_("%(mentee)s already has %(mentor)s as a mentor in this cohort.") % names)
    if known.mentor == mentor:
        raise Refusal(
            _("%(mentee)s and %(mentor)s were a pair in this cohort before, and it ended.") % names
        )


def in_reach(moment: datetime, at: datetime) -> datetime:
    """The moment to the whole minute, when it is ahead and within a year."""
    if timezone.is_naive(moment):
        raise ValueError("a moment needs its time zone")
    moment = (moment + timedelta(seconds=30)).replace(second=0, microsecond=0)
    if moment <= at:
        raise Refusal(_("This time has passed. Choose one that is ahead."))
    if moment > at + FARTHEST:
        raise Refusal(_("This time is more than a year ahead. Choose an earlier one."))
    return moment


def require_acceptable(meeting: Meeting, moment: datetime, by: Person, at: datetime) -> None:
    """What `by` says yes to is what the other side proposes now, and it is still ahead."""
    partner = {"name": meeting.pair.partner_of(by)}
    if meeting.proposed_for is None:
        raise Refusal(_("This time is not open any more. Propose another one."))
    if meeting.proposed_by == by:
        raise Refusal(_("You have proposed a time yourself; now %(name)s answers.") % partner)
    if meeting.proposed_for != moment:
        raise Refusal(_("%(name)s has proposed another time meanwhile: look at it.") % partner)
    if moment <= at:
        raise Refusal(_("This time has passed. Propose another one."))


def require_cancellable(meeting: Meeting, at: datetime) -> None:
    """Only what has not begun can be called off."""
    state = Meeting.State
    has_begun = meeting.starts_at is not None and meeting.starts_at <= at
    if has_begun or meeting.state in (state.HELD, state.MISSED):
        raise Refusal(_("This meeting’s time has come. Say whether you met."))


def require_begun(meeting: Meeting, at: datetime) -> None:
    """Whether two people met can be said once the agreed time has come."""
    state = Meeting.State
    if meeting.state not in (state.AGREED, state.HELD, state.MISSED):
        raise Refusal(_("No meeting was agreed for this time."))
    if meeting.starts_at is not None and meeting.starts_at > at:
        raise Refusal(_("This meeting is still ahead. Come back when you have met."))


def require_minutes(minutes: int) -> None:
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        limits = {"least": FEWEST_MINUTES, "most": MOST_MINUTES}
        raise Refusal(_("A meeting lasts between %(least)d and %(most)d minutes.") % limits)


def require_open(meeting: Meeting) -> None:
    if meeting.state not in (Meeting.State.PROPOSED, Meeting.State.AGREED):
        raise Refusal(_("This meeting is over: where it was stays as it is."))


def one_line(place: str) -> str:
    """A place on one line, that reads in one direction. Refuses more than fits an invitation."""
    place = " ".join("".join(letter for letter in place if letter not in DIRECTION).split())
    if len(place) > LONGEST_PLACE:
        words = _("This is too long: say where you meet in up to %(most)s characters.")
        raise Refusal(words % {"most": LONGEST_PLACE})
    return place
