"""A program in full swing, with something of every kind that could leak."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from allauth.mfa.models import Authenticator

from nodement.admissions.models import BulkChange, Mark, Note, SavedSearch
from nodement.documents.actions import write_version
from nodement.documents.models import Approval, Version
from nodement.forms.actions import change_draft, open_form
from nodement.forms.editing import change_section
from nodement.forms.models import Form, FormVersion
from nodement.journal.models import Entry
from nodement.matching.actions import ask_round, lock_proposal
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Decision, Proposal, Round
from nodement.matching.publishing import publish_round
from nodement.outbox.models import Letter
from nodement.outreach.models import LaunchMark, Nomination, Project
from nodement.pairs.actions import propose_time
from nodement.pairs.models import Meeting, Pair
from nodement.people.actions import make_link
from nodement.people.models import OneTimeLink, Person
from nodement.programs.models import Role
from nodement.surveys.actions import upload_survey
from nodement.surveys.chores import read_surveys
from nodement.surveys.models import Application, SurveyImport
from tests import make
from tests.house.desk import on_the_desk
from tests.make import NOON

SECRET = "Zerubbabel"
CHANGED_BY_DEEDS = (
    Approval,
    BulkChange,
    Decision,
    Entry,
    Form,
    FormVersion,
    LaunchMark,
    Letter,
    Mark,
    Meeting,
    Note,
    OneTimeLink,
    Pair,
    Role,
    SavedSearch,
    Version,
)


@dataclass(frozen=True)
class Scene:
    """What stands in the place of each part of an address, and the people at the doors."""

    parts: dict[str, object]
    intruders: dict[str, Person]

    def state(self) -> list[object]:
        """What would differ if somebody had got something done."""
        counts: list[object] = [model._default_manager.count() for model in CHANGED_BY_DEEDS]
        states = [Application, Round, SurveyImport, Project, Nomination]
        return counts + [list(model._default_manager.values_list("state")) for model in states]


def in_full_swing() -> Scene:
    """A published round with pairs and letters, a solved one, a file, a proposed time."""
    cohort = make.cohort(name=f"Winter {SECRET}", program=make.program(name=f"Mentorship {SECRET}"))
    organizer = make.organizer(cohort.program, f"Margaret {SECRET}", is_keeper=True)
    for number in range(3):
        make.application("mentee", cohort=cohort, name=f"Grace {SECRET} {number}", github=SECRET)
    for number in range(2):
        make.application("mentor", cohort=cohort, name=f"Ada {SECRET} {number}", about=SECRET)
    _publish(cohort, organizer)
    pair, other = Pair.objects.order_by("pk")[:2]
    meeting = propose_time(pair, NOON + timedelta(days=8), by=pair.mentee, at=NOON)
    make.application("mentor", cohort=cohort, name=f"Alan {SECRET}")
    proposal = _reviewed(cohort, organizer)
    make_link(pair.mentee, at=NOON)
    second = make.organizer(cohort.program, f"Ines {SECRET}")
    parts = {
        "program_id": cohort.program.public_id,
        "kind": "policy",
        "version_id": _text(cohort, organizer).public_id,
        "role_id": Role.objects.get(person=second).public_id,
        "cohort_id": cohort.public_id,
        "application_id": Application.objects.filter(person=pair.mentee).get().public_id,
        "form_id": _form(cohort, organizer).public_id,
        "question_key": "heard_of",
        "section_key": "about",
        "role": "mentee",
        "import_id": _file(cohort, organizer).public_id,
        "round_id": proposal.round.public_id,
        "proposal_id": proposal.public_id,
        "decision_id": Decision.objects.get().public_id,
        "pair_id": pair.public_id,
        "meeting_id": meeting.public_id,
        "letter_id": Letter.objects.filter(reader=pair.mentee).first().public_id,
        "token": "a-link-that-nobody-has",
        "pk": Authenticator.objects.create(user=pair.mentee, type="webauthn", data={}).pk,
        **_nomination(cohort),
        **on_the_desk(Application.objects.get(person=pair.mentee), organizer, SECRET),
    }
    return Scene(parts, _intruders(cohort, other))


def _nomination(cohort) -> dict[str, object]:
    """Somebody whom a project has named, and who has not said yes."""
    contact = make.person(f"Radia {SECRET}")
    project = make.project(program=cohort.program, name=f"Loom {SECRET}", contact=contact)
    nomination = make.nomination(
        project=project, cohort=cohort, name=f"Mary {SECRET}", why=SECRET, is_eligible=False
    )
    return {"project_id": project.public_id, "nomination_id": nomination.public_id}


def _text(cohort, organizer) -> Version:
    """A policy that nobody has approved: strangers must not read it."""
    return write_version(cohort.program, "policy", f"Says {SECRET}.", by=organizer, at=NOON)


def _form(cohort, organizer) -> Form:
    """A draft that nobody has published: only organizers read it."""
    form = open_form(cohort, "mentee", by=organizer, at=NOON)
    content = change_section(form.content, "about", title=SECRET, text=SECRET)
    change_draft(form, content, edition=form.edition, by=organizer, at=NOON)
    return form


def _publish(cohort, organizer) -> None:
    asked = ask_round(cohort, by=organizer, at=NOON)
    solve_rounds(NOON)
    publish_round(Round.objects.get(pk=asked.pk), by=organizer, at=NOON)


def _reviewed(cohort, organizer) -> Proposal:
    asked = ask_round(cohort, by=organizer, at=NOON)
    solve_rounds(NOON)
    proposal = Proposal.objects.get(round=asked)
    lock_proposal(proposal, by=organizer, at=NOON)
    return Proposal.objects.select_related("round").get(pk=proposal.pk)


def _file(cohort, organizer) -> SurveyImport:
    file = BytesIO(f"Email Address,What is your name?\nmei@example.org,{SECRET}\n".encode())
    file.name = f"{SECRET}.csv"
    kept = upload_survey(cohort, file, of="mentees", by=organizer, at=NOON)
    read_surveys(NOON)
    return kept


def _intruders(cohort, other: Pair) -> dict[str, Person]:
    """People who are signed in and have no business with the pair, or with the cohort."""
    former = make.organizer(cohort.program, "Former")
    Role.objects.filter(person=former).delete()
    elsewhere = make.organizer(make.cohort().program, "Elsewhere")
    neighbour = make.organizer(make.program(community=cohort.program.community), "Neighbour")
    coordinator = make.person("Coordinator")
    Role.objects.create(
        program=cohort.program, person=coordinator, kind=Role.Kind.MODERATOR, granted_at=NOON
    )
    return {
        "a stranger": make.person("Stranger"),
        "a mentee of another pair": other.mentee,
        "a mentor of another pair": other.mentor,
        "an organizer of another program": elsewhere,
        "an organizer of a program of the same community": neighbour,
        "somebody who organized it once": former,
        "somebody with another role in it": coordinator,
        "a keeper without a role": make.person("Keeper", is_keeper=True),
    }
