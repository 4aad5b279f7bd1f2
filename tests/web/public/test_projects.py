"""Projects that take part, and how one declares itself."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outbox.models import Letter
from nodement.outreach import links
from nodement.outreach.models import Project
from tests import make
from tests.make import NOON
from tests.web.page import main

TYPED = {
    "name": "Loom",
    "link": "https://example.org/loom",
    "needs": "Somebody who writes guides.",
    "milestones": "A first release.",
    "starter_tasks": "Mend one sentence.",
    "contact_name": "Radia",
    "contact_email": "radia@example.org",
}


@pytest.fixture
def program():
    """A program that visitors may know of."""
    return make.cohort(opens_at=NOON).program


def address(program, more=""):
    return f"/programs/{program.public_id}/projects/{more}"


def token(project):
    return links.declaration_link(project).split("/")[-2]


def test_what_takes_part_is_shown_without_its_contact(client, program):
    contact = make.person("Radia Perlman", email="radia@example.org")
    make.project(program=program, name="Loom", needs="Guides & tests.", contact=contact)
    make.project(program=program, name="Not yet", state=Project.State.DECLARED)
    make.project(program=program, name="Never", state=Project.State.DECLINED)
    make.project(program=program, name="Unconfirmed", is_confirmed=False)
    make.project(name="Of another program")

    page = client.get(address(program))

    assert "Loom" in main(page)
    assert "Guides & tests." in main(page)
    for hidden in ("Not yet", "Never", "Unconfirmed", "Of another", "Perlman", "radia@"):
        assert hidden not in page.content.decode()


def test_a_program_that_nobody_may_know_of_has_no_such_page(client):
    program = make.cohort().program

    assert client.get(address(program)).status_code == 404
    assert client.post(address(program, "declare/"), TYPED).status_code == 404


def test_questions_do_not_grow_with_projects(client, program):
    counted = []
    for many in (1, 12):
        for number in range(many):
            make.project(program=program, name=f"Loom {many} {number}")
        with CaptureQueriesContext(connection) as questions:
            client.get(address(program))
        counted.append(len(questions))

    assert counted[0] == counted[1] <= 8


def test_declaring_needs_no_account_and_ends_in_a_letter(client, program):
    page = client.post(address(program, "declare/"), TYPED, follow=True)

    assert "open the letter that we send you" in main(page)
    assert "Loom" not in main(page)
    project = Project.objects.get()
    assert (project.needs, project.contact.email) == (TYPED["needs"], "radia@example.org")
    assert Letter.objects.get().reader == project.contact


def test_the_answer_is_the_same_for_an_address_that_is_known(client, program):
    organizer = make.organizer(program)
    make.project(program=program, name="Loom")

    known = client.post(
        address(program, "declare/"), TYPED | {"contact_email": organizer.email}, follow=True
    )
    unknown = client.post(address(program, "declare/"), TYPED, follow=True)

    assert main(known) == main(unknown)


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("link", "javascript:alert(1)", "Enter a valid URL"),
        ("link", "ftp://example.org/loom", "begins with https"),
        ("name", "\u200b\u202e", "people can see"),
        ("needs", "", "This field is required"),
        ("needs", "x" * 4001, "at most 4000"),
        ("contact_email", "nobody", "valid email"),
    ],
)
def test_what_is_wrong_is_said_and_the_rest_is_kept(client, program, field, typed, words):
    page = client.post(address(program, "declare/"), TYPED | {field: typed})

    assert words in main(page)
    assert "A first release." in main(page)
    assert not Project.objects.exists()


def test_text_is_shown_as_typed_and_runs_nothing(client, program):
    said = TYPED | {"needs": "<script>alert(1)</script>\r\nSecond line\u202e", "name": "Lo\nom"}

    client.post(address(program, "declare/"), said)
    project = Project.objects.get()
    Project.objects.update(is_confirmed=True, state=Project.State.ACCEPTED)

    assert (project.name, project.needs.count("\n")) == ("Lo om", 1)
    body = client.get(address(program)).content.decode()
    assert "&lt;script&gt;alert(1)" in body
    assert "<script>alert" not in body


def test_opening_the_link_confirms_nothing_but_the_button_does(client, program):
    project = make.project(program=program, is_confirmed=False, state=Project.State.DECLARED)
    place = f"/projects/confirm/{token(project)}/"

    for _scanner in range(2):
        assert "Is this your project?" in main(client.get(place))
    client.head(place)
    assert not Project.objects.get().is_confirmed

    page = client.post(place, follow=True)

    assert "Confirmed, thank you" in main(page)
    assert Project.objects.get().is_confirmed


def test_a_link_that_is_wrong_or_old_is_refused_in_words(client, program, clock):
    project = make.project(program=program, is_confirmed=False)
    place = f"/projects/confirm/{token(project)}/"

    wrong = client.post("/projects/confirm/nothing-of-ours/")
    clock.move_to(NOON + timedelta(days=31))
    late = client.post(place)

    assert wrong.status_code == late.status_code == 404
    assert "does not work any more" in main(late)
    assert not Project.objects.get().is_confirmed


def test_a_name_that_is_taken_is_refused_in_words_after_the_button(client, program):
    make.project(program=program, name="Loom")
    project = make.project(program=program, name="Loom", is_confirmed=False)

    page = client.post(f"/projects/confirm/{token(project)}/")

    assert page.status_code == 409
    assert "has declared itself" in main(page)
