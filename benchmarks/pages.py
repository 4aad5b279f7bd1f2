"""What the first pages cost: processor time and queries, with 40 and with 2,000 pairs."""

import statistics
import time
from datetime import UTC, date, datetime, timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rich.table import Table

from nodement.outbox.models import Letter
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort, Community, Program, Role
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

SIZES = (40, 2000)
REQUESTS = 30
NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def measured() -> Table:
    """The pages that open first, for every kind of person."""
    table = Table(title="The first pages", title_justify="left")
    for column in (
        "page",
        *(f"{size} pairs: {what}" for size in SIZES for what in ("ms", "queries")),
    ):
        table.add_column(column, justify="right" if "pairs" in column else "left")
    costs = [_costs(size) for size in SIZES]
    for page in costs[0]:
        table.add_row(page, *(text for cost in costs for text in cost[page]))
    return table


def _costs(size: int) -> dict[str, tuple[str, str]]:
    cohort, organizer = _cohort(size)
    pair = Pair.objects.filter(cohort=cohort).select_related("mentee", "mentor")[0]
    pages = {
        "home": (None, "/"),
        "first page of a mentee": (pair.mentee, "/me/"),
        "first page of a mentor": (pair.mentor, "/me/"),
        "page of a pair": (pair.mentee, f"/pairs/{pair.public_id}/"),
        "first page of an organizer": (organizer, f"/cohorts/{cohort.public_id}/"),
        "people": (organizer, f"/cohorts/{cohort.public_id}/people/"),
        "pairs": (organizer, f"/cohorts/{cohort.public_id}/pairs/"),
        "letters": (organizer, f"/cohorts/{cohort.public_id}/letters/"),
    }
    return {name: _cost(person, address) for name, (person, address) in pages.items()}


def _cost(person: Person | None, address: str) -> tuple[str, str]:
    client = Client(headers={"host": "localhost"})
    if person is not None:
        client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = len(captured)
    if response.status_code != 200:
        raise SystemExit(f"{address} answers {response.status_code}")
    spent = []
    for _ in range(REQUESTS):
        before = time.process_time()
        client.get(address)
        spent.append(time.process_time() - before)
    return f"{statistics.median(spent) * 1000:.1f}", str(queries)


def _cohort(size: int) -> tuple[Cohort, Person]:
    """A cohort of `size` pairs, each with two letters, in a program of its own."""
    community = Community.objects.create(name=f"Community of {size}")
    program = Program.objects.create(community=community, name="Mentoring")
    cohort = Cohort.objects.create(program=program, name="Winter", starts_on=date(2026, 12, 7))
    organizer = _people("organizer", size, 1)[0]
    Role.objects.create(program=program, person=organizer, kind="organizer", granted_at=NOW)
    mentees, mentors = _people("mentee", size, size), _people("mentor", size, size)
    Application.objects.bulk_create(
        _application(cohort, person, role)
        for role, people in (("mentee", mentees), ("mentor", mentors))
        for person in people
    )
    pairs = Pair.objects.bulk_create(
        Pair(cohort=cohort, mentee=mentee, mentor=mentor, language="en", formed_at=NOW)
        for mentee, mentor in zip(mentees, mentors, strict=True)
    )
    Letter.objects.bulk_create(
        _letter(cohort, pair, reader) for pair in pairs for reader in pair.both
    )
    return cohort, organizer


def _people(role: str, size: int, count: int) -> list[Person]:
    return Person.objects.bulk_create(
        Person(
            email=f"{role}{number}-of-{size}@example.org",
            name=f"{role.title()} {number}",
            time_zone="Europe/Berlin",
            joined_at=NOW,
        )
        for number in range(count)
    )


def _application(cohort: Cohort, person: Person, role: str) -> Application:
    profile = Profile(
        email=person.email,
        name=person.name,
        time_zone="Europe/Berlin",
        availability=((0, 1080, 1260), (3, 1080, 1260)),
        areas=("Documentation",),
        languages=("en",),
    )
    return Application(
        cohort=cohort,
        person=person,
        role=role,
        name=person.name,
        answers=profile.as_json(),
        capacity=int(role == "mentor"),
        submitted_at=NOW - timedelta(days=9),
        changed_at=NOW,
    )


def _letter(cohort: Cohort, pair: Pair, reader: Person) -> Letter:
    return Letter(
        reader=reader,
        name="kickoff-mentee",
        about=pair.full_name,
        group=cohort.full_name,
        subject="Meet your mentor",
        text="Hello",
        html="<p>Hello</p>",
        message_id=f"<{pair.public_id}-{reader.pk}@example.org>",
        state="sent",
        written_at=NOW,
        due_at=NOW,
    )
