"""Who looks after a program: roles are granted and taken back, and each hears of it."""

import pytest

from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.programs import rules
from nodement.programs.actions import grant_role, revoke_role
from nodement.programs.models import Program, Role
from tests import make
from tests.at_once import at_once

ORGANIZER, COORDINATOR = Role.Kind.ORGANIZER, Role.Kind.COORDINATOR


@pytest.fixture
def program(db) -> Program:
    return make.program(name="Mentoring")


@pytest.fixture
def margaret(program) -> Person:
    return make.organizer(program, "Margaret")


def role_of(person: Person) -> Role:
    return Role.objects.get(person=person)


def organizers(program: Program) -> set[str]:
    return {role.person.name for role in program.roles.filter(kind=ORGANIZER)}


def test_whoever_gets_the_role_organizes_the_program_and_gets_a_letter(program, margaret):
    alan = make.person("Alan", email="alan@example.org")
    grant_role(program, alan, ORGANIZER, by=margaret, at=make.NOON)

    assert list(rules.organizable(alan)) == [program]
    assert role_of(alan).granted_at == make.NOON
    letter = Letter.objects.get()
    assert (letter.reader, letter.name, letter.about) == (alan, "role-granted", program.full_name)
    assert letter.subject == "Margaret asks you to look after Mentoring"
    assert "has given you a role in Mentoring: Organizer." in letter.text
    assert letter.text.count("http://localhost:8000/programs/") == 1
    assert "sign in with this address, alan@example.org, and we send you a code" in letter.text
    assert letter.text.count("\n- ") == 4


def test_a_role_is_granted_once(program, margaret):
    alan = make.person("Alan")
    for _ in range(2):
        grant_role(program, alan, ORGANIZER, by=margaret, at=make.NOON)

    entry = Entry.objects.get()
    assert (entry.verb, entry.about, entry.actor) == (
        "granted a role in",
        program.full_name,
        margaret,
    )
    assert entry.facts == {"kind": "organizer", "person": alan.public_id}
    assert (program.roles.count(), Letter.objects.count()) == (2, 1)


@pytest.mark.parametrize("elsewhere", [True, False])
def test_only_organizers_of_the_program_grant_and_revoke(program, margaret, elsewhere):
    other = make.organizer(make.program(), "Hedy") if elsewhere else make.person("Hedy")
    make.organizer(program, "Ines")

    with pytest.raises(Refusal, match="Only organizers of Mentoring decide"):
        grant_role(program, other, ORGANIZER, by=other, at=make.NOON)
    with pytest.raises(Refusal, match="Only organizers of Mentoring decide"):
        revoke_role(role_of(margaret), by=other, at=make.NOON)
    assert organizers(program) == {"Margaret", "Ines"}
    assert (Letter.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_letter_for_another_role_promises_nothing_that_it_does_not_open(program, margaret):
    grant_role(program, make.person("Alan"), COORDINATOR, by=margaret, at=make.NOON)

    text = Letter.objects.get().text
    assert "has given you a role in Mentoring: Coordinator." in text
    assert "From now on you can" not in text
    assert "http" not in text


def test_a_role_that_is_taken_back_opens_nothing_and_a_letter_says_so(program, margaret):
    ines = make.organizer(program, "Ines")
    revoke_role(role_of(ines), by=margaret, at=make.NOON)

    assert not rules.organizable(ines).exists()
    letter = Letter.objects.get()
    assert (letter.reader, letter.name) == (ines, "role-revoked")
    assert letter.subject == "Your role in Mentoring has ended"
    assert "Margaret has ended your role in Mentoring: Organizer." in letter.text
    assert "please talk to Margaret" in letter.text
    entry = Entry.objects.get()
    assert (entry.verb, entry.actor) == ("revoked a role in", margaret)
    assert entry.facts == {"kind": "organizer", "person": ines.public_id}


def test_ones_own_role_can_be_given_back(program, margaret):
    make.organizer(program, "Ines")
    revoke_role(role_of(margaret), by=margaret, at=make.NOON)

    assert organizers(program) == {"Ines"}
    text = Letter.objects.get().text
    assert "You have given your role in Mentoring back: Organizer." in text
    assert "surprise" not in text


def test_taking_back_twice_changes_nothing(program, margaret):
    make.organizer(program, "Ines")
    role = role_of(margaret)
    for _ in range(2):
        revoke_role(Role(pk=role.pk, program=program), by=margaret, at=make.NOON)

    assert (Letter.objects.count(), Entry.objects.count()) == (1, 1)


def test_the_last_organizer_stays(program, margaret):
    grant_role(program, make.person("Alan"), COORDINATOR, by=margaret, at=make.NOON)
    make.organizer(make.program(), "Elsewhere")

    with pytest.raises(Refusal, match="Margaret is the last organizer of Mentoring"):
        revoke_role(role_of(margaret), by=margaret, at=make.NOON)
    assert organizers(program) == {"Margaret"}


def test_another_role_can_be_taken_back_by_the_only_organizer(program, margaret):
    alan = make.person("Alan")
    grant_role(program, alan, COORDINATOR, by=margaret, at=make.NOON)
    revoke_role(role_of(alan), by=margaret, at=make.NOON)

    assert program.roles.get().person == margaret


def test_the_roles_one_may_take_back_are_those_of_ones_own_programs(program, margaret):
    ines = make.organizer(program, "Ines")
    elsewhere = make.organizer(make.program(), "Elsewhere")
    alan = make.person("Alan")
    grant_role(program, alan, COORDINATOR, by=margaret, at=make.NOON)

    assert set(rules.grantable(margaret)) == {role_of(margaret), role_of(ines), role_of(alan)}
    assert list(rules.grantable(elsewhere)) == [role_of(elsewhere)]
    assert not rules.grantable(alan).exists()


@pytest.mark.django_db(transaction=True)
def test_when_both_organizers_leave_at_once_one_stays(program, margaret):
    ines = make.organizer(program, "Ines")

    outcomes = at_once(
        lambda: revoke_role(role_of(margaret), by=margaret, at=make.NOON),
        lambda: revoke_role(role_of(ines), by=ines, at=make.NOON),
    )

    assert sorted(isinstance(outcome, Refusal) for outcome in outcomes) == [False, True]
    assert (len(organizers(program)), Letter.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_role_granted_by_two_at_once_is_one_role_and_one_letter(program, margaret):
    alan, ines = make.person("Alan"), make.organizer(program, "Ines")

    outcomes = at_once(
        *[
            lambda by=by: grant_role(program, alan, ORGANIZER, by=by, at=make.NOON)
            for by in (margaret, ines)
        ]
    )

    assert outcomes == [None, None]
    assert (program.roles.count(), Letter.objects.count()) == (3, 1)
