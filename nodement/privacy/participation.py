"""What the house holds of a person as somebody who takes part."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Model, QuerySet

from nodement.admissions.models import Mark, Note
from nodement.applying.models import Draft, Invitation, Upload
from nodement.matching.models import Decision, Proposal, Unmatched
from nodement.outreach.models import Interest, Nomination
from nodement.pairs.models import Meeting, Pair
from nodement.people.models import Person
from nodement.privacy.plain import plain
from nodement.surveys.models import Application

Part = list[dict[str, Any]]
OF_APPLICATION = (
    "cohort",
    "role",
    "state",
    "source",
    "name",
    "answers",
    "given",
    "capacity",
    "priority",
    "decline_reason",
    "decline_words",
    "keep_for_next",
    "submitted_at",
    "changed_at",
)


def applications(person: Person) -> Part:
    """What was answered and decided; what organizers thought and tried, as numbers."""
    found = Application.objects.filter(person=person).order_by("submitted_at", "pk")
    found = found.select_related("cohort__program", "form_version__form__cohort")
    keys = [one.pk for one in found]
    numbers = {
        "marks": _numbers(Mark.objects.all(), "application", keys),
        "notes": _numbers(Note.objects.all(), "application", keys),
        "proposed_as_mentee": _numbers(Proposal.objects.all(), "mentee", keys),
        "proposed_as_mentor": _numbers(Proposal.objects.all(), "mentor", keys),
        "without_a_mentor": _numbers(Unmatched.objects.all(), "mentee", keys),
        "decided_on_as_mentee": _numbers(Decision.objects.all(), "mentee", keys),
        "decided_on_as_mentor": _numbers(Decision.objects.all(), "mentor", keys),
    }
    files = _files(Upload.objects.filter(application__in=keys), "application_id")
    drafts_of = _drafts(Draft.objects.filter(application__in=keys), "application_id")
    return [
        {
            "program": str(one.cohort.program),
            **plain(one, *OF_APPLICATION),
            "form_version": str(one.form_version) if one.form_version else None,
            "files": files.get(one.pk, []),
            "drafts": drafts_of.get(one.pk, []),
            "kept_by_organizers": {name: said.get(one.pk, 0) for name, said in numbers.items()},
            "ask": one.cohort.program.contact,
        }
        for one in found
    ]


def drafts(person: Person) -> Part:
    """Answers that are not an application yet."""
    found = Draft.objects.filter(person=person, application=None).order_by("pk")
    files = _files(Upload.objects.filter(draft__in=found.values("pk")), "draft_id")
    drafted = [(one.pk, _draft(one)) for one in found.select_related("cohort")]
    return [{**said, "files": files.get(key, [])} for key, said in drafted]


def invitations(person: Person) -> Part:
    found = Invitation.objects.filter(person=person).select_related("cohort").order_by("pk")
    fields = ("cohort", "role", "made_at", "expires_at", "used_at", "revoked_at")
    return [plain(one, *fields) for one in found]


def pairs(person: Person) -> Part:
    """The own side: of the partner only the name."""
    found = Pair.objects.of(person).select_related("mentor", "mentee", "cohort__program")
    meetings = Meeting.objects.filter(pair__in=found.values("pk")).order_by("starts_at", "pk")
    fields = ("state", "starts_at", "minutes", "place", "held_minutes")
    held = _gathered((one.pair_id, plain(one, *fields)) for one in meetings)
    return [
        {
            "program": str(pair.cohort.program),
            "cohort": str(pair.cohort),
            "role": "mentor" if person == pair.mentor else "mentee",
            "partner": str(pair.partner_of(person)),
            **plain(pair, "state", "language", "shared_areas", "formed_at"),
            "meetings": held.get(pair.pk, []),
        }
        for pair in found.order_by("formed_at", "pk")
    ]


def going_pairs(person: Person) -> int:
    return Pair.objects.of(person).going().count()


def interests(person: Person) -> Part:
    found = Interest.objects.filter(person=person).select_related("program").order_by("pk")
    return [plain(one, "program", "asked_at", "confirmed_at") for one in found]


def nominations(person: Person) -> Part:
    found = Nomination.objects.filter(person=person).select_related("project", "cohort")
    fields = ("project", "cohort", "name", "github", "why", "state", "nominated_at", "answered_at")
    return [plain(one, *fields) for one in found.order_by("pk")]


def _numbers(rows: "QuerySet[Any]", field: str, keys: list[int]) -> dict[int, int]:
    counted = rows.filter(**{f"{field}__in": keys}).order_by().values(field)
    return dict(counted.annotate(number=Count("pk")).values_list(field, "number"))


def _files(uploads: "QuerySet[Upload]", key: str) -> dict[int, Part]:
    fields = ("question", "file_name", "content_type", "size", "uploaded_at")
    return _gathered((getattr(one, key), plain(one, *fields)) for one in uploads)


def _drafts(found: "QuerySet[Draft]", key: str) -> dict[int, Part]:
    return _gathered((getattr(one, key), _draft(one)) for one in found.select_related("cohort"))


def _draft(one: Model) -> dict[str, Any]:
    fields = ("cohort", "role", "answers", "typed", "started_at", "changed_at", "submitted_at")
    return plain(one, *fields)


def _gathered(pairs: Iterable[tuple[int, dict[str, Any]]]) -> dict[int, Part]:
    gathered: dict[int, Part] = {}
    for key, said in pairs:
        gathered.setdefault(key, []).append(said)
    return gathered
