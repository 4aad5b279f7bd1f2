"""What happens to texts: they are written, approved, published and agreed to."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.documents.models import Acceptance, Approval, Document, Version
from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.people.models import Person
from nodement.programs.models import Program
from nodement.programs.rules import organizable

LONGEST = 40_000


@transaction.atomic
def write_version(program: Program, kind: str, text: str, *, by: Person, at: datetime) -> Version:
    """Write a text anew: a draft with the next number, that nobody has approved yet.

    The same text as the newest version gives that version and changes nothing. What others wrote
    stays as it is, under its own number. Refuses an empty text and one of over 40,000 letters.
    """
    _require_organizer(program, by)
    words = _tidy(text)
    if not words:
        raise Refusal(_("There is no text yet. Write something, or take our text as a start."))
    if len(words) > LONGEST:
        raise Refusal(_("This text is longer than 40,000 letters. Nobody would read it."))
    Program.objects.select_for_update().filter(pk=program.pk).first()
    document, _new = Document.objects.get_or_create(program=program, kind=kind)
    newest = document.versions.order_by("-number").first()
    if newest is not None and newest.text == words:
        return newest
    number = newest.number + 1 if newest else 1
    version = Version.objects.create(
        document=document, number=number, text=words, made_by=by, made_at=at
    )
    record("wrote a text of", program, by=by, at=at, kind=kind, number=number)
    return version


@transaction.atomic
def approve_version(version: Version, *, by: Person, at: datetime) -> None:
    """Stand behind a version; approving twice changes nothing.

    An approval holds for this version alone. Refuses when a later version counts already.
    """
    found = _locked(version, by)
    _require_latest(found)
    approval, is_new = Approval.objects.get_or_create(version=found, person=by, defaults={"at": at})
    if is_new:
        _record("approved a text of", approval.version, by, at)


@transaction.atomic
def publish_version(version: Version, *, by: Person, at: datetime) -> None:
    """Let a version count from now on; publishing twice changes nothing.

    Refuses when no organizer has approved it, and when a later version counts already.
    """
    found = _locked(version, by)
    if found.published_at is not None:
        return
    _require_latest(found)
    if not found.approvals.exists():
        raise Refusal(_("Nobody has approved this version yet: one of you has to stand behind it."))
    found.published_at = at
    found.save(update_fields=["published_at"])
    _record("published a text of", found, by, at)


@transaction.atomic
def adopt_texts(program: Program, texts: Mapping[str, str], *, by: Person, at: datetime) -> int:
    """Write, approve and publish these texts in one go; how many were new.

    Kinds that somebody has written already stay as they are.
    """
    _require_organizer(program, by)
    Program.objects.select_for_update().filter(pk=program.pk).first()
    kinds = [Document(program=program, kind=kind) for kind in texts]
    Document.objects.bulk_create(kinds, ignore_conflicts=True)
    empty = Document.objects.filter(program=program, kind__in=list(texts), versions=None)
    versions = Version.objects.bulk_create(
        Version(
            document=document,
            number=1,
            text=_tidy(texts[document.kind]),
            made_by=by,
            made_at=at,
            published_at=at,
        )
        for document in empty.order_by("pk")
    )
    Approval.objects.bulk_create(Approval(version=one, person=by, at=at) for one in versions)
    for version in versions:
        kind = version.document.kind
        record("took over a text of", program, by=by, at=at, kind=kind, number=version.number)
    return len(versions)


@transaction.atomic
def accept_versions(person: Person, versions: Iterable[Version], *, at: datetime) -> None:
    """Note that a person agrees to these versions; agreeing again keeps the first moment.

    Refuses a version that is not published: nobody can have read it.
    """
    agreed = list(versions)
    if any(version.published_at is None for version in agreed):
        raise Refusal(_("This text is not published, so nobody can agree to it yet."))
    Acceptance.objects.bulk_create(
        [Acceptance(version=version, person=person, at=at) for version in agreed],
        ignore_conflicts=True,
    )


def _tidy(text: str) -> str:
    """One kind of line end, no trailing spaces, nothing around."""
    return "\n".join(line.rstrip() for line in text.replace("\x00", "").splitlines()).strip()


def _locked(version: Version, by: Person) -> Version:
    """The version, with its document held: one publishes after the other."""
    Document.objects.select_for_update().filter(pk=version.document_id).first()
    found = Version.objects.select_related("document__program").get(pk=version.pk)
    _require_organizer(found.document.program, by)
    return found


def _require_latest(version: Version) -> None:
    later = Version.objects.filter(document=version.document_id, number__gt=version.number)
    if later.exclude(published_at=None).exists():
        raise Refusal(_("A later version counts already. Write a new one instead."))


def _require_organizer(program: Program, by: Person) -> None:
    if not organizable(by).filter(pk=program.pk).exists():
        words = _("Only organizers of %(program)s decide about its texts.")
        raise Refusal(words % {"program": program})


def _record(verb: str, version: Version, by: Person, at: datetime) -> None:
    document = version.document
    record(verb, document.program, by=by, at=at, kind=document.kind, number=version.number)
