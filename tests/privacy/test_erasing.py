"""Erased means gone: from every table, from the files, from the sessions; others keep theirs."""

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.db import connection

from nodement.admissions.models import BulkChange, Mark, Note, SavedSearch
from nodement.applying.models import Draft, Upload
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.outreach.models import Nomination, Project
from nodement.pairs.models import Meeting, Pair
from nodement.people.actions import Introduction, welcome_person
from nodement.people.models import Person
from nodement.privacy.actions import erase_person
from nodement.privacy.leaving import leave_pairs
from nodement.privacy.queries import consequences
from nodement.programs.models import Role
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once
from tests.kept import everything_kept
from tests.make import NOON
from tests.privacy.conftest import EMAIL, FILE, WORDS, Full


def tables_that_say(word: str) -> list[str]:
    """The tables in which a row says a word, in any column, as text or escaped."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            if any(word.lower() in repr(row).lower() for row in cursor.fetchall()):
                found.append(table)
    return found


def test_the_scene_says_every_word_somewhere(full: Full) -> None:
    tables = {word: tables_that_say(word) for word in WORDS if word != FILE}

    assert all(len(found) >= 2 for found in tables.values()), tables
    assert len(tables[EMAIL]) >= 10


@pytest.mark.django_db(transaction=True)
def test_no_table_and_no_file_says_a_word_of_whoever_was_erased(full: Full) -> None:
    files = list(Upload.objects.values_list("file", flat=True))
    assert len([name for name in files if default_storage.exists(name)]) == 2

    erase_person(full.person, at=NOON)

    assert {word: tables for word in WORDS if (tables := tables_that_say(word))} == {}
    assert [name for name in files if default_storage.exists(name)] == []


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_it_is_left_in_the_database(full: Full) -> None:
    assert EMAIL.encode() in everything_kept()

    erase_person(full.person, at=NOON)

    kept = everything_kept()
    assert {word for word in WORDS if word.encode() in kept} == set()


def test_the_address_is_free_again(full: Full) -> None:
    erase_person(full.person, at=NOON)

    newcomer = welcome_person(Introduction(EMAIL), at=NOON)

    assert newcomer.pk != full.person.pk
    assert not Application.objects.filter(person=newcomer).exists()


def test_the_row_that_is_left_is_nobody(full: Full) -> None:
    before = full.person.public_id

    erase_person(full.person, at=NOON)
    erase_person(full.person, at=NOON)

    nobody = Person.objects.get(pk=full.person.pk)
    assert (str(nobody), nobody.is_active, nobody.is_keeper) == ("Somebody who left", False, False)
    assert nobody.public_id != before
    assert Entry.objects.filter(verb="erased").count() == 1


def test_the_pair_ends_and_the_partner_is_told_without_a_name(full: Full) -> None:
    erase_person(full.person, at=NOON)

    pair = Pair.objects.get(pk=full.pair.pk)
    assert (pair.state, pair.reasons, pair.shared_areas) == (Pair.State.ENDED, [], [])
    letter = Letter.objects.get(name="partner-left")
    assert (letter.reader, letter.state) == (full.partner, Letter.State.QUEUED)
    assert letter.subject == f"Your mentee has left {full.cohort.program}"
    assert letter.calendar_method == "CANCEL"
    assert Meeting.objects.get().state == Meeting.State.CANCELLED


def test_letters_to_the_partner_about_the_pair_lose_their_words(full: Full) -> None:
    erase_person(full.person, at=NOON)

    kickoff = Letter.objects.get(name="kickoff-mentor", reader=full.partner)
    assert (kickoff.subject, kickoff.html) == ("A letter whose words were deleted", "")
    assert kickoff.state == Letter.State.WITHHELD


def test_a_pair_that_has_ended_writes_no_letter_again(full: Full) -> None:
    erase_person(full.person, at=NOON)

    leave_pairs(Person.objects.get(pk=full.person.pk), at=NOON)

    assert Letter.objects.filter(name="partner-left").count() == 1


def test_what_others_need_stays(full: Full) -> None:
    erase_person(full.person, at=NOON)

    assert Application.objects.count() == 1
    assert (Mark.objects.count(), Note.objects.count()) == (1, 1)
    assert BulkChange.objects.exclude(before={}).get().before == {"another": {"words": "Kept"}}
    assert set(SavedSearch.objects.values_list("name", flat=True)) == {"All", "Own"}
    assert Round.objects.get().certificate["u"] != {}
    assert Project.objects.get(contact=full.person).needs == "Write to …, …."
    assert not Draft.objects.exists()
    assert not Upload.objects.exists()
    assert not Role.objects.filter(person=full.person).exists()
    assert Nomination.objects.get().nominated_by == full.person


def test_letters_and_answers_of_others_keep_their_words(full: Full) -> None:
    other = make.person("Katherine", email="katherine@example.org")
    make.application("mentee", cohort=full.cohort, person=other, goals=("A book",))

    erase_person(full.person, at=NOON)

    assert Application.objects.get(person=other).profile.goals == ("A book",)
    assert Person.objects.get(pk=other.pk).name == "Katherine"


@pytest.mark.parametrize("leaver", ["mentee", "mentor", "somebody else"])
def test_a_round_that_counts_on_them_is_set_aside(db: None, leaver: str) -> None:
    cohort = make.cohort()
    people = {role: make.application(role, cohort=cohort).person for role in ("mentee", "mentor")}
    people["somebody else"] = make.application("mentor", cohort=make.cohort()).person
    asked = ask_round(cohort, by=make.organizer(cohort.program), at=NOON)
    solve_rounds(NOON)

    erase_person(people[leaver], at=NOON)

    asked.refresh_from_db()
    state = Round.State.SOLVED if leaver == "somebody else" else Round.State.CANCELLED
    assert asked.state == state


def test_a_round_that_is_being_solved_is_set_aside(db: None) -> None:
    cohort = make.cohort()
    mentee = make.application("mentee", cohort=cohort).person
    make.application("mentor", cohort=cohort)
    asked = ask_round(cohort, by=make.organizer(cohort.program), at=NOON)

    erase_person(mentee, at=NOON)

    asked.refresh_from_db()
    assert asked.state == Round.State.CANCELLED
    assert solve_rounds(NOON) == 0


def test_every_session_of_theirs_ends_and_no_other(full: Full, client) -> None:
    client.force_login(full.organizer)
    assert Session.objects.count() == 3

    erase_person(full.person, at=NOON)

    assert Session.objects.get().get_decoded()["_auth_user_id"] == str(full.organizer.pk)


def test_the_last_organizer_stays_until_somebody_takes_over(full: Full) -> None:
    Role.objects.exclude(person=full.person).delete()

    with pytest.raises(Refusal, match="Nobody else organizes Mentorship"):
        erase_person(full.person, at=NOON)

    assert Person.objects.get(pk=full.person.pk).email == EMAIL


@pytest.mark.django_db(transaction=True)
def test_of_two_last_organizers_who_leave_at_once_one_stays() -> None:
    program = make.program()
    one, other = make.organizer(program), make.organizer(program)

    answers = at_once(lambda: erase_person(one, at=NOON), lambda: erase_person(other, at=NOON))

    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "Refusal"]
    assert Role.objects.filter(kind=Role.Kind.ORGANIZER).count() == 1


def test_what_is_said_before_is_what_happens(full: Full) -> None:
    said = consequences(full.person)

    goes, stays = dict(said.goes), dict(said.stays)
    assert goes["Applications, with all answers and files"] == 1
    assert goes["Consents"] == 2
    assert stays["Pairs, for the other side"] == said.going_pairs == 1
    assert goes["Projects that do not take part"] == 2
    assert stays["Projects that take part"] == 1
