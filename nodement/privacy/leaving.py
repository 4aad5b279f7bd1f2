"""What a pair goes through when one of its two is erased: it ends, and the other one is told."""

from dataclasses import replace
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.outbox.actions import Enclosure, subject_of, write
from nodement.pairs import calendar
from nodement.pairs.letters import invitation
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person


def leave_pairs(person: Person, *, at: datetime) -> None:
    """End this person's pairs and keep nothing in them that tells of the person.

    Inside the caller's transaction. What the other side keeps: that there was a pair, and which
    meetings were held.
    """
    pairs = Pair.objects.of(person).select_related("mentor", "mentee", "cohort__program")
    for pair in pairs.select_for_update(of=("self",)).order_by("pk"):
        if pair.state != Pair.State.ENDED:
            _tell_partner(pair, person, at)
            record("ended", pair, by=None, at=at)
        _call_off(pair)
        pair.state, pair.first_word_due_at = Pair.State.ENDED, None
        pair.shared_areas, pair.reasons = [], []
        pair.save()


def _tell_partner(pair: Pair, person: Person, at: datetime) -> None:
    """Without a name and without reasons, and out of the calendar with what was agreed."""
    partner = pair.partner_of(person)
    write(
        "partner-left",
        to=partner,
        at=at,
        subject=subject_of(pair, pair.cohort),
        enclosure=_cancellation(pair, partner, at),
        pair_id=pair.public_id,
        program=pair.cohort.program.name,
        formed_at=pair.formed_at,
        is_mentor=partner == pair.mentor,
    )


def _cancellation(pair: Pair, partner: Person, at: datetime) -> Enclosure | None:
    meeting = pair.meetings.filter(state=Meeting.State.AGREED).first()
    if meeting is None:
        return None
    meeting.pair = pair
    meeting.sequence += 1
    with translation.override(partner.language):
        summary = _("Mentoring")
    off = replace(invitation(meeting, partner, at=at), summary=summary, place="")
    return Enclosure(calendar.cancellation(off), "CANCEL")


def _call_off(pair: Pair) -> None:
    """What was ahead does not happen; where they met is nobody's business any more."""
    open_states = [Meeting.State.PROPOSED, Meeting.State.AGREED]
    pair.meetings.filter(state__in=open_states).update(
        state=Meeting.State.CANCELLED,
        proposed_for=None,
        proposed_by=None,
        proposed_at=None,
        remind_at=None,
    )
    pair.meetings.update(place="")
