"""What the house holds of a person as somebody who looks after projects and programs."""

from typing import Any

from nodement.admissions.models import Mark, Note, SavedSearch
from nodement.documents.models import Approval
from nodement.journal.models import Entry
from nodement.outreach.models import Nomination, Project
from nodement.people.models import Person
from nodement.privacy.plain import plain
from nodement.surveys.models import Application

Part = list[dict[str, Any]]
OF_PROJECT = (
    "program",
    "name",
    "link",
    "needs",
    "milestones",
    "starter_tasks",
    "is_confirmed",
    "state",
    "words",
    "declared_at",
    "decided_at",
)


def projects(person: Person) -> Part:
    found = Project.objects.filter(contact=person).select_related("program").order_by("pk")
    return [plain(one, *OF_PROJECT) for one in found]


def nominated(person: Person) -> Part:
    """Whom they named: only what they themselves may see."""
    found = Nomination.objects.filter(nominated_by=person).select_related("project", "cohort")
    fields = ("project", "cohort", "name", "state", "nominated_at")
    return [plain(one, *fields) for one in found.order_by("pk")]


def approved(person: Person) -> Part:
    found = Approval.objects.filter(person=person).select_related("version__document__program")
    return [
        {"program": str(one.version.document.program), **plain(one, "version", "at")}
        for one in found.order_by("pk")
    ]


def written(person: Person) -> dict[str, Any]:
    """Their own words on applications; of whom they speak is somebody else's."""
    marks = Mark.objects.filter(reviewer=person).select_related("application__cohort")
    notes = Note.objects.filter(author=person).select_related("application__cohort")
    return {
        "marks": [
            {"cohort": str(one.application.cohort), **plain(one, "value", "comment", "at")}
            for one in marks.order_by("pk")
        ],
        "notes": [
            {"cohort": str(one.application.cohort), **plain(one, "text", "at")}
            for one in notes.order_by("pk")
        ],
        "saved_views": [
            plain(one, "name", "query") for one in SavedSearch.objects.filter(made_by=person)
        ],
        "applications_to_look_after": Application.objects.filter(owner=person).count(),
    }


def deeds(person: Person) -> Part:
    """What the journal says they did: when and what, without what it says of others."""
    found = Entry.objects.filter(actor=person).order_by("at", "pk")
    return [plain(one, "at", "verb", "about") for one in found]
