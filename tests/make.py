"""Make the things a test needs; say only what the test is about."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from nodement.outreach.models import Nomination, Project
from nodement.pairs.models import Pair
from nodement.people.models import Person
from nodement.programs.models import Cohort, Community, Program, Role, Topic
from nodement.surveys.models import Application
from nodement.surveys.profile import Profile

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
APPLICATION_FIELDS = (
    "state",
    "source",
    "form_version",
    "given",
    "priority",
    "decline_reason",
    "decline_words",
    "keep_for_next",
    "owner",
)
_n = count(1)


def person(name: str = "Ada", **facts: Any) -> Person:
    facts = {"email": f"{name.lower()}{next(_n)}@example.org", "joined_at": NOON} | facts
    return Person.objects.create(name=name, **facts)


def program(**facts: Any) -> Program:
    facts = {"name": f"Mentorship {next(_n)}"} | facts
    community = facts.pop("community", None) or Community.objects.create(name=f"Forge {next(_n)}")
    made = Program.objects.create(community=community, **facts)
    for kind, names in {"area": ("Documentation", "Testing"), "help": ("Code review",)}.items():
        for position, name in enumerate(names):
            Topic.objects.create(program=made, kind=kind, name=name, position=position)
    return made


def cohort(**facts: Any) -> Cohort:
    facts = {"name": f"Winter {next(_n)}", "starts_on": date(2026, 12, 7)} | facts
    return Cohort.objects.create(program=facts.pop("program", None) or program(), **facts)


def organizer(of: Program, name: str = "Margaret", **facts: Any) -> Person:
    made = person(name, **facts)
    Role.objects.create(program=of, person=made, kind=Role.Kind.ORGANIZER, granted_at=NOON)
    return made


def profile(somebody: Person, **answers: Any) -> Profile:
    """Somebody in Berlin who is free on Monday evenings and cares for documentation."""
    usual: dict[str, Any] = {
        "email": somebody.email,
        "name": somebody.name,
        "time_zone": "Europe/Berlin",
        "availability": ((0, 18 * 60, 21 * 60),),
        "areas": ("Documentation",),
        "languages": ("en",),
        "english_speaking": 5,
        "english_understanding": 5,
    }
    return Profile(**usual | answers)


def application(role: str, *, at: datetime = NOON, **facts: Any) -> Application:
    """A complete application; what is not a field of the table is an answer."""
    of = facts.pop("cohort", None) or cohort()
    somebody = facts.pop("person", None) or person(facts.pop("name", role.title()))
    kept = {name: facts.pop(name) for name in APPLICATION_FIELDS if name in facts}
    made = Application(
        cohort=of, person=somebody, role=role, submitted_at=at, changed_at=at, **kept
    )
    made.fill(profile(somebody, **facts))
    made.save()
    return made


def pair(**facts: Any) -> Pair:
    facts = {"language": "en", "shared_areas": ["Documentation"], "formed_at": NOON} | facts
    return Pair.objects.create(
        cohort=facts.pop("cohort", None) or cohort(),
        mentor=facts.pop("mentor", None) or person("Ada"),
        mentee=facts.pop("mentee", None) or person("Grace"),
        **facts,
    )


def project(**facts: Any) -> Project:
    """A project that takes part in its program."""
    facts = {
        "name": f"Loom {next(_n)}",
        "link": "https://example.org/loom",
        "needs": "Somebody who writes guides.",
        "is_confirmed": True,
        "state": Project.State.ACCEPTED,
        "declared_at": NOON,
    } | facts
    return Project.objects.create(
        program=facts.pop("program", None) or program(),
        contact=facts.pop("contact", None) or person("Radia"),
        **facts,
    )


def nomination(**facts: Any) -> Nomination:
    """Somebody whom a project has named, and who may mentor."""
    by = facts.pop("project", None) or project()
    facts = {
        "cohort": facts.pop("cohort", None) or cohort(program=by.program, opens_at=NOON),
        "person": facts.pop("person", None) or person("Katherine"),
        "name": "Katherine",
        "github": "katherine-example",
        "why": "Explains well.",
        "is_eligible": True,
        "asked_at": NOON,
        "nominated_by": by.contact,
        "nominated_at": NOON,
    } | facts
    return Nomination.objects.create(project=by, **facts)
