"""How a cohort stands, and what is to be done today."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from nodement.lifecycle.launch import launch_of
from nodement.matching.models import Round
from nodement.matching.queries import rounds
from nodement.outbox.models import Letter
from nodement.outbox.queries import of_group
from nodement.pairs.models import Meeting, MeetingQuerySet, Pair, PairQuerySet
from nodement.programs.models import Cohort
from nodement.programs.windows import Window, window_of
from nodement.surveys.models import Application, SurveyImport
from nodement.surveys.queries import Supply, complete, imports, supply


class Stage(StrEnum):
    """Where a cohort is on its road."""

    SIGN_UP = "sign_up"
    MATCHING = "matching"
    KICKOFF = "kickoff"
    MENTORING = "mentoring"
    CLOSED = "closed"


@dataclass(frozen=True)
class Standing:
    """The answers that an organizer looks for first."""

    stage: Stage
    supply: Supply
    pairs: int
    meeting: int
    silent: int
    waiting_mentees: int
    waiting_mentors: int
    free_places: int


def standing(cohort: Cohort, *, now: datetime) -> Standing:
    """Status, pairs, pairs that really meet, and who waits on each side; three queries."""
    numbers = _pair_numbers(cohort, now)
    offered = supply(cohort)
    waiting = offered.mentees - numbers["paired_mentees"]
    return Standing(
        stage=_stage(cohort, offered, numbers, now),
        supply=offered,
        pairs=numbers["pairs"],
        meeting=numbers["meeting"],
        silent=numbers["silent"],
        waiting_mentees=max(0, waiting),
        waiting_mentors=_waiting_mentors(cohort),
        free_places=max(0, offered.places - numbers["pairs"]),
    )


def silent_pairs(cohort: Cohort, *, now: datetime) -> PairQuerySet:
    """The pairs that have no meeting in sight, though the days for a first word are over."""
    late = now - timedelta(days=cohort.program.first_word_days)
    pairs = Pair.objects.filter(cohort=cohort).going()
    return pairs.filter(~Exists(_begun()), formed_at__lte=late)


def met_pairs(cohort: Cohort) -> PairQuerySet:
    """The pairs that have met at least once."""
    return Pair.objects.filter(Exists(_held()), cohort=cohort)


def _begun() -> MeetingQuerySet:
    return Meeting.objects.filter(pair=OuterRef("pk")).exclude(state=Meeting.State.CANCELLED)


def _held() -> MeetingQuerySet:
    return Meeting.objects.filter(pair=OuterRef("pk"), state=Meeting.State.HELD)


def _pair_numbers(cohort: Cohort, now: datetime) -> dict[str, int]:
    late = now - timedelta(days=cohort.program.first_word_days)
    return (
        Pair.objects.filter(cohort=cohort)
        .going()
        .annotate(has_met=Exists(_held()), has_begun=Exists(_begun()))
        .aggregate(
            pairs=Count("pk"),
            paired_mentees=Count("mentee", distinct=True),
            meeting=Count("pk", filter=Q(has_met=True)),
            silent=Count("pk", filter=Q(has_begun=False, formed_at__lte=late)),
        )
    )


def _waiting_mentors(cohort: Cohort) -> int:
    """How many mentors have a place left."""
    theirs = Pair.objects.filter(cohort=cohort, mentor=OuterRef("person")).going()
    taken = theirs.order_by().values("mentor").annotate(count=Count("pk")).values("count")
    mentors = complete(cohort, Application.Role.MENTOR)
    return mentors.filter(capacity__gt=Coalesce(Subquery(taken), 0)).count()


def _stage(cohort: Cohort, offered: Supply, numbers: dict[str, int], now: datetime) -> Stage:
    if now.date() >= cohort.ends_on:
        return Stage.CLOSED
    if numbers["meeting"]:
        return Stage.MENTORING
    if numbers["pairs"]:
        return Stage.KICKOFF
    if not (offered.mentees and offered.mentors) or _is_still_open(cohort, now):
        return Stage.SIGN_UP
    return Stage.MATCHING


def _is_still_open(cohort: Cohort, now: datetime) -> bool:
    """Whether sign-up has a last day and it has not come: matching waits for it."""
    ahead = window_of(cohort, now) in (Window.BEFORE, Window.OPEN)
    return ahead and not cohort.is_rolling


class Task(StrEnum):
    """What an organizer may have to do today."""

    LOOK_AT_IMPORT = "look_at_import"
    MEND_IMPORT = "mend_import"
    MEND_ROWS = "mend_rows"
    LAUNCH = "launch"
    BRING_MENTEES = "bring_mentees"
    BRING_MENTORS = "bring_mentors"
    MATCH = "match"
    MEND_ROUND = "mend_round"
    REVIEW = "review"
    SOLVE_AGAIN = "solve_again"
    LETTERS_FAILED = "letters_failed"
    PAIRS_SILENT = "pairs_silent"


@dataclass(frozen=True)
class Due:
    """One thing to do: what, how many, and the row it is about."""

    task: Task
    count: int = 0
    public_id: str = ""
    name: str = ""


def due_today(cohort: Cohort, stands: Standing) -> list[Due]:
    """What is to be done, the most urgent first; a fixed number of queries."""
    return [
        *_about_letters(cohort),
        *_about_imports(cohort),
        *_about_refused_rows(cohort, stands),
        *_about_sign_up(cohort, stands),
        *_about_rounds(cohort, stands),
        *([Due(Task.PAIRS_SILENT, stands.silent)] if stands.silent else []),
    ]


def _about_letters(cohort: Cohort) -> list[Due]:
    failed = of_group(cohort.full_name).filter(state=Letter.State.FAILED).count()
    return [Due(Task.LETTERS_FAILED, failed)] if failed else []


def _about_imports(cohort: Cohort) -> list[Due]:
    tasks = {
        SurveyImport.State.READY: Task.LOOK_AT_IMPORT,
        SurveyImport.State.FAILED: Task.MEND_IMPORT,
    }
    waiting = imports(cohort).filter(state__in=list(tasks))[:5]
    return [
        Due(tasks[SurveyImport.State(one.state)], one.complete, one.public_id, one.file_name)
        for one in waiting
    ]


def _about_refused_rows(cohort: Cohort, stands: Standing) -> list[Due]:
    """Rows of the newest file of each kind that stayed out, while they can still be matched."""
    if stands.pairs:
        return []
    done = imports(cohort).filter(state=SurveyImport.State.DONE)
    rows = done.only("of", "refused", "public_id", "file_name").order_by("uploaded_at", "pk")
    newest = {one.of: one for one in rows}
    return [
        Due(Task.MEND_ROWS, one.refused, one.public_id, one.file_name)
        for one in newest.values()
        if one.refused
    ]


def _about_sign_up(cohort: Cohort, stands: Standing) -> list[Due]:
    """What is left of the launch; where no sign-up is meant to open, the files come first."""
    if cohort.opens_at is None:
        nobody_is_in = not stands.supply.mentees and not stands.supply.mentors
        return [*_about_sides(stands), *(_about_launch(cohort) if nobody_is_in else [])]
    return _about_launch(cohort) if stands.stage == Stage.SIGN_UP else []


def _about_launch(cohort: Cohort) -> list[Due]:
    left = launch_of(cohort).open
    return [Due(Task.LAUNCH, left)] if left else []


def _about_sides(stands: Standing) -> list[Due]:
    sides = (
        (stands.supply.mentees, Task.BRING_MENTEES),
        (stands.supply.mentors, Task.BRING_MENTORS),
    )
    return [Due(task) for count, task in sides if not count]


def _about_rounds(cohort: Cohort, stands: Standing) -> list[Due]:
    last = rounds(cohort).exclude(state=Round.State.CANCELLED).first()
    if last is not None and last.state == Round.State.SOLVED:
        return [Due(Task.REVIEW, last.matched, last.public_id, str(last))]
    if last is not None and last.state == Round.State.FAILED:
        return [Due(Task.MEND_ROUND, public_id=last.public_id, name=str(last))]
    can_match = stands.waiting_mentees and stands.free_places
    if stands.stage == Stage.SIGN_UP:
        return []
    if last is None and can_match:
        return [Due(Task.MATCH, stands.waiting_mentees)]
    if last is not None and last.published_at and can_match and _has_newcomers(cohort, last):
        return [Due(Task.SOLVE_AGAIN, stands.waiting_mentees)]
    return []


def _has_newcomers(cohort: Cohort, last: Round) -> bool:
    return Application.objects.filter(cohort=cohort, changed_at__gt=last.asked_at).exists()
