"""Take the rows of a file in: new people come in, answers change, nothing is doubled."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.people.actions import Introduction, record_consents, welcome_people
from nodement.people.models import Person
from nodement.programs.models import Cohort
from nodement.surveys.findings import Notice
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile
from nodement.surveys.rows import Row

CODE_OF_CONDUCT = "code of conduct"


@dataclass(frozen=True)
class Tally:
    """What became of some rows."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: int = 0
    notices: tuple[Notice, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.added + other.added,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.refused + other.refused,
            self.notices + other.notices,
        )


@dataclass(frozen=True)
class Arrival:
    """A row that may go in."""

    line: int
    role: str
    profile: Profile
    submitted_at: datetime


@transaction.atomic
def take_in(cohort: Cohort, rows: Sequence[Row], *, consent: str, at: datetime) -> Tally:
    """Take some rows in; the newest answers of an address win, whatever the order.

    Taking the same rows in again changes nothing.
    """
    arrivals = [_arrival(row, at) for row in rows if row.profile is not None]
    people = welcome_people((_introduction(arrival.profile) for arrival in arrivals), at=at)
    record_consents(people.values(), CODE_OF_CONDUCT, how=consent, at=at)
    standing = _standing(cohort, people.values())
    tally = Tally(refused=len(rows) - len(arrivals))
    touched: dict[tuple[int, str], Application] = {}
    for arrival in arrivals:
        person = people[arrival.profile.email]
        key = (person.pk, arrival.role)
        application = standing.get(key)
        tally += _compared(arrival, application)
        if application is None or _is_news(arrival, application):
            standing[key] = touched[key] = _filled(application, cohort, person, arrival, at)
    _keep(touched.values())
    return tally


def _arrival(row: Row, at: datetime) -> Arrival:
    if row.profile is None or row.role is None:
        raise ValueError("A refused row is no arrival.")
    profile = replace(row.profile, email=row.profile.email.lower())
    sent = row.submitted_at or at
    return Arrival(row.line, row.role, profile, sent if sent.tzinfo else sent.replace(tzinfo=UTC))


def _introduction(profile: Profile) -> Introduction:
    return Introduction(profile.email, profile.name, profile.github, profile.time_zone)


def _standing(cohort: Cohort, people: Iterable[Person]) -> dict[tuple[int, str], Application]:
    rows = Application.objects.select_for_update().filter(cohort=cohort, person__in=list(people))
    return {(row.person_id, row.role): row for row in rows}


def _is_news(arrival: Arrival, application: Application) -> bool:
    """Newer answers, or mended ones of the same moment; whoever withdrew stays away."""
    return (
        application.state == Application.State.COMPLETE
        and arrival.submitted_at >= _answered_at(application)
        and arrival.profile.as_json() != application.answers
    )


def _answered_at(application: Application) -> datetime:
    """When somebody last said something: the form keeps the first moment as their place in line."""
    is_form = application.source == Application.Source.FORM
    return application.changed_at if is_form else application.submitted_at


def _compared(arrival: Arrival, application: Application | None) -> Tally:
    if application is None:
        return Tally(added=1)
    if _is_news(arrival, application):
        return Tally(changed=1)
    return Tally(unchanged=1, notices=tuple(_reasons(arrival, application)))


def _reasons(arrival: Arrival, application: Application) -> Iterable[Notice]:
    email = arrival.profile.email
    if application.state == Application.State.WITHDRAWN:
        words = _("%(email)s has withdrawn since; that stays so.") % {"email": email}
        yield Notice(arrival.line, "", email, "withdrawn", words)
    elif arrival.submitted_at < _answered_at(application):
        words = _("%(email)s has sent newer answers, and those were kept.") % {"email": email}
        yield Notice(arrival.line, "", email, "older", words)


def _filled(
    application: Application | None, cohort: Cohort, person: Person, arrival: Arrival, at: datetime
) -> Application:
    filled = application or Application(cohort=cohort, person=person, role=arrival.role)
    filled.fill(arrival.profile)
    filled.submitted_at = arrival.submitted_at
    filled.changed_at = at
    return filled


def _keep(applications: Iterable[Application]) -> None:
    rows = list(applications)
    fields = ["name", "answers", "capacity", "languages", "submitted_at", "changed_at"]
    Application.objects.bulk_create([row for row in rows if row.pk is None])
    Application.objects.bulk_update([row for row in rows if row.pk is not None], fields)
