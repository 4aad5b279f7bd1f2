"""The launch list of a cohort, read from what is really there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import Count, Q

from nodement.documents.queries import Standing as TextStanding
from nodement.documents.queries import standings
from nodement.forms.models import Form, FormVersion
from nodement.journal.models import Entry
from nodement.outreach.models import LaunchMark, Nomination, Project
from nodement.programs.models import Cohort, Program, Topic
from nodement.programs.sign_up import CHANGED


class Step(StrEnum):
    """What there is to do before a cohort opens, in the order in which it helps."""

    DESCRIBED = "described"
    AGREED = "agreed"
    FORMS = "forms"
    WINDOW = "window"
    CHANNELS = "channels"
    ANNOUNCED = "announced"
    REACHED_OUT = "reached_out"
    PUBLICIZED = "publicized"


MARKED = {Step(mark.value): mark for mark in LaunchMark.Step}
"""The steps that happen elsewhere: people say that they are done."""


@dataclass(frozen=True)
class LaunchStep:
    """One step: whether it is done, by whom and when, and what is still missing."""

    step: Step
    is_done: bool
    who: tuple[str, ...] = ()
    at: datetime | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Launch:
    """The whole list, and how many of the community's projects and mentors are with you."""

    steps: tuple[LaunchStep, ...]
    projects_waiting: int
    projects: int
    nominated: int
    opted_in: int

    @property
    def open(self) -> int:
        """How many steps are left."""
        return sum(not step.is_done for step in self.steps)

    @property
    def next(self) -> LaunchStep | None:
        return next((step for step in self.steps if not step.is_done), None)


def launch_of(cohort: Cohort) -> Launch:
    """How far the launch of a cohort is; a fixed number of queries."""
    texts = standings(cohort.program)
    marks = {
        mark.step: mark for mark in LaunchMark.objects.filter(cohort=cohort).select_related("by")
    }
    steps = (
        _described(cohort.program),
        _agreed(texts),
        _forms(cohort),
        _window(cohort),
        *(_marked(step, marks.get(step)) for step in MARKED),
    )
    return Launch(steps, **_projects(cohort))


def _described(program: Program) -> LaunchStep:
    """What the program says of itself stands, and there are areas to choose from."""
    has_areas = program.topics.filter(kind=Topic.Kind.AREA).exists()
    stands = {"about": program.about, "contact": program.contact, "areas": has_areas}
    missing = tuple(name for name, there in stands.items() if not there)
    if missing:
        return LaunchStep(Step.DESCRIBED, False, missing=missing)
    verbs = ("described", "changed the taxonomy of", "started")
    return LaunchStep(Step.DESCRIBED, True, *_last(program.full_name, verbs))


def _agreed(texts: list[TextStanding]) -> LaunchStep:
    """Every text is published, and with that approved by somebody."""
    missing = tuple(text.kind.value for text in texts if text.current is None)
    current = [text.current for text in texts if text.current is not None]
    approvals = sorted(
        (approval for version in current for approval in version.approvals.all()),
        key=lambda approval: approval.at,
    )
    who = tuple(dict.fromkeys(str(approval.person) for approval in approvals))
    at = max((version.published_at for version in current if version.published_at), default=None)
    return LaunchStep(Step.AGREED, not missing, who, at, missing)


def _forms(cohort: Cohort) -> LaunchStep:
    """Both forms are published."""
    versions = (
        FormVersion.objects.filter(form__cohort=cohort)
        .select_related("form", "published_by")
        .defer("content_json", "form__draft")
        .order_by("published_at", "pk")
    )
    newest = {version.form.role: version for version in versions}
    missing = tuple(role.value for role in Form.Role if role.value not in newest)
    who = tuple(dict.fromkeys(str(one.published_by) for one in newest.values() if one.published_by))
    at = max((one.published_at for one in newest.values()), default=None)
    return LaunchStep(Step.FORMS, not missing, who, at, missing)


def _window(cohort: Cohort) -> LaunchStep:
    if cohort.opens_at is None:
        return LaunchStep(Step.WINDOW, False)
    return LaunchStep(Step.WINDOW, True, *_last(cohort.full_name, (CHANGED,)))


def _marked(step: Step, mark: LaunchMark | None) -> LaunchStep:
    if mark is None:
        return LaunchStep(step, False)
    return LaunchStep(step, True, (str(mark.by),) if mark.by else (), mark.at)


def _last(about: str, verbs: Iterable[str]) -> tuple[tuple[str, ...], datetime | None]:
    """Who did one of these last, and when."""
    entries = Entry.objects.filter(about=about, verb__in=list(verbs)).select_related("actor")
    last = entries.order_by("-at", "-pk").first()
    if last is None:
        return (), None
    return ((str(last.actor),) if last.actor else ()), last.at


def _projects(cohort: Cohort) -> dict[str, int]:
    state = Project.State
    projects = Project.objects.filter(program=cohort.program_id, is_confirmed=True).aggregate(
        projects_waiting=Count("pk", filter=Q(state=state.DECLARED)),
        projects=Count("pk", filter=Q(state=state.ACCEPTED)),
    )
    opted_in = Q(state=Nomination.State.OPTED_IN)
    nominations = Nomination.objects.filter(cohort=cohort).aggregate(
        nominated=Count("pk"), opted_in=Count("pk", filter=opted_in)
    )
    return {**projects, **nominations}
