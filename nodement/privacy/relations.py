"""Every way in which a row belongs to a person: where it is exported, and what erasure does."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from nodement.people.models import Person

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Fate(StrEnum):
    """What becomes of a row when its person is erased."""

    GOES = "goes"
    STAYS = "stays"
    FOLLOWS = "follows"


@dataclass(frozen=True)
class Relation:
    """One foreign key: its words for people, its part of the export, its fate.

    A row that stays does so for others: it belongs to somebody who left, and names nobody. A row
    that follows hangs on one that goes, or on a pair.
    """

    words: "StrOrPromise"
    exported_as: str
    fate: Fate


def _goes(words: "StrOrPromise", exported_as: str) -> Relation:
    return Relation(words, exported_as, Fate.GOES)


def _stays(words: "StrOrPromise", exported_as: str) -> Relation:
    return Relation(words, exported_as, Fate.STAYS)


def _follows(exported_as: str) -> Relation:
    return Relation("", exported_as, Fate.FOLLOWS)


NOT_EXPORTED = ""
"""A key to the house, or what only repeats another part."""

OF_PEOPLE: dict[str, Relation] = {
    "account.EmailAddress.user": _goes(_("Addresses to sign in with"), "sign_in"),
    "socialaccount.SocialAccount.user": _goes(_("Accounts elsewhere to sign in with"), "sign_in"),
    "mfa.Authenticator.user": _goes(_("Passkeys"), "sign_in"),
    "people.OneTimeLink.person": _goes(_("Links that let you in"), NOT_EXPORTED),
    "people.Consent.person": _goes(_("Consents"), "consents"),
    "documents.Acceptance.person": _goes(_("Consents"), "accepted_documents"),
    "applying.Draft.person": _goes(_("Drafts of answers"), "drafts"),
    "applying.Invitation.person": _goes(_("Late invitations"), "invitations"),
    "surveys.Application.person": _goes(
        _("Applications, with all answers and files"), "applications"
    ),
    "outbox.Letter.reader": _goes(_("Letters to you"), "letters"),
    "outreach.Interest.person": _goes(_("Wishes to hear of an opening"), "interests"),
    "outreach.Nomination.person": _goes(_("Nominations of you"), "nominations"),
    "programs.Role.person": _goes(_("Roles in programs"), "roles"),
    "pairs.Pair.mentor": _stays(_("Pairs, for the other side"), "pairs"),
    "pairs.Pair.mentee": _stays(_("Pairs, for the other side"), "pairs"),
    "pairs.Meeting.proposed_by": _stays(_("Meetings you proposed"), "pairs"),
    "outreach.Project.contact": _stays(_("Projects that take part"), "projects"),
    "outreach.Nomination.nominated_by": _stays(_("Nominations by you"), "nominated_by_you"),
    "journal.Entry.actor": _stays(_("Lines of the journal on what you did"), "deeds"),
    "documents.Version.made_by": _stays(_("Work as an organizer"), "deeds"),
    "documents.Approval.person": _stays(_("Work as an organizer"), "approved_documents"),
    "forms.Form.changed_by": _stays(_("Work as an organizer"), "deeds"),
    "forms.FormVersion.published_by": _stays(_("Work as an organizer"), "deeds"),
    "surveys.Application.owner": _stays(_("Work as an organizer"), "written_for_organizers"),
    "surveys.SurveyImport.uploaded_by": _stays(_("Work as an organizer"), "deeds"),
    "applying.Invitation.made_by": _stays(_("Work as an organizer"), "deeds"),
    "admissions.Mark.reviewer": _stays(_("Marks and notes you wrote"), "written_for_organizers"),
    "admissions.Note.author": _stays(_("Marks and notes you wrote"), "written_for_organizers"),
    "admissions.SavedSearch.made_by": _stays(_("Work as an organizer"), "written_for_organizers"),
    "admissions.BulkChange.by": _stays(_("Work as an organizer"), "deeds"),
    "outreach.Project.decided_by": _stays(_("Work as an organizer"), "deeds"),
    "outreach.LaunchMark.by": _stays(_("Work as an organizer"), "deeds"),
    "matching.Round.asked_by": _stays(_("Work as an organizer"), "deeds"),
    "matching.Round.published_by": _stays(_("Work as an organizer"), "deeds"),
    "matching.Decision.by": _stays(_("Work as an organizer"), "deeds"),
}

OF_THEIR_THINGS: dict[str, Relation] = {
    "applying.Draft.application": _follows("applications"),
    "applying.Upload.draft": _follows("drafts"),
    "applying.Upload.application": _follows("applications"),
    "admissions.Mark.application": _follows("applications"),
    "admissions.Note.application": _follows("applications"),
    "matching.Proposal.mentee": _follows("applications"),
    "matching.Proposal.mentor": _follows("applications"),
    "matching.Unmatched.mentee": _follows("applications"),
    "matching.Decision.mentee": _follows("applications"),
    "matching.Decision.mentor": _follows("applications"),
    "pairs.Meeting.pair": _follows("pairs"),
    "outreach.Nomination.project": _follows("projects"),
}


def rows(key: str, person: Person) -> "QuerySet[Any]":
    """The rows of one relation that belong to a person."""
    label, _dot, field = key.rpartition(".")
    found: QuerySet[Any] = apps.get_model(label)._default_manager.filter(**{field: person})
    return found
