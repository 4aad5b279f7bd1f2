"""Organizers read what projects declared, and answer."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outreach.models import Project
from tests import make
from tests.web.page import main

State = Project.State


@pytest.fixture
def project():
    return make.project(state=State.DECLARED, name="Loom")


def listing(project):
    return f"/programs/{project.program.public_id}/projects/manage/"


def test_those_that_wait_come_first_with_their_contact(sign_in, project):
    make.project(program=project.program, name="Abacus")
    make.project(program=project.program, name="Unconfirmed", is_confirmed=False)
    browser = sign_in(make.organizer(project.program))

    page = main(browser.get(listing(project)))

    assert page.index("Loom") < page.index("Abacus")
    assert project.contact.email in page
    assert "Unconfirmed" not in page
    assert "Loom" not in main(browser.get(f"{listing(project)}?show=accepted"))


def test_accept_decline_and_undo(sign_in, project):
    browser = sign_in(make.organizer(project.program))
    place = f"/projects/{project.public_id}"

    declined = browser.post(f"{place}/decline/", {"words": "Next year."}, follow=True)
    undone = browser.post(f"{place}/undo/", follow=True)
    accepted = browser.post(f"{place}/accept/", follow=True)

    assert "Loom is declined." in main(declined)
    assert "Undone: Loom waits again." in main(undone)
    assert "Loom takes part." in main(accepted)
    assert Project.objects.get().state == State.ACCEPTED


def test_words_that_are_too_long_change_nothing(sign_in, project):
    browser = sign_in(make.organizer(project.program))

    page = browser.post(
        f"/projects/{project.public_id}/decline/", {"words": "x" * 2001}, follow=True
    )

    assert "too long" in main(page)
    assert Project.objects.get().state == State.DECLARED


def test_nobody_else_answers(sign_in, project):
    place = f"/projects/{project.public_id}"
    for somebody in (project.contact, make.person(), make.organizer(make.program())):
        browser = sign_in(somebody)
        assert browser.get(listing(project)).status_code == 404
        for deed in ("accept", "decline", "undo"):
            assert browser.post(f"{place}/{deed}/").status_code == 404
    assert Project.objects.get().state == State.DECLARED


def test_questions_do_not_grow_with_projects(sign_in, project):
    browser = sign_in(make.organizer(project.program))
    counted = []
    for many in (1, 60):
        for number in range(many):
            make.project(program=project.program, name=f"Loom {many} {number}")
        with CaptureQueriesContext(connection) as questions:
            browser.get(listing(project))
        counted.append(len(questions))

    assert counted[0] == counted[1]
