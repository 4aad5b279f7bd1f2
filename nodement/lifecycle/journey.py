"""Where an application stands on its road, and what comes next: derived, never kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _

from nodement.admissions.reasons import sentence
from nodement.matching.models import Round
from nodement.matching.queries import without_pair
from nodement.pairs.models import Pair
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of
from nodement.surveys.models import Application
from nodement.surveys.queries import positions
from nodement.surveys.steps import Stand, Step, sentence_of, title_of

State = Application.State
UNDER_REVIEW = (Round.State.WAITING, Round.State.SOLVING, Round.State.SOLVED)
ENDED = (Step.DECLINED, Step.WITHDRAWN, Step.OVER)
IN_LINE = (Step.RECEIVED, Step.COMPLETE, Step.WAITING_LIST, Step.MATCHING, Step.WAITING)


@dataclass(frozen=True)
class Station:
    """A point of the road: behind, here (`is_now`), or ahead; with its moment or its days.

    A day that is given as a moment is the day of the reader's clock.
    """

    title: str
    is_done: bool = False
    is_now: bool = False
    note: str = ""
    at: datetime | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class Ahead:
    """A date that is still to come: a moment, or a whole day."""

    words: str
    at: datetime | None = None
    day: date | None = None


@dataclass(frozen=True)
class Journey:
    """How one application stands at a moment."""

    application: Application
    stand: Stand
    window: Window
    stations: tuple[Station, ...]
    dates: tuple[Ahead, ...]

    @property
    def step(self) -> Step:
        return self.stand.step

    @property
    def position(self) -> int | None:
        return self.stand.position

    @property
    def reason(self) -> str:
        """Why the organizers said no, in words for the person."""
        is_declined = self.step == Step.DECLINED
        return str(sentence(self.application.decline_reason)) if is_declined else ""

    @property
    def words(self) -> str:
        """What the organizers wrote to somebody whom they declined."""
        return self.application.decline_words if self.step == Step.DECLINED else ""

    @property
    def title(self) -> str:
        return title_of(self.stand)

    @property
    def sentence(self) -> str:
        return sentence_of(self.stand)

    @property
    def may_edit(self) -> bool:
        """Answers change until sign-up closes; those that wait for a confirmation stay as sent."""
        return self.window == Window.OPEN and self.may_keep

    @property
    def may_return(self) -> bool:
        """Whoever has withdrawn may think again until sign-up closes."""
        return self.window == Window.OPEN and self.step == Step.WITHDRAWN

    @property
    def may_withdraw(self) -> bool:
        """Whoever is in a pair talks to the other one first."""
        return self.step in IN_LINE

    @property
    def may_keep(self) -> bool:
        """Whoever waits may be told of the next opening, without asking again."""
        return self.step in IN_LINE and self.step != Step.RECEIVED

    @property
    def may_hear(self) -> bool:
        """Whoever does not wait any more may ask for the next opening."""
        return not self.may_keep and self.step != Step.RECEIVED


Side = tuple[int, str, int]
"""A cohort, a role in it, and a person."""


@dataclass(frozen=True)
class _Known:
    """What the database says of several applications at once."""

    going: frozenset[Side]
    ended: frozenset[Side]
    published: dict[int, datetime]
    asked: dict[int, datetime]


def journey_of(application: Application, now: datetime) -> Journey:
    """How an application stands at `now`; at most four queries."""
    return journeys_of([application], now)[0]


def journeys_of(applications: Sequence[Application], now: datetime) -> list[Journey]:
    """The same for several, with no more queries than for one. They come with their cohorts."""
    known = _known(applications)
    steps = {one.pk: _step(one, known, now) for one in applications}
    numbers = _numbers(Step.WAITING_LIST, steps, Application.objects.all()) | _numbers(
        Step.WAITING, steps, without_pair()
    )
    return [
        Journey(
            one,
            _stand(one, steps[one.pk], known, numbers),
            window_of(one.cohort, now),
            _stations(one, steps[one.pk]),
            () if steps[one.pk] in ENDED else _dates(one.cohort, now),
        )
        for one in applications
    ]


def _known(applications: Sequence[Application]) -> _Known:
    cohorts = {one.cohort_id for one in applications}
    people = {one.person_id for one in applications}
    rounds = Round.objects.filter(cohort__in=cohorts).order_by().values_list("cohort")
    moments = rounds.annotate(
        published=Max("published_at"),
        asked=Max("asked_at", filter=Q(state__in=UNDER_REVIEW)),
    )
    found = [(cohort, published, asked) for cohort, published, asked in moments]
    either = Q(mentor__in=people) | Q(mentee__in=people)
    pairs = list(Pair.objects.filter(either, cohort__in=cohorts))
    return _Known(
        going=_sides(pair for pair in pairs if pair.state != Pair.State.ENDED),
        ended=_sides(pair for pair in pairs if pair.state == Pair.State.ENDED),
        published={cohort: published for cohort, published, _asked in found if published},
        asked={cohort: asked for cohort, _published, asked in found if asked},
    )


def _sides(pairs: Iterable[Pair]) -> frozenset[Side]:
    role = Application.Role
    return frozenset(
        (pair.cohort_id, str(side), person)
        for pair in pairs
        for side, person in ((role.MENTOR, pair.mentor_id), (role.MENTEE, pair.mentee_id))
    )


def _side(application: Application) -> Side:
    return application.cohort_id, str(application.role), application.person_id


def _step(application: Application, known: _Known, now: datetime) -> Step:
    cohort = application.cohort
    if application.state in (State.DECLINED, State.WITHDRAWN):
        return Step(application.state)
    if _side(application) in known.going:
        return Step.PAIRED
    if now.date() >= cohort.ends_on:
        return Step.OVER
    if application.state != State.COMPLETE:
        return Step(application.state)
    return _step_of_complete(application, known, now)


def _step_of_complete(application: Application, known: _Known, now: datetime) -> Step:
    cohort = application.cohort
    published = known.published.get(cohort.pk)
    if _side(application) in known.ended or (published and published >= application.submitted_at):
        return Step.WAITING
    asked = known.asked.get(cohort.pk)
    is_asked = asked is not None and (published is None or asked > published)
    is_closed = window_of(cohort, now) == Window.CLOSED
    return Step.MATCHING if is_asked or is_closed else Step.COMPLETE


def _numbers(step: Step, steps: dict[int, Step], line: "QuerySet[Application]") -> dict[int, int]:
    """The places of those who are at a step with a line; nobody there asks nothing."""
    there = [key for key, found in steps.items() if found == step]
    return positions(Application.objects.filter(pk__in=there), line) if there else {}


def _stand(application: Application, step: Step, known: _Known, numbers: dict[int, int]) -> Stand:
    is_counted = step == Step.WAITING_LIST or application.role == Application.Role.MENTEE
    return Stand(
        step,
        application.role,
        position=numbers.get(application.pk) if is_counted else None,
        closes=application.cohort.closes_at is not None,
        had_pair=_side(application) in known.ended,
    )


def _stations(application: Application, step: Step) -> tuple[Station, ...]:
    """The road with the place where they are; nobody who left it is shown it."""
    if step in ENDED:
        return ()
    cohort = application.cohort
    is_paired = step == Step.PAIRED
    here = _present(cohort, step)
    looks = here is None and not is_paired
    return (
        Station(_("Your survey is in"), is_done=True, first_day=application.submitted_at),
        *([here] if here else []),
        Station(
            _("Looking for who fits you"),
            is_done=is_paired,
            is_now=looks,
            note=_looking(application),
        ),
        Station(_("A letter says who"), is_done=is_paired, note=_("And when you could meet first")),
        Station(
            _("The term"),
            is_now=is_paired,
            first_day=cohort.starts_on,
            last_day=cohort.ends_on - timedelta(days=1),
        ),
    )


def _present(cohort: Cohort, step: Step) -> Station | None:
    """Where they are while nobody looks for a match yet."""
    if step == Step.RECEIVED:
        return Station(
            _("Confirm your address"), is_now=True, note=_("With the button in our letter")
        )
    if step == Step.WAITING_LIST:
        return Station(_("On the waiting list"), is_now=True, note=_("You move up by yourself"))
    if step == Step.COMPLETE and cohort.closes_at is not None:
        return Station(_("Sign-up is open until"), is_now=True, at=cohort.closes_at)
    return None


def _looking(application: Application) -> str:
    if application.role == Application.Role.MENTEE:
        return _("Often there are more mentees than mentors. You stay in line.")
    return _("The organizers look through every proposal.")


def _dates(cohort: Cohort, now: datetime) -> tuple[Ahead, ...]:
    """What the calendar of the cohort still holds, the next thing first."""
    moments = [Ahead(_("Sign-up closes"), at=cohort.closes_at)] if cohort.closes_at else []
    last = cohort.ends_on - timedelta(days=1)
    days = [Ahead(_("The term begins"), day=cohort.starts_on), Ahead(_("The term ends"), day=last)]
    return (
        *(one for one in moments if one.at and one.at > now),
        *(one for one in days if one.day and one.day >= now.date()),
    )
