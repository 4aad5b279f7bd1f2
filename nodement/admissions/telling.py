"""The letters that tell people what was decided of their application."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from nodement.admissions.decisions import Decision
from nodement.admissions.models import BulkChange
from nodement.admissions.reasons import sentence
from nodement.outbox.actions import hold_back, keep_back, subject_of, write
from nodement.outbox.models import Letter
from nodement.outbox.paper import Paper, compose
from nodement.programs.models import Cohort
from nodement.surveys.links import status_link
from nodement.surveys.models import Application
from nodement.surveys.steps import Stand, Step, sentence_of

GRACE = timedelta(minutes=10)
"""How long a letter waits, so that a decision can be undone before anybody hears of it."""
State = Application.State
NAMES = {
    State.DECLINED: "application-declined",
    State.COMPLETE: "application-taken-up",
    State.WAITING_LIST: "application-waits",
    State.WITHDRAWN: "application-closed",
}


TOLD = {name: state for state, name in NAMES.items()} | {
    "application-complete": State.COMPLETE,
    "waiting-list-joined": State.WAITING_LIST,
    "waiting-list-left": State.COMPLETE,
    "application-withdrawn": State.WITHDRAWN,
}
"""What a person knows who got this letter."""


@dataclass(frozen=True)
class News:
    """A decision on one application, and the state that its person knows of so far."""

    application: Application
    decision: Decision
    was: str


def letter_name(state: str) -> str:
    """The letter that tells of a state; about an address that is not confirmed there is none."""
    return NAMES.get(State(state), "")


def facts_of(news: News, cohort: Cohort, link: str) -> dict[str, Any]:
    """What the letter tells."""
    program, state = cohort.program, news.decision.to_state
    stand = Stand(Step(state), news.application.role, closes=cohort.closes_at is not None)
    with translation.override(news.application.person.language):
        meaning = sentence_of(stand)
    return {
        "meaning": meaning,
        "reader": news.application.name,
        "program": program.name,
        "cohort": cohort.name,
        "is_mentor": news.application.role == Application.Role.MENTOR,
        "was_declined": news.was == State.DECLINED,
        "was_withdrawn": news.was == State.WITHDRAWN,
        "reason": sentence(news.decision.reason),
        "words": news.decision.words.splitlines(),
        "contact": program.contact,
        "link": link,
    }


def tell(news: Iterable[News], cohort: Cohort, *, at: datetime, until: datetime) -> None:
    """Write one letter to each who does not know it yet; none leaves before `until`.

    Whoever never confirmed the address gets none: it may be a stranger's.
    """
    written = [
        write(
            letter_name(one.decision.to_state),
            to=one.application.person,
            at=at,
            subject=subject_of(one.application, cohort),
            **facts_of(one, cohort, status_link(one.application)),
        )
        for one in news
        if one.was not in (State.RECEIVED, one.decision.to_state)
        and letter_name(one.decision.to_state)
    ]
    if until > at:
        hold_back(written, until=until)


def sample_letter(news: News, cohort: Cohort, site: str) -> Paper | None:
    """The letter as it would be, for organizers to read: its link opens nothing."""
    name = letter_name(news.decision.to_state)
    if not name or news.was == State.RECEIVED:
        return None
    facts = facts_of(news, cohort, f"{site}/status/…/")
    return compose(name, reader=news.application.person, facts=facts)


def known_states(applications: Sequence[Application], cohort: Cohort) -> dict[str, str]:
    """The state that each person knows of, once what has not left yet is kept back.

    That is what the last letter said. Who got none knows the state before the first decision.
    """
    names = {one.full_name: one.public_id for one in applications}
    letters = Letter.objects.filter(group=cohort.full_name, name__in=TOLD)
    waiting = letters.filter(name__in=NAMES.values(), state=Letter.State.QUEUED)
    ours = [pk for pk, about in waiting.values_list("pk", "about") if about in names]
    keep_back(Letter.objects.filter(pk__in=ours))
    left = letters.exclude(state=Letter.State.WITHHELD).order_by("written_at", "pk")
    told = {names[about]: TOLD[name] for about, name in _lines(left) if about in names}
    begun = {} if len(told) == len(names) else _before_all(cohort)
    now = {one.public_id: one.state for one in applications}
    return {one: told.get(one) or begun.get(one) or state for one, state in now.items()}


def _lines(letters: "QuerySet[Letter]") -> "QuerySet[Letter, tuple[str, str]]":
    return letters.values_list("about", "name")


def _before_all(cohort: Cohort) -> dict[str, str]:
    """The state of each application before the first decision on it."""
    changes = BulkChange.objects.filter(cohort=cohort).exclude(to_state="").order_by("-at", "-pk")
    found: dict[str, str] = {}
    for before in changes.values_list("before", flat=True):
        found |= {public_id: was["state"] for public_id, was in before.items()}
    return found
