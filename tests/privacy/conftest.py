"""Grace, of whom every table knows something that only she could have brought in."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.files import File

from nodement.admissions.models import BulkChange, Mark, Note, SavedSearch
from nodement.applying.models import Draft, Invitation, Upload
from nodement.documents.models import Acceptance, Approval, Document, Version
from nodement.forms.models import Form, FormVersion
from nodement.journal.actions import record
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Decision, Proposal, Round
from nodement.matching.publishing import publish_round
from nodement.outbox.actions import subject_of, write
from nodement.outreach.models import Interest, LaunchMark, Project
from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Pair
from nodement.people.actions import make_link, record_consents
from nodement.people.models import Person
from nodement.programs.actions import grant_role
from nodement.programs.models import Cohort, Role
from nodement.surveys.models import Application, Remark, SurveyImport
from tests import make
from tests.make import NOON

NAME, EMAIL, GITHUB = "Xanthippe Quillfeather", "xanthippe.quill@example.org", "quillfeather-x"
ANSWER, TYPED, FILE = "Zymurgic lighthouses", "Verdigris halfway", "Brontide pages"
WORDS = (NAME, EMAIL, GITHUB, ANSWER, TYPED, FILE)
SOON = NOON + timedelta(days=8)


@dataclass
class Full:
    """A person with something of every kind, and the others who stay."""

    person: Person
    organizer: Person
    partner: Person
    pair: Pair
    cohort: Cohort
    upload: Upload


@pytest.fixture
def full(db: None) -> Full:
    cohort = make.cohort(program=make.program(), opens_at=NOON - timedelta(days=1))
    organizer = make.organizer(cohort.program)
    person = make.person(NAME, email=EMAIL, github=GITHUB)
    application = _applies(person, cohort)
    _published(cohort, organizer)
    pair = Pair.objects.get(mentee=person)
    accept_time(propose_time(pair, SOON, by=person, at=NOON), SOON, by=pair.mentor, at=NOON)
    upload = _writes(person, application)
    _signs_in(person)
    _outreach(person, cohort)
    _organizes(person, organizer, cohort)
    _is_organized(application, organizer)
    return Full(person, organizer, pair.mentor, pair, cohort, upload)


def _applies(person: Person, cohort: Cohort) -> Application:
    form = Form.objects.create(
        cohort=cohort, role="mentee", draft={}, changed_at=NOON, changed_by=person
    )
    version = FormVersion.objects.create(
        form=form, number=1, content_json={}, published_at=NOON, published_by=person
    )
    return make.application(
        "mentee",
        cohort=cohort,
        person=person,
        github=GITHUB,
        goals=(ANSWER,),
        form_version=version,
        given={"name": NAME, "email": EMAIL, "goals": [ANSWER]},
    )


def _published(cohort: Cohort, organizer: Person) -> None:
    make.application("mentor", cohort=cohort, name="Ada")
    asked = ask_round(cohort, by=organizer, at=NOON)
    solve_rounds(NOON)
    publish_round(Round.objects.get(pk=asked.pk), by=organizer, at=NOON)


def _writes(person: Person, application: Application) -> Upload:
    facts = {"cohort": application.cohort, "role": "mentee", "started_at": NOON, "changed_at": NOON}
    facts["form_version"] = application.form_version
    Draft.objects.create(digest="1", person=person, answers={"goals": [ANSWER]}, **facts)
    Draft.objects.create(
        digest="2", person=person, application=application, typed={"goals": TYPED}, **facts
    )
    nameless = Draft.objects.create(digest="3", answers={"email": EMAIL, "about": TYPED}, **facts)
    for draft, of in ((None, application), (nameless, None)):
        upload = Upload(
            draft=draft,
            application=of,
            question="work",
            file_name=f"{NAME}.txt",
            content_type="text/plain",
            size=3,
            uploaded_at=NOON,
        )
        upload.file.save(upload.public_id, File(BytesIO(FILE.encode())))
    Invitation.objects.create(
        cohort=application.cohort, role="mentor", person=person, made_at=NOON, expires_at=SOON
    )
    return Upload.objects.get(application=application)


def _signs_in(person: Person) -> None:
    EmailAddress.objects.create(user=person, email=EMAIL, verified=True)
    SocialAccount.objects.create(user=person, provider="github", uid="7", extra_data={"l": GITHUB})
    Authenticator.objects.create(user=person, type="webauthn", data={"name": NAME})
    make_link(person, at=NOON)
    record_consents([person], "code of conduct", how=f"by {EMAIL}", at=NOON)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    kept: dict[str, Any] = {
        SESSION_KEY: str(person.pk),
        BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
        HASH_SESSION_KEY: person.get_session_auth_hash(),
    }
    for said in (kept, {"account_login": {"email": EMAIL}}):
        session = store()
        session.update(said)
        session.create()
    write("sign-in-code", to=person, at=NOON, code="ABC-DEF")


def _outreach(person: Person, cohort: Cohort) -> None:
    program = cohort.program
    taking_part = make.project(
        program=program, contact=person, needs=f"Write to {NAME}, {EMAIL}.", decided_by=person
    )
    make.project(program=program, contact=person, needs=TYPED, state=Project.State.DECLARED)
    make.project(program=program, contact=person, needs=TYPED, is_confirmed=False)
    make.nomination(project=taking_part, cohort=cohort)
    make.nomination(
        project=make.project(program=program),
        cohort=cohort,
        person=person,
        name=NAME,
        github=GITHUB,
        why=TYPED,
    )
    Interest.objects.create(program=program, person=person, asked_at=NOON)


def _organizes(person: Person, organizer: Person, cohort: Cohort) -> None:
    """She is a second organizer, and has done a little of everything."""
    grant_role(cohort.program, person, Role.Kind.ORGANIZER, by=organizer, at=NOON)
    grant_role(cohort.program, make.person("Joan"), Role.Kind.ORGANIZER, by=person, at=NOON)
    document = Document.objects.create(program=cohort.program, kind=Document.Kind.PRIVACY)
    version = Version.objects.create(document=document, number=1, made_at=NOON, made_by=person)
    Approval.objects.create(version=version, person=person, at=NOON)
    Acceptance.objects.create(version=version, person=person, at=NOON)
    other = Application.objects.get(person=Pair.objects.get(mentee=person).mentor)
    Application.objects.filter(pk=other.pk).update(owner=person)
    Mark.objects.create(application=other, reviewer=person, value=4, comment="Kind.", at=NOON)
    Note.objects.create(application=other, author=person, text="Asked.", at=NOON)
    BulkChange.objects.create(cohort=cohort, by=person, at=NOON, to_state="complete", before={})
    LaunchMark.objects.create(cohort=cohort, step="channels", by=person, at=NOON)
    SurveyImport.objects.create(cohort=cohort, of="mentees", uploaded_by=person, uploaded_at=NOON)
    Invitation.objects.filter(person=person).update(made_by=person)
    Round.objects.update(asked_by=person, published_by=person)
    record("looked after", cohort, by=person, at=NOON, who=NAME, address=EMAIL)


def _is_organized(application: Application, organizer: Person) -> None:
    """What organizers wrote and decided of her."""
    cohort = application.cohort
    Mark.objects.create(
        application=application, reviewer=organizer, value=2, comment=TYPED, at=NOON
    )
    Note.objects.create(application=application, author=organizer, text=f"Ask {NAME}", at=NOON)
    SavedSearch.objects.create(
        program=cohort.program, name="Her", query="q=xanthippe.quill%40example.org"
    )
    SavedSearch.objects.create(program=cohort.program, name="All", query="", made_by=organizer)
    SavedSearch.objects.create(
        program=cohort.program, name="Own", query="", made_by=application.person
    )
    before = {application.public_id: {"words": TYPED}, "another": {"words": "Kept"}}
    BulkChange.objects.create(
        cohort=cohort, by=organizer, at=NOON, to_state="declined", before=before
    )
    imported = SurveyImport.objects.get()
    Remark.objects.create(
        survey_import=imported, line=2, cell=EMAIL, code="x", reason=f"“{NAME}”", refuses=False
    )
    record("merged", application, by=organizer, at=NOON, name=NAME)
    write("role-revoked", to=organizer, at=NOON, subject=subject_of(cohort.program), who=NAME)
    mentor = Proposal.objects.get(mentee=application).mentor
    Decision.objects.create(
        cohort=cohort,
        mentee=application,
        mentor=mentor,
        kind="lock",
        by=application.person,
        at=NOON,
    )


def later(days: int) -> datetime:
    return NOON + timedelta(days=days)
