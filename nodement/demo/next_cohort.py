"""The story goes on: the next cohort takes applications on the site."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from nodement.applying.drafts import save_section, start_draft
from nodement.applying.models import Draft
from nodement.applying.reading import SectionRead
from nodement.applying.submitting import confirm_draft, submit_draft
from nodement.documents.actions import adopt_texts
from nodement.documents.queries import current_of
from nodement.forms.actions import open_form, publish_form
from nodement.forms.models import FormVersion
from nodement.forms.queries import current_version
from nodement.lifecycle.setting_up import copy_cohort, texts_to_adopt
from nodement.outreach.models import Project
from nodement.outreach.projects import Declaration, accept_project, confirm_project, declare_project
from nodement.people.actions import Introduction
from nodement.people.models import Person
from nodement.programs.actions import Description, Term, change_policy, describe_program
from nodement.programs.models import Cohort, Program
from nodement.programs.sign_up import SignUpWindow, change_window
from nodement.programs.starters import NODEJS
from nodement.surveys.cleaning import without_accents
from nodement.surveys.models import Application

TERM = Term("Summer 2027", date(2027, 6, 7), 26)
OPEN_SINCE, OPEN_FOR = timedelta(days=3), timedelta(days=42)
EVENINGS = [[day, 18 * 60, 21 * 60] for day in range(5)]
SATURDAY = [[5, 9 * 60, 13 * 60]]


@dataclass(frozen=True)
class Newcomer:
    """Somebody who fills in the form, and whether they have confirmed their address."""

    role: str
    name: str
    zone: str
    speaks: tuple[str, ...]
    areas: tuple[str, ...]
    words: str
    has_confirmed: bool = True

    @property
    def email(self) -> str:
        return f"{without_accents(self.name.split()[0]).lower()}@example.org"

    def answers(self, week: list[list[int]]) -> dict[str, Any]:
        """What they answer, by the key of the question."""
        own: dict[str, Any] = (
            {"goals": [self.words], "experience": 2}
            if self.role == "mentee"
            else {"about": self.words, "capacity": 2, "experience": 4}
        )
        return {
            "name": self.name,
            "email": self.email,
            "languages": [{"code": code, "level": 5} for code in self.speaks],
            "english_speaking": 4,
            "english_understanding": 4,
            "time_zone": self.zone,
            "availability": week,
            "areas": [{"name": area, "level": 3} for area in self.areas],
            **own,
        }


NEWCOMERS = (
    Newcomer(
        "mentee",
        "Tamsin Achterberg",
        "Europe/Amsterdam",
        ("nl", "en"),
        ("Documentation", "Testing and coverage"),
        "Land a first pull request in the documentation.",
    ),
    Newcomer(
        "mentee",
        "Ishaan Thapa",
        "Asia/Kathmandu",
        ("ne", "en"),
        ("Diagnostics", "C++ core and V8"),
        "Read a core dump without fear.",
    ),
    Newcomer(
        "mentee",
        "Lucía Ferreyra",
        "America/Argentina/Buenos_Aires",
        ("es", "en"),
        ("Documentation", "Website"),
        "Help to translate the learning pages, and see them go live.",
        has_confirmed=False,
    ),
    Newcomer(
        "mentor",
        "Folake Adeyemi",
        "Africa/Lagos",
        ("en", "yo"),
        ("Documentation", "Testing and coverage"),
        "I review documentation and like to see a first pull request land.",
    ),
)


def open_next_cohort(earlier: Cohort, *, by: Person, at: datetime) -> Cohort:
    """Set the next cohort up, open it, and let a few people apply; twice changes nothing."""
    cohort = copy_cohort(earlier, TERM, by=by, at=at)
    if cohort.opens_at is None:
        _prepare(cohort, by=by, at=at)
    _declare(cohort.program, by=by, at=at)
    for newcomer in NEWCOMERS:
        _apply(newcomer, cohort, at=at)
    return cohort


def _prepare(cohort: Cohort, *, by: Person, at: datetime) -> None:
    describe_program(cohort.program, Description(NODEJS.about, by.email), by=by, at=at)
    change_policy(cohort.program, {"time_zone": by.time_zone}, by=by, at=at)
    adopt_texts(cohort.program, texts_to_adopt(cohort.program), by=by, at=at)
    for role in Application.Role:
        publish_form(open_form(cohort, role, by=by, at=at), by=by, at=at)
    window = SignUpWindow(opens_at=at - OPEN_SINCE, closes_at=at + OPEN_FOR, is_rolling=False)
    change_window(cohort, window, by=by, at=at)


def _declare(program: Program, *, by: Person, at: datetime) -> None:
    name = "Documentation"
    if Project.objects.filter(program=program, name=name).exists():
        return
    said = Declaration(
        name=name,
        link="https://github.com/nodejs/node",
        needs="People who read a page as a newcomer does, and say where they got lost.",
        milestones="Every page of the guides tried out by somebody new before the summer.",
        starter_tasks="Follow one guide to its end and report the first thing that is unclear.",
    )
    contact = Introduction("noor@example.org", "Noor Haddad", time_zone="Asia/Amman")
    declare_project(program, said, contact=contact, at=at)
    project = Project.objects.get(program=program, name=name)
    confirm_project(project, at=at)
    accept_project(project, by=by, at=at)


def _apply(newcomer: Newcomer, cohort: Cohort, *, at: datetime) -> None:
    """Fill the form in from the first section to the last, and send it."""
    known = Application.objects.filter(
        cohort=cohort, role=newcomer.role, person__email=newcomer.email
    )
    version = current_version(cohort, newcomer.role)
    if version is None or known.exists():
        return
    draft = _filled(newcomer, version, at)
    application = submit_draft(draft, at=at)
    if newcomer.has_confirmed:
        confirm_draft(application, draft.public_id, at=at)


def _filled(newcomer: Newcomer, version: FormVersion, at: datetime) -> Draft:
    draft = start_draft(version, person=None, invitation=None, at=at).draft
    consent = version.content.question("consent")
    kinds = consent.documents if consent else ()
    texts = [text.public_id for text in current_of(version.form.cohort.program, kinds)]
    answers = newcomer.answers(EVENINGS + SATURDAY) | {"consent": texts}
    for section in version.content.sections:
        here = {one.key: answers[one.key] for one in section.questions if one.key in answers}
        draft = save_section(draft, section, SectionRead(answers=here), at=at)
    return draft
