"""A project's own page."""

from nodement.outreach.models import Project
from tests import make
from tests.web.page import main

TYPED = {
    "name": "Loom",
    "link": "https://example.org/loom",
    "needs": "Tests.",
    "milestones": "",
    "starter_tasks": "",
}


def place(project, more=""):
    return f"/projects/{project.public_id}/{more}"


def test_the_contact_changes_what_it_says(sign_in):
    project = make.project()

    page = sign_in(project.contact).post(place(project), TYPED, follow=True)

    assert "Saved." in main(page)
    assert Project.objects.get().needs == "Tests."


def test_nobody_else_finds_it(sign_in, client):
    project = make.project()
    organizer = make.organizer(project.program)
    unconfirmed = make.project(is_confirmed=False)

    for somebody in (make.person(), organizer, make.project().contact):
        browser = sign_in(somebody)
        assert browser.get(place(project)).status_code == 404
        assert browser.post(place(project), TYPED).status_code == 404
        assert browser.get(place(project, "nominations/")).status_code == 404
    assert sign_in(unconfirmed.contact).get(place(unconfirmed)).status_code == 404
    assert client.get(place(project)).status_code == 302


def test_a_name_that_is_taken_is_refused_in_words(sign_in):
    project = make.project()
    make.project(program=project.program, name="Loom")

    before = {"Referer": f"http://testserver{place(project)}"}
    page = sign_in(project.contact).post(place(project), TYPED, headers=before, follow=True)

    assert "has declared itself" in main(page)


def test_the_words_of_a_decline_are_there_to_read(sign_in):
    project = make.project(state=Project.State.DECLINED, words="Next year, gladly.")

    assert "Next year, gladly." in main(sign_in(project.contact).get(place(project)))


def test_it_is_found_from_the_first_page(sign_in):
    project = make.project()

    assert place(project) in sign_in(project.contact).get("/me/").content.decode()
