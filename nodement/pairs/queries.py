"""Questions about pairs: what is planned, what was, what waits for whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q

from nodement.pairs import rules
from nodement.pairs.models import Meeting, MeetingQuerySet, Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort


class Step(StrEnum):
    """What a person can do next in a pair."""

    ANSWER = "answer"
    PROPOSE = "propose"
    SAY_WHETHER_MET = "say-whether-met"


@dataclass(frozen=True)
class Waiting:
    """A step that waits for a person, since when, and the meeting that it is about."""

    step: Step
    pair: Pair
    partner: Person
    since: datetime
    meeting: Meeting | None


@dataclass(frozen=True)
class Numbers:
    """How the pairs of a cohort are doing; all but `ended` count the pairs that are going."""

    pairs: int
    met: int
    planned: int
    silent: int
    ended: int


def open_meeting(pair: Pair) -> Meeting | None:
    """The meeting that the two are planning, or whose time has come without a word since."""
    return pair.meetings.open().select_related("proposed_by").first()


def last_place(pair: Pair) -> str:
    """Where the two met last, for they will most likely meet there again."""
    last = pair.meetings.exclude(place="").order_by("-pk").first()
    return last.place if last else ""


def history(pair: Pair) -> MeetingQuerySet:
    """The agreed meetings that were held, missed or cancelled, the latest first."""
    state = Meeting.State
    past = [state.HELD, state.MISSED, state.CANCELLED]
    return pair.meetings.filter(state__in=past, starts_at__isnull=False).order_by(
        "-starts_at", "-pk"
    )


def waiting_for(person: Person, now: datetime) -> Sequence[Waiting]:
    """What waits for this person in their pairs, oldest first."""
    pairs = rules.workable(person).prefetch_related("meetings")
    steps = (_next_step(pair, person, now) for pair in pairs)
    return sorted((step for step in steps if step), key=lambda step: (step.since, step.pair.pk))


def _next_step(pair: Pair, person: Person, now: datetime) -> Waiting | None:
    meetings = pair.meetings.all()
    meeting = next((one for one in meetings if one.state in ("proposed", "agreed")), None)
    partner = pair.partner_of(person)
    if meeting is not None:
        if _waits_for_answer(meeting, person, now):
            return Waiting(Step.ANSWER, pair, partner, meeting.proposed_at or now, meeting)
        if meeting.ends_at is not None and meeting.ends_at <= now:
            return Waiting(Step.SAY_WHETHER_MET, pair, partner, meeting.ends_at, meeting)
        if meeting.starts_at is not None or _is_ahead(meeting.proposed_for, now):
            return None
    since = _turn_since(pair, person, meetings, now)
    return Waiting(Step.PROPOSE, pair, partner, since, meeting) if since else None


def _waits_for_answer(meeting: Meeting, person: Person, now: datetime) -> bool:
    return meeting.proposed_by_id != person.pk and _is_ahead(meeting.proposed_for, now)


def _is_ahead(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and moment > now


def _turn_since(
    pair: Pair, person: Person, meetings: Iterable[Meeting], now: datetime
) -> datetime | None:
    """Since when it is this person's turn to propose a time.

    The first word is the mentee's, and the mentor's too once asked; after it, it is either's.
    """
    latest = max(
        (one.starts_at or one.proposed_for or pair.formed_at for one in meetings), default=None
    )
    if latest is not None:
        return min(latest, now)
    return pair.formed_at if person == pair.mentee else pair.mentor_asked_at


def next_meetings(person: Person, now: datetime) -> Sequence[Meeting]:
    """The agreed meetings of a person that are not over, the nearest first."""
    agreed = rules.plannable(person).filter(state=Meeting.State.AGREED).order_by("starts_at", "pk")
    return [meeting for meeting in agreed if _is_ahead(meeting.ends_at, now)]


def numbers(cohort: Cohort, now: datetime) -> Numbers:
    """Count the pairs of a cohort: going, met at least once, with a meeting ahead, silent."""
    state = Meeting.State
    meetings = Meeting.objects.filter(pair=OuterRef("pk"))
    going = ~Q(state=Pair.State.ENDED)
    counted = (
        Pair.objects.filter(cohort=cohort)
        .annotate(
            has_met=Exists(meetings.filter(state=state.HELD)),
            has_plan=Exists(meetings.filter(state=state.AGREED, starts_at__gt=now)),
            has_word=Exists(meetings),
        )
        .aggregate(
            pairs=Count("pk", filter=going),
            met=Count("pk", filter=going & Q(has_met=True)),
            planned=Count("pk", filter=going & Q(has_plan=True)),
            silent=Count("pk", filter=going & Q(has_word=False)),
            ended=Count("pk", filter=~going),
        )
    )
    return Numbers(**counted)
