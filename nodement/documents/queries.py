"""Questions about the texts of a program."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from nodement.documents.models import Approval, Document, Version
from nodement.documents.rules import public
from nodement.programs.models import Program

KINDS = tuple(Document.Kind)


@dataclass(frozen=True)
class Standing:
    """How one text of a program stands: what counts, and what is newest."""

    kind: Document.Kind
    current: Version | None = None
    newest: Version | None = None

    @property
    def draft(self) -> Version | None:
        """The newest version, if it is not the one that counts."""
        return None if self.newest == self.current else self.newest


def current(program: Program, kind: str) -> Version | None:
    """The version that counts: the last one that was published."""
    return next(iter(current_of(program, [kind])), None)


def current_of(program: Program, kinds: Iterable[str]) -> list[Version]:
    """The versions that count, in the order of these kinds; kinds without one are left out."""
    wanted = list(kinds)
    later = Version.objects.filter(document=OuterRef("document"), number__gt=OuterRef("number"))
    rows = (
        public()
        .filter(document__program=program, document__kind__in=wanted)
        .filter(~Exists(later.exclude(published_at=None)))
    )
    return sorted(rows, key=lambda version: wanted.index(version.document.kind))


def standings(program: Program) -> list[Standing]:
    """All kinds of texts in their order, with those who approved; two queries."""
    versions = _with_names(Version.objects.filter(document__program=program).order_by("number"))
    found = {kind: Standing(kind) for kind in KINDS}
    for version in versions:
        kind = Document.Kind(version.document.kind)
        counts = version if version.published_at else found[kind].current
        found[kind] = Standing(kind, counts, version)
    return list(found.values())


def history(program: Program, kind: str) -> list[Version]:
    """Every version of one text, the newest first, with those who approved; two queries."""
    rows = Version.objects.filter(document__program=program, document__kind=kind)
    return list(_with_names(rows.order_by("-number")))


def published(program: Program, kind: str) -> "QuerySet[Version]":
    """What people could read and agree to, the newest first."""
    return public().filter(document__program=program, document__kind=kind).order_by("-number")


def _with_names(rows: "QuerySet[Version]") -> "QuerySet[Version]":
    approvals = Approval.objects.select_related("person").order_by("at", "pk")
    return rows.select_related("document", "made_by").prefetch_related(
        Prefetch("approvals", approvals)
    )
