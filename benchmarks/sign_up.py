"""A rush of applications: how long a page and a submit take, and that none is lost.

`APPLICANTS=5000` takes as many; `NODEMENT_DATABASE_URL` chooses the database.
"""

import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.db import connection, connections
from django.test import Client
from django.utils import timezone
from rich.table import Table

from nodement.applying.kinds.table import KINDS
from nodement.applying.models import Draft
from nodement.forms.content import Kind, Question, Section
from nodement.forms.defaults import default_content
from nodement.forms.models import Form, FormVersion
from nodement.outbox.models import Letter
from nodement.programs.models import Cohort, Community, Program, Topic
from nodement.surveys.models import Application

APPLICANTS = int(os.environ.get("APPLICANTS", "500"))
NUMBERS = range(APPLICANTS)
THREADS = 8
WANTED = 5_000 / 600
"""Five thousand applications in ten minutes, in applications a second."""

SAID: dict[Kind, Any] = {
    Kind.SHORT: "Analytical Engines",
    Kind.LONG: "I would like to understand streams. " * 20,
    Kind.ZONE: "Europe/Berlin",
    Kind.WEEK: [[day, 18 * 60, 21 * 60] for day in range(5)],
    Kind.LANGUAGES: [{"code": "pt", "level": 5}, {"code": "en", "level": 3}],
    Kind.AREAS: [{"name": "Documentation", "level": 2}],
    Kind.HELP: ["Code review"],
    Kind.LINES: ["Land a first pull request"],
    Kind.SCALE: 3,
    Kind.NUMBER: 4,
    Kind.YES_NO: True,
}


PACED, RUSH = "send, at the wanted pace", "send, all at once"


def measured() -> Table:
    """Everybody fills in every part; half of them send at the wanted pace, then the others rush."""
    cohort = _cohort()
    spent: dict[str, list[float]] = {"open a part": [], "save a part": [], PACED: [], RUSH: []}
    with ThreadPoolExecutor(THREADS) as threads:
        filled, filling = _clocked(
            lambda: list(threads.map(lambda number: _fill(cohort, number, spent), NUMBERS))
        )
        paced, rush = filled[: APPLICANTS // 2], filled[APPLICANTS // 2 :]
        start = time.perf_counter()
        for number, browser in enumerate(paced):
            time.sleep(max(0.0, start + number / WANTED - time.perf_counter()))
            threads.submit(_send, cohort, browser, spent[PACED])
        _sent, rushing = _clocked(
            lambda: list(threads.map(lambda browser: _send(cohort, browser, spent[RUSH]), rush))
        )
    _refuse_losses()
    table = Table(
        title=f"{APPLICANTS:,} applications by {THREADS} threads on {connection.vendor}, none lost:"
        f" {APPLICANTS / filling:.1f} forms filled in a second, {len(rush) / rushing:.1f} sent;"
        f" wanted are {WANTED:.1f}",
        title_justify="left",
    )
    for column in ("what", "p50 ms", "p95 ms", "longest ms"):
        table.add_column(column, justify="left" if column == "what" else "right")
    for what, times in spent.items():
        table.add_row(what, *_figures(times))
    return table


def _clocked(do: Callable[[], list[Any]]) -> tuple[list[Any], float]:
    before = time.perf_counter()
    return do(), time.perf_counter() - before


def _fill(cohort: Cohort, number: int, spent: dict[str, list[float]]) -> Client:
    browser = Client(headers={"host": "localhost"})
    address = f"/apply/{cohort.public_id}/mentee/"
    try:
        browser.post(address)
        for section in default_content("mentee").sections:
            part, said = f"{address}{section.key}/", _posted(section, f"a{number}@example.org")
            spent["open a part"].append(_timed(partial(browser.get, part), 200))
            spent["save a part"].append(_timed(partial(browser.post, part, said), 302))
    finally:
        connections.close_all()
    return browser


def _send(cohort: Cohort, browser: Client, spent: list[float]) -> None:
    address = f"/apply/{cohort.public_id}/mentee/send/"
    try:
        spent.append(_timed(partial(browser.post, address), 302))
    finally:
        connections.close_all()


def _timed(ask: Any, wanted: int) -> float:
    before = time.perf_counter()
    response = ask()
    spent = time.perf_counter() - before
    if response.status_code != wanted:
        raise SystemExit(f"{response.request['PATH_INFO']} answers {response.status_code}")
    return spent


def _posted(section: Section, email: str) -> dict[str, list[str]]:
    posted: dict[str, list[str]] = {}
    for question in section.questions:
        value = _said(question, email)
        if value is not None:
            posted |= KINDS[question.kind].write(question, value)
    return posted


def _said(question: Question, email: str) -> Any:
    if question.kind == Kind.EMAIL:
        return email
    if question.kind == Kind.NAME:
        return email.partition("@")[0].title()
    if question.options:
        return [question.options[0]] if question.kind == Kind.SEVERAL else question.options[0]
    return SAID.get(question.kind)


def _refuse_losses() -> None:
    """Each sent form is an application with its answers and its letter."""
    counts = {
        "applications": Application.objects.count(),
        "drafts": Draft.objects.filter(submitted_at__isnull=False).count(),
        "letters": Letter.objects.filter(name="confirm-address").count(),
    }
    if set(counts.values()) != {APPLICANTS}:
        raise SystemExit(f"Something was lost: {counts}")


def _figures(spent: list[float]) -> tuple[str, ...]:
    ordered = sorted(spent)
    late = ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
    figures = (statistics.median(ordered), late, ordered[-1])
    return tuple(f"{one * 1000:.0f}" for one in figures)


def _cohort() -> Cohort:
    """An open cohort with the mentees' survey as it comes."""
    now = timezone.now()
    community = Community.objects.create(name="A rush")
    program = Program.objects.create(community=community, name="Mentoring")
    Topic.objects.create(program=program, kind="area", name="Documentation", position=0)
    Topic.objects.create(program=program, kind="help", name="Code review", position=0)
    cohort = Cohort.objects.create(
        program=program,
        name="Winter",
        starts_on=date(2026, 12, 7),
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
    )
    content = default_content("mentee").as_json()
    form = Form.objects.create(cohort=cohort, role="mentee", draft=content, changed_at=now)
    FormVersion.objects.create(form=form, number=1, content_json=content, published_at=now)
    return cohort
