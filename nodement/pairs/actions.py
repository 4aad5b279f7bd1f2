"""What happens to a pair: it is formed, agrees on times, moves them, meets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.pairs import conditions
from nodement.pairs.letters import tell, tell_agreed, tell_cancelled, tell_place
from nodement.pairs.models import Meeting, Pair
from nodement.pairs.queries import last_place
from nodement.people.models import Person
from nodement.programs.models import Cohort

NOTICE = timedelta(hours=24)


@dataclass(frozen=True)
class Formation:
    """Who shall be a pair, in which language, and why these two."""

    cohort: Cohort
    mentor: Person
    mentee: Person
    language: str
    shared_areas: Sequence[str] = ()
    reasons: Sequence[Any] = ()


@transaction.atomic
def form_pair(formation: Formation, *, by: Person | None, at: datetime) -> Pair:
    """Make two people a pair; whoever calls this writes the letters.

    Forming a standing pair again gives it and changes nothing. Refuses when the mentee has
    another mentor in the cohort, or when these two have been a pair in it before.
    """
    cohort, mentor, mentee = formation.cohort, formation.mentor, formation.mentee
    if mentor == mentee:
        raise Refusal(_("%(name)s can’t be their own mentor.") % {"name": mentor})
    Cohort.objects.select_for_update(no_key=True).get(pk=cohort.pk)
    known = Pair.objects.filter(cohort=cohort, mentee=mentee).select_related("mentor", "mentee")
    for pair in known:
        if pair.mentor == mentor and pair.state != Pair.State.ENDED:
            return pair
        conditions.require_can_begin(pair, mentor)
    pair = Pair.objects.create(
        cohort=cohort,
        mentor=mentor,
        mentee=mentee,
        language=formation.language,
        shared_areas=list(formation.shared_areas),
        reasons=list(formation.reasons),
        formed_at=at,
        first_word_due_at=at + timedelta(days=cohort.program.first_word_days),
    )
    record("formed", pair, by=by, at=at)
    return pair


@transaction.atomic
def propose_time(pair: Pair, moment: datetime, *, by: Person, at: datetime) -> Meeting:
    """Propose a time to the other side; it replaces a time that waits for an answer.

    An agreed meeting keeps its time until the other side says yes. Proposing what the other side
    has proposed is a yes to it; proposing the agreed time keeps it; proposing one's own again
    changes nothing. Refuses times that have passed or are more than a year ahead, and while
    nobody has said how the last meeting went.
    """
    pair = conditions.take(pair, by)
    moment = conditions.in_reach(moment, at)
    meeting = pair.meetings.open().first() or Meeting(pair=pair, place=last_place(pair))
    meeting.pair = pair
    if meeting.starts_at is not None and meeting.starts_at <= at:
        raise Refusal(_("First say whether you met last time, then propose the next time."))
    if meeting.starts_at == moment:
        _keep(meeting, by=by, at=at)
    elif meeting.proposed_for != moment:
        _propose(meeting, moment, by=by, at=at)
    elif meeting.proposed_by != by:
        _agree(meeting, moment, by=by, at=at)
    return meeting


@transaction.atomic
def accept_time(meeting: Meeting, moment: datetime, *, by: Person, at: datetime) -> None:
    """Say yes to the time that the other side has proposed and that `by` has seen.

    Both get an invitation, or the update of theirs. Accepting twice changes nothing. Refuses one's
    own proposal, a time that has passed, and one that is not on the table any more.
    """
    meeting = conditions.take_meeting(meeting, by)
    if meeting.state == Meeting.State.AGREED and meeting.starts_at == moment:
        return
    conditions.require_acceptable(meeting, moment, by, at)
    _agree(meeting, moment, by=by, at=at)


@transaction.atomic
def keep_time(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Leave an agreed meeting where it is: the wish to move it, of either side, is dropped.

    Without such a wish nothing changes. Refuses when no meeting is agreed.
    """
    meeting = conditions.take_meeting(meeting, by)
    if meeting.state != Meeting.State.AGREED:
        raise Refusal(_("There is no agreed meeting to keep."))
    _keep(meeting, by=by, at=at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Call an agreed meeting off, or take a mere proposal off the table; twice changes nothing.

    An agreed meeting leaves both calendars; of a proposal only the partner is told. Refuses once
    the agreed time has come.
    """
    meeting = conditions.take_meeting(meeting, by)
    if meeting.state == Meeting.State.CANCELLED:
        return
    conditions.require_cancellable(meeting, at)
    proposed_for, was_agreed = meeting.proposed_for, meeting.state == Meeting.State.AGREED
    is_own = meeting.proposed_by == by
    meeting.state, meeting.remind_at = Meeting.State.CANCELLED, None
    meeting.sequence += 1 if was_agreed else 0
    _save_without_proposal(meeting)
    record("cancelled a meeting of", meeting.pair, by=by, at=at, meeting=meeting.public_id)
    if was_agreed:
        tell_cancelled(meeting, by=by, at=at)
    elif proposed_for is not None and proposed_for > at:
        partner, pair = meeting.pair.partner_of(by), meeting.pair
        tell(
            "proposal-dropped",
            partner,
            pair,
            at=at,
            proposed_for=proposed_for,
            is_withdrawn=is_own,
        )


@transaction.atomic
def say_where(meeting: Meeting, place: str, *, by: Person, at: datetime) -> None:
    """Say where you meet: a link to a call, a channel, a café; either side may change it.

    Of an agreed meeting both get the update for their calendars. Saying the same again changes
    nothing. Refuses when the meeting is over or called off.
    """
    meeting = conditions.take_meeting(meeting, by)
    place = conditions.one_line(place)
    conditions.require_open(meeting)
    if meeting.place == place:
        return
    meeting.place = place
    meeting.sequence += 1 if meeting.state == Meeting.State.AGREED else 0
    meeting.save(update_fields=["place", "sequence"])
    record("said where to meet", meeting.pair, by=by, at=at, meeting=meeting.public_id)
    if meeting.state == Meeting.State.AGREED:
        tell_place(meeting, by=by, at=at)


@transaction.atomic
def hold_meeting(meeting: Meeting, *, minutes: int, by: Person, at: datetime) -> None:
    """Say that you met, and how long; either side says it, the other may correct it.

    The first meeting puts the pair under way. Refuses before the agreed time has come, and lengths
    that no meeting has.
    """
    meeting = conditions.take_meeting(meeting, by)
    conditions.require_begun(meeting, at)
    conditions.require_minutes(minutes)
    if meeting.held_minutes == minutes:
        return
    meeting.state, meeting.held_minutes = Meeting.State.HELD, minutes
    _close(meeting, at=at)
    pair, public_id = meeting.pair, meeting.public_id
    record("held a meeting of", pair, by=by, at=at, meeting=public_id, minutes=minutes)


@transaction.atomic
def miss_meeting(meeting: Meeting, *, by: Person, at: datetime) -> None:
    """Say that the two did not meet; the other may correct it.

    Refuses before the agreed time has come.
    """
    meeting = conditions.take_meeting(meeting, by)
    conditions.require_begun(meeting, at)
    if meeting.state == Meeting.State.MISSED:
        return
    meeting.state, meeting.held_minutes = Meeting.State.MISSED, None
    _close(meeting, at=at)
    record("missed a meeting of", meeting.pair, by=by, at=at, meeting=meeting.public_id)


@transaction.atomic
def ask_mentor(pair: Pair, *, at: datetime) -> bool:
    """Ask the mentor, once, to write first; say whether it was still needed."""
    pair = conditions.hold(pair)
    if pair.mentor_asked_at or pair.state != Pair.State.KICKOFF or pair.meetings.exists():
        return False
    pair.mentor_asked_at, pair.lease_until = at, None
    pair.save(update_fields=["mentor_asked_at", "lease_until"])
    areas = ", ".join(pair.shared_areas)
    tell("write-first", pair.mentor, pair, at=at, formed_at=pair.formed_at, areas=areas)
    record("asked the mentor of", pair, by=None, at=at)
    return True


@transaction.atomic
def remind_of(meeting: Meeting, *, at: datetime) -> bool:
    """Remind both of an agreed meeting, once for its time; say whether it was still needed."""
    pair = conditions.hold(meeting.pair)
    meeting = Meeting.objects.get(pk=meeting.pk)
    if meeting.remind_at is None or meeting.remind_at > at:
        return False
    meeting.remind_at, meeting.lease_until = None, None
    meeting.save(update_fields=["remind_at", "lease_until"])
    if pair.state == Pair.State.ENDED:
        return False
    for person in pair.both:
        tell(
            "meeting-reminder",
            person,
            pair,
            at=at,
            starts_at=meeting.starts_at,
            place=meeting.place,
        )
    return True


def _propose(meeting: Meeting, moment: datetime, *, by: Person, at: datetime) -> None:
    meeting.proposed_for, meeting.proposed_by, meeting.proposed_at = moment, by, at
    meeting.save()
    record("proposed a time to", meeting.pair, by=by, at=at, meeting=meeting.public_id)
    tell(
        "time-proposed",
        meeting.pair.partner_of(by),
        meeting.pair,
        at=at,
        proposed_for=moment,
        agreed_for=meeting.starts_at,
    )


def _agree(meeting: Meeting, moment: datetime, *, by: Person, at: datetime) -> None:
    """The proposed time becomes the time; a reminder follows unless it is less than a day ahead."""
    moved_from = meeting.starts_at
    meeting.sequence += 1 if moved_from else 0
    meeting.state, meeting.starts_at = Meeting.State.AGREED, moment
    meeting.remind_at = moment - NOTICE if moment - NOTICE > at else None
    _save_without_proposal(meeting)
    record("agreed on a meeting of", meeting.pair, by=by, at=at, meeting=meeting.public_id)
    tell_agreed(meeting, moved_from=moved_from, at=at)


def _keep(meeting: Meeting, *, by: Person, at: datetime) -> None:
    proposed_for, is_withdrawn = meeting.proposed_for, meeting.proposed_by == by
    if proposed_for is None:
        return
    _save_without_proposal(meeting)
    record("kept the time of", meeting.pair, by=by, at=at, meeting=meeting.public_id)
    tell(
        "time-kept",
        meeting.pair.partner_of(by),
        meeting.pair,
        at=at,
        proposed_for=proposed_for,
        starts_at=meeting.starts_at,
        is_withdrawn=is_withdrawn,
    )


def _close(meeting: Meeting, *, at: datetime) -> None:
    """The meeting is history; a time that was proposed instead and is ahead becomes the next."""
    following = Meeting(
        pair=meeting.pair,
        proposed_for=meeting.proposed_for,
        proposed_by=meeting.proposed_by,
        proposed_at=meeting.proposed_at,
        place=meeting.place,
    )
    meeting.remind_at = None
    _save_without_proposal(meeting)
    if following.proposed_for is not None and following.proposed_for > at:
        following.save()
    has_met = meeting.pair.meetings.filter(state=Meeting.State.HELD).exists()
    meeting.pair.state = Pair.State.UNDER_WAY if has_met else Pair.State.KICKOFF
    meeting.pair.save(update_fields=["state"])


def _save_without_proposal(meeting: Meeting) -> None:
    meeting.proposed_for = meeting.proposed_by = meeting.proposed_at = None
    meeting.save()
