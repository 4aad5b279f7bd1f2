"""Which applications an organizer asks for: read from an address, asked of the database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from nodement.admissions.completeness import QUESTIONS, Gap, any_gap
from nodement.admissions.models import Note
from nodement.surveys.models import Application

NOBODY = "nobody"
WHOLE, LACKING = "whole", "lacking"
CHOICES: dict[str, tuple[str, ...]] = {
    "role": tuple(Application.Role.values),
    "state": tuple(Application.State.values),
    "source": tuple(Application.Source.values),
    "gap": (WHOLE, LACKING, *Gap.values),
    "noted": ("yes",),
    "waited": ("yes",),
}


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What the list is narrowed to; an empty text narrows nothing."""

    q: str = ""
    role: str = ""
    state: str = ""
    source: str = ""
    owner: str = ""
    gap: str = ""
    language: str = ""
    noted: str = ""
    waited: str = ""
    since: str = ""

    @classmethod
    def of(cls, query: Mapping[str, object]) -> "Filter":
        """What a query asks for; what can't be understood narrows nothing."""
        said = {one.name: str(query.get(one.name) or "").strip() for one in fields(cls)}
        known = {name: text for name, text in said.items() if _is_known(name, text)}
        return cls(**known)

    def __bool__(self) -> bool:
        return self != Filter()

    def narrow(self, rows: "QuerySet[Application]") -> "QuerySet[Application]":
        """The rows that this asks for."""
        for name, question in QUESTION_OF.items():
            if said := getattr(self, name):
                rows = rows.filter(question(said))
        return rows


def _is_known(name: str, text: str) -> bool:
    if not text:
        return False
    if name == "since":
        return _is_day(text)
    return name not in CHOICES or text in CHOICES[name]


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).year > 1
    except ValueError:
        return False


def _words(said: str) -> Q:
    return Q(name__icontains=said) | Q(person__email__icontains=said)


def _owner(said: str) -> Q:
    return Q(owner=None) if said == NOBODY else Q(owner__public_id=said)


def _gap(said: str) -> Q:
    if said == WHOLE:
        return ~any_gap()
    return any_gap() if said == LACKING else QUESTIONS[Gap(said)]


def _morning(day: date) -> datetime:
    """The first moment of a day on the clock of whoever asks."""
    return timezone.make_aware(datetime.combine(day, time()))


def _noted(_said: str) -> Q:
    return Q(Exists(Note.objects.filter(application=OuterRef("pk"))))


QUESTION_OF: dict[str, Callable[[str], Q]] = {
    "q": _words,
    "role": lambda said: Q(role=said),
    "state": lambda said: Q(state=said),
    "source": lambda said: Q(source=said),
    "owner": _owner,
    "gap": _gap,
    "language": lambda said: Q(languages__contains=f";{said};"),
    "noted": _noted,
    "waited": lambda _said: Q(priority__gt=0),
    "since": lambda said: Q(submitted_at__gte=_morning(date.fromisoformat(said))),
}
