"""What time alone does to pairs: the first word is asked for, meetings are reminded of.

Each chore takes one row at a time until none is due: a row in trouble holds up no other.
"""

from datetime import datetime, timedelta

from nodement.kit.claims import claim
from nodement.pairs.actions import ask_mentor, remind_of
from nodement.pairs.models import Meeting, Pair

LEASE = timedelta(minutes=5)


def ask_silent_kickoffs(now: datetime) -> int:
    """Ask the mentors of pairs in which nobody has proposed a time; say how many.

    Safe to repeat, to run twice at once and to be killed: the letter and the note that it was
    written are kept together, or not at all.
    """
    silent = Pair.objects.filter(
        state=Pair.State.KICKOFF,
        mentor_asked_at=None,
        first_word_due_at__lte=now,
    ).exclude(pk__in=Meeting.objects.values("pair"))
    asked = 0
    while claimed := claim(silent, now=now, lease=LEASE, most=1):
        asked += ask_mentor(claimed[0], at=now)
    return asked


def remind_of_meetings(now: datetime) -> int:
    """Remind both sides of the agreed meetings of the next day; say of how many.

    Safe in the same way. A meeting that has begun is not reminded of.
    """
    near = Meeting.objects.filter(state=Meeting.State.AGREED, remind_at__lte=now, starts_at__gt=now)
    reminded = 0
    while claimed := claim(near, now=now, lease=LEASE, most=1):
        reminded += remind_of(claimed[0], at=now)
    return reminded
