"""Projects declare themselves, and organizers answer."""

from datetime import timedelta

import pytest
from django.core import signing

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.outreach import links, rules
from nodement.outreach.chores import forget_unconfirmed_projects
from nodement.outreach.models import Project
from nodement.outreach.projects import (
    TIME_TO_UNDO,
    Declaration,
    accept_project,
    change_project,
    confirm_project,
    declare_project,
    decline_project,
    undo_decline,
)
from nodement.people.actions import Introduction
from nodement.people.models import Person
from tests import make
from tests.at_once import at_once
from tests.make import NOON

LOOM = Declaration("Loom", "https://example.org/loom", "Guides.", "A first release.", "Read one.")
RADIA = Introduction("radia@example.org", "Radia")
State = Project.State

pytestmark = pytest.mark.django_db


def declared(program=None, contact=RADIA, said=LOOM):
    declare_project(program or make.program(), said, contact=contact, at=NOON)
    return Project.objects.latest("pk")


def test_a_declaration_waits_for_its_contact_and_nobody_sees_it():
    program = make.program()
    organizer = make.organizer(program)

    project = declared(program)

    assert (project.is_confirmed, project.state) == (False, State.DECLARED)
    assert project.contact == Person.objects.get(email="radia@example.org")
    assert not rules.shown(program).exists()
    assert not rules.manageable(organizer).exists()
    assert not rules.own(project.contact).exists()
    letter = Letter.objects.get()
    assert (letter.name, letter.reader, letter.is_secret) == (
        "project-confirm",
        project.contact,
        True,
    )
    assert links.declaration_link(project) in letter.text


def test_a_known_contact_keeps_the_name_they_chose():
    known = make.person("Radia Perlman", email="radia@example.org")

    project = declared(contact=Introduction("Radia@Example.org", "Somebody else"))

    known.refresh_from_db()
    assert (project.contact, known.name) == (known, "Radia Perlman")


def test_one_address_gets_three_letters_a_day_whoever_asks():
    program = make.program()
    for number in range(5):
        declared(program, said=Declaration(f"Loom {number}", "https://example.org", "Guides."))

    assert Letter.objects.count() == Project.objects.count() == 3
    declare_project(program, LOOM, contact=RADIA, at=NOON + timedelta(days=1))
    assert Letter.objects.count() == Project.objects.count() == 4


def test_confirming_gives_it_to_the_organizers_once():
    program = make.program()
    organizer = make.organizer(program)
    project = declared(program)

    confirm_project(project, at=NOON)
    confirm_project(project, at=NOON)

    assert list(rules.manageable(organizer)) == [project]
    assert list(rules.own(project.contact)) == [project]
    assert not rules.shown(program).exists()
    assert [entry.verb for entry in Entry.objects.filter(about=project.full_name)] == ["declared"]


def test_a_name_that_is_taken_is_refused_only_once_the_address_is_proven():
    program = make.program()
    make.project(program=program, name="Loom")

    project = declared(program, contact=Introduction("other@example.org"))

    assert Letter.objects.get().name == "project-confirm"
    with pytest.raises(Refusal, match="Loom has declared itself"):
        confirm_project(project, at=NOON)
    project.refresh_from_db()
    assert not project.is_confirmed


def test_the_same_name_in_other_letters_or_in_another_program():
    program = make.program()
    make.project(program=program, name="LOOM")
    make.project(name="Loom")

    with pytest.raises(Refusal):
        confirm_project(declared(program), at=NOON)
    confirm_project(declared(), at=NOON)
    assert Project.objects.filter(name="Loom", is_confirmed=True).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_that_confirm_one_name_at_once_one_gets_it():
    program = make.program()
    one = declared(program)
    other = declared(program, contact=Introduction("other@example.org"))

    answers = at_once(
        lambda: confirm_project(one, at=NOON), lambda: confirm_project(other, at=NOON)
    )

    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "Refusal"]
    assert Project.objects.filter(is_confirmed=True).count() == 1


def test_accepting_shows_it_and_tells_the_contact_once():
    project = make.project(state=State.DECLARED)
    organizer = make.organizer(project.program)

    accept_project(project, by=organizer, at=NOON)
    accept_project(project, by=organizer, at=NOON)

    assert list(rules.shown(project.program)) == [project]
    letter = Letter.objects.get()
    assert (letter.name, letter.reader) == ("project-accepted", project.contact)


def test_a_decline_waits_a_little_and_can_be_undone_unseen():
    project = make.project(state=State.DECLARED)
    organizer = make.organizer(project.program)

    decline_project(project, "Next year, gladly.", by=organizer, at=NOON)
    decline_project(project, "Twice.", by=organizer, at=NOON)

    letter = Letter.objects.get()
    assert letter.due_at == NOON + TIME_TO_UNDO
    assert "Next year, gladly." in letter.text
    assert undo_decline(project, by=organizer, at=NOON) is True
    project.refresh_from_db()
    assert (project.state, project.words) == (State.DECLARED, "")
    assert not Letter.objects.filter(state=Letter.State.QUEUED).exists()


def test_undoing_what_was_sent_says_so():
    project = make.project(state=State.DECLARED)
    organizer = make.organizer(project.program)
    decline_project(project, "No.", by=organizer, at=NOON)
    Letter.objects.update(state=Letter.State.SENT)

    assert undo_decline(project, by=organizer, at=NOON) is False
    assert undo_decline(project, by=organizer, at=NOON) is True
    assert Letter.objects.get().state == Letter.State.SENT


def test_accepting_after_a_decline_writes_one_letter():
    project = make.project(state=State.DECLARED)
    organizer = make.organizer(project.program)

    decline_project(project, "No.", by=organizer, at=NOON)
    accept_project(project, by=organizer, at=NOON)

    waiting = Letter.objects.filter(state=Letter.State.QUEUED)
    assert [letter.name for letter in waiting] == ["project-accepted"]


def test_a_change_is_journaled_by_what_changed_and_not_by_its_words():
    project = make.project(needs="Guides.", name="Loom", link="https://example.org/loom")
    said = Declaration("Loom", "https://example.org/loom", "Tests.", "", "")

    change_project(project, said, by=project.contact, at=NOON)
    change_project(project, said, by=project.contact, at=NOON)

    entry = Entry.objects.get(about=project.full_name)
    assert (entry.verb, entry.facts) == ("changed", {"texts": "needs"})
    project.refresh_from_db()
    assert project.needs == "Tests."


def test_a_project_does_not_take_the_name_of_another():
    project = make.project()
    make.project(program=project.program, name="Loom")

    with pytest.raises(Refusal):
        change_project(project, LOOM, by=project.contact, at=NOON)


def test_what_nobody_confirmed_is_deleted_after_thirty_days():
    project = declared()
    stays = make.project()

    assert forget_unconfirmed_projects(NOON + timedelta(days=29)) == 0
    assert forget_unconfirmed_projects(NOON + timedelta(days=30)) == 1
    assert list(Project.objects.all()) == [stays]
    assert links.declared(links.declaration_link(project).split("/")[-2]) is None


def test_a_link_that_was_tampered_with_or_is_for_something_else_opens_nothing():
    project = declared()
    token = links.declaration_link(project).split("/")[-2]

    assert links.declared(token) == project
    assert links.declared(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    assert links.nominated(token) is None
    assert links.declared(signing.dumps(project.public_id, salt=links.NOMINATION)) is None


def test_a_link_runs_out(time_machine_at):
    project = declared()
    token = links.declaration_link(project).split("/")[-2]

    time_machine_at(timedelta(days=31))

    assert links.declared(token) is None
