"""Write letters, try failed ones again."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

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


def subject_of(thing: Model, group: Model | None = None) -> Subject:
    """Name what a letter is about, and the larger thing that it belongs to."""
    return Subject(thing.full_name, group.full_name if group else "")
