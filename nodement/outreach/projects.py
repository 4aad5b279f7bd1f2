"""What happens to projects: they declare themselves, change their texts, are answered."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from nodement.journal.actions import record
from nodement.kit.errors import Refusal
from nodement.outbox.actions import hold_back, keep_back, subject_of, write
from nodement.outbox.models import Letter
from nodement.outreach.links import declaration_link
from nodement.outreach.models import Project
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.programs.models import Program

State = Project.State
MOST_A_DAY = 3
TIME_TO_UNDO = timedelta(minutes=10)


@dataclass(frozen=True)
class Declaration:
    """What a project says of itself."""

    name: str
    link: str
    needs: str
    milestones: str = ""
    starter_tasks: str = ""


@transaction.atomic
def declare_project(
    program: Program, said: Declaration, *, contact: Introduction, at: datetime
) -> None:
    """Keep a declaration and ask its contact by letter to confirm it.

    Nothing tells the one who declares whether the address, or the project, was known before. An
    address gets a few letters a day; what is declared beyond that is let fall.
    """
    person = welcome_person(contact, at=at)
    lately = Project.objects.filter(contact=person, declared_at__gt=at - timedelta(days=1))
    if lately.count() >= MOST_A_DAY:
        return
    project = Project.objects.create(
        program=program, contact=person, declared_at=at, **asdict(said)
    )
    write(
        "project-confirm",
        to=person,
        at=at,
        subject=subject_of(project),
        project=project.name,
        program=program.name,
        link=declaration_link(project),
    )


@transaction.atomic
def confirm_project(project: Project, *, at: datetime) -> None:
    """The contact says that the declaration is theirs; saying it twice changes nothing.

    Refuses a name under which another project of the program has declared itself.
    """
    project = _held(project)
    if project.is_confirmed:
        return
    _refuse_taken_name(project, project.name)
    project.is_confirmed = True
    project.save(update_fields=["is_confirmed"])
    record("declared", project, by=project.contact, at=at)


@transaction.atomic
def change_project(project: Project, said: Declaration, *, by: Person, at: datetime) -> None:
    """Change what the project says of itself; the same again changes nothing.

    Refuses a name that another project of the program has.
    """
    project = _held(project)
    changed = [name for name, text in asdict(said).items() if getattr(project, name) != text]
    if not changed:
        return
    _refuse_taken_name(project, said.name)
    for name in changed:
        setattr(project, name, getattr(said, name))
    project.save(update_fields=changed)
    record("changed", project, by=by, at=at, texts=", ".join(changed))


@transaction.atomic
def accept_project(project: Project, *, by: Person, at: datetime) -> None:
    """Let the project take part and write to its contact; accepting twice changes nothing."""
    project = _held(project)
    if project.state == State.ACCEPTED:
        return
    _hold_back_letter(project)
    _decide(project, State.ACCEPTED, by=by, at=at)
    record("accepted", project, by=by, at=at)
    _answer("project-accepted", project, by=by, at=at)


@transaction.atomic
def decline_project(project: Project, words: str, *, by: Person, at: datetime) -> None:
    """Say no with kind words; declining twice changes nothing.

    The letter waits a little, so that the decline can be undone before it leaves.
    """
    project = _held(project)
    if project.state == State.DECLINED:
        return
    project.words = words
    letter = _answer("project-declined", project, by=by, at=at)
    hold_back([letter], until=at + TIME_TO_UNDO)
    project.decline_letter = letter.public_id
    _decide(project, State.DECLINED, by=by, at=at)
    record("declined", project, by=by, at=at)


@transaction.atomic
def undo_decline(project: Project, *, by: Person, at: datetime) -> bool:
    """Let the project wait for an answer again; say whether the letter could be held back."""
    project = _held(project)
    if project.state != State.DECLINED:
        return True
    is_held_back = _hold_back_letter(project)
    project.words = ""
    _decide(project, State.DECLARED, by=by, at=at)
    record("undid the decline of", project, by=by, at=at)
    return is_held_back


def _held(project: Project) -> Project:
    """The project for us alone, and the names of its program."""
    Program.objects.select_for_update().get(pk=project.program_id)
    related = Project.objects.select_related("program", "contact")
    return related.select_for_update(of=("self",)).get(pk=project.pk)


def _refuse_taken_name(project: Project, name: str) -> None:
    namesakes = Project.objects.filter(
        program=project.program_id, name__iexact=name, is_confirmed=True
    )
    if namesakes.exclude(pk=project.pk).exists():
        words = _(
            "A project named %(name)s has declared itself to %(program)s already. If you look "
            "after it together, its contact can speak for both of you; the organizers know them."
        )
        raise Refusal(words % {"name": name, "program": project.program})


def _decide(project: Project, state: str, *, by: Person, at: datetime) -> None:
    project.state, project.decided_by, project.decided_at = state, by, at
    project.save()


def _hold_back_letter(project: Project) -> bool:
    """Keep back the letter that says no, unless it has left."""
    kept = keep_back(Letter.objects.filter(public_id=project.decline_letter))
    project.decline_letter = ""
    return bool(kept)


def _answer(letter: str, project: Project, *, by: Person, at: datetime) -> Letter:
    return write(
        letter,
        to=project.contact,
        at=at,
        subject=subject_of(project),
        who=str(by),
        project=project.name,
        project_id=project.public_id,
        program=project.program.name,
        words=project.words,
    )
