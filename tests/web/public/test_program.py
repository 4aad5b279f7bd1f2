"""The public page of a program, and hearing of its next opening."""

from datetime import timedelta

import pytest

from nodement.documents.actions import approve_version, publish_version, write_version
from nodement.outbox.models import Letter
from nodement.outreach.models import Interest, Project
from tests import make
from tests.make import NOON
from tests.web.page import main

DAY = timedelta(days=1)


@pytest.fixture
def program():
    program = make.program(about="We <b>grow</b> together.", time_zone="Asia/Kathmandu")
    make.cohort(program=program, name="Spring", opens_at=NOON - DAY, closes_at=NOON + DAY)
    return program


def address(program):
    return f"/programs/{program.public_id}/about/"


def test_it_says_what_is_open_until_when_on_the_clock_of_the_program(client, program):
    response = client.get(address(program))

    page = main(response)
    assert "We <b>grow</b> together." in page
    assert "Spring Open until Tue 1 Dec 2026 · 17:45 (Kathmandu)" in page
    assert f'href="/apply/{program.cohorts.get().public_id}/"' in response.content.decode()


def test_what_opens_later_is_announced_and_what_has_closed_is_not_offered(client, program):
    program.cohorts.update(closes_at=NOON)
    assert "Sign-up is closed at the moment." in main(client.get(address(program)))

    make.cohort(program=program, name="Autumn", opens_at=NOON + DAY)
    page = main(client.get(address(program)))
    assert "Autumn Opens Tue 1 Dec 2026 · 17:45 (Kathmandu)" in page
    assert "Spring" not in page


def test_a_program_that_never_announced_anything_is_not_there(client):
    program = make.cohort().program

    assert client.get(address(program)).status_code == 404
    assert client.post(address(program), {"email": "a@example.org"}).status_code == 404


def test_nothing_private_is_on_it(client, program):
    cohort = program.cohorts.get()
    make.application("mentee", cohort=cohort, name="Zerubbabel")
    make.organizer(program, "Zerubbabel")
    contact = make.person("Zerubbabel")
    Project.objects.create(
        program=program, name="Zerubbabel", needs="All", contact=contact, declared_at=NOON
    )

    response = client.get(address(program))
    assert "Zerubbabel" not in response.content.decode()
    assert "Projects that take part" not in main(response)


def test_texts_and_projects_are_linked_once_they_are_public(client, program):
    organizer = make.organizer(program)
    version = write_version(program, "conduct", "Be kind.", by=organizer, at=NOON)
    assert "Code of conduct" not in main(client.get(address(program)))

    approve_version(version, by=organizer, at=NOON)
    publish_version(version, by=organizer, at=NOON)
    Project.objects.create(
        program=program,
        name="Parser",
        needs="Tests",
        contact=organizer,
        declared_at=NOON,
        is_confirmed=True,
        state="accepted",
    )
    response = client.get(address(program))
    assert f'href="/programs/{program.public_id}/documents/conduct/"' in response.content.decode()
    assert f'href="/programs/{program.public_id}/projects/"' in response.content.decode()


def test_asking_for_the_next_opening_says_the_same_to_everybody(client, program):
    known = make.person("Known")
    Interest.objects.create(program=program, person=known, asked_at=NOON, confirmed_at=NOON)

    answers = [
        main(client.post(address(program), {"email": email}, follow=True))
        for email in (known.email, "visitor@example.org")
    ]

    assert answers[0] == answers[1]
    assert "open the letter that we send you" in answers[0]
    assert [letter.reader.email for letter in Letter.objects.all()] == ["visitor@example.org"]


def test_what_is_no_address_is_refused_in_words(client, program):
    page = main(client.post(address(program), {"email": "visitor"}))

    assert "Enter a valid email address." in page
    assert not Interest.objects.exists()


def test_many_cohorts_cost_no_more_questions(client, program, django_assert_max_num_queries):
    for number in range(30):
        make.cohort(program=program, opens_at=NOON - DAY, name=f"Open {number}")
        make.cohort(program=program, opens_at=NOON + DAY, name=f"Coming {number}")

    with django_assert_max_num_queries(7):
        page = main(client.get(address(program)))
    assert (page.count("See what to expect"), page.count("Coming")) == (12, 12)


@pytest.mark.parametrize("unseen", ["\u2028", "\u00ad", "\u200f"])
def test_an_address_with_something_unseen_in_it_is_no_other_address(client, unseen):
    cohort = make.cohort(opens_at=NOON)

    for typed in (f"ada@exam{unseen}ple.com", "mailto:Ada@Example.com"):
        client.post(f"/programs/{cohort.program.public_id}/about/", {"email": typed})

    assert [one.person.email for one in Interest.objects.all()] == ["ada@example.com"]
