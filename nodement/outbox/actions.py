"""Write letters, let them wait, keep them back, try failed ones again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from nodement.kit.models import Model, new_public_id
from nodement.outbox.models import Letter
from nodement.outbox.paper import compose
from nodement.people.models import Person


@dataclass(frozen=True)
class Enclosure:
    """A calendar file that travels with a letter (RFC 6047)."""

    calendar: str
    method: str


@dataclass(frozen=True)
class Subject:
    """What a letter is about, and the larger thing it belongs to, by their names."""

    about: str = ""
    group: str = ""


def write(
    name: str,
    *,
    to: Person,
    at: datetime,
    subject: Subject = Subject(),
    enclosure: Enclosure | None = None,
    **facts: object,
) -> Letter:
    """Write the letter `name` to a person, in their language, and queue it.

    Call it inside the action whose change it tells of: both are kept, or none. The Message-ID is
    made here, once, and stays the same on every try.
    """
    paper = compose(name, reader=to, facts=facts)
    public_id = new_public_id()
    return Letter.objects.create(
        public_id=public_id,
        reader=to,
        name=name,
        about=subject.about,
        group=subject.group,
        subject=paper.subject,
        text=paper.text,
        html=paper.html,
        calendar=enclosure.calendar if enclosure else "",
        calendar_method=enclosure.method if enclosure else "",
        is_secret=paper.is_secret,
        message_id=f"<{public_id}@{settings.SITE_URL.host}>",
        written_at=at,
        due_at=at,
    )


@transaction.atomic
def send_again(letter: Letter, *, at: datetime) -> None:
    """Put a failed letter back into the queue; any other letter stays as it is."""
    failed = Letter.objects.filter(pk=letter.pk, state=Letter.State.FAILED)
    failed.update(state=Letter.State.QUEUED, due_at=at, tries=0)


@transaction.atomic
def hold_back(letters: Iterable[Letter], *, until: datetime) -> None:
    """Let these letters leave no earlier than then: until then they can be kept back."""
    waiting = Letter.objects.filter(pk__in=[one.pk for one in letters], state=Letter.State.QUEUED)
    waiting.update(due_at=until)


@transaction.atomic
def keep_back(letters: "QuerySet[Letter]") -> list[Letter]:
    """Keep those back that have not left, and say which they are.

    What a worker hands over just now, or may have handed over, has left.
    """
    waiting = letters.filter(state=Letter.State.QUEUED, is_possibly_twice=False)
    kept = list(waiting.select_for_update().defer("text", "html", "calendar"))
    Letter.objects.filter(pk__in=[one.pk for one in kept]).update(
        state=Letter.State.WITHHELD, lease_until=None, claims=F("claims") + 1
    )
    return kept


def subject_of(thing: Model, group: Model | None = None) -> Subject:
    """Name what a letter is about, and the larger thing that it belongs to."""
    return Subject(thing.full_name, group.full_name if group else "")
