"""A project names mentors."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.outreach.models import Nomination, Project
from nodement.outreach.nominations import decline_nomination
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def project():
    """A project that may nominate for one cohort."""
    made = make.project()
    make.cohort(program=made.program, opens_at=NOON)
    return made


def typed(project, **more):
    cohort = project.program.cohorts.get(opens_at=NOON)
    said = {"cohort": cohort.public_id, "name": "Katherine", "email": "katherine@example.org"}
    return said | {"github": "https://github.com/kat-example", "why": "Explains well."} | more


def place(project):
    return f"/projects/{project.public_id}/nominations/"


def test_naming_somebody_shows_their_name_and_state_and_nothing_more(sign_in, project):
    page = sign_in(project.contact).post(place(project), typed(project), follow=True)

    assert "asked kindly" in main(page)
    assert "Katherine" in main(page)
    assert "Asked" in main(page)
    for hidden in ("katherine@example.org", "kat-example", "Explains well."):
        assert hidden not in page.content.decode()
    assert Nomination.objects.get().github == "kat-example"


def test_the_answer_is_the_same_for_somebody_who_declined_elsewhere(sign_in, project):
    other = make.project(program=project.program)
    nomination = make.nomination(
        project=other,
        cohort=project.program.cohorts.get(opens_at=NOON),
        person=make.person("Katherine", email="katherine@example.org"),
    )
    decline_nomination(nomination, at=NOON)
    third = make.project(program=project.program)

    pages = [
        main(sign_in(one.contact).post(place(one), typed(one, email=email), follow=True))
        for one, email in ((project, "katherine@example.org"), (third, "new@example.org"))
    ]

    assert "Asked" in pages[0]
    assert pages[0].replace(project.name, "") == pages[1].replace(third.name, "")


def test_whoever_said_no_to_this_project_has_no_name_there(sign_in, project):
    nomination = make.nomination(project=project)
    decline_nomination(nomination, at=NOON)

    page = main(sign_in(project.contact).get(place(project)))

    assert "Somebody" in page
    assert "Declined" in page
    assert "Katherine" not in page


@pytest.mark.parametrize(
    ("field", "said", "words"),
    [
        ("github", "not a name!", "no GitHub name"),
        ("email", "katherine", "valid email"),
        ("name", "\u200b", "people can see"),
        ("cohort", "another", "takes no nominations any more"),
    ],
)
def test_what_is_wrong_is_said(sign_in, project, field, said, words):
    page = sign_in(project.contact).post(place(project), typed(project, **{field: said}))

    assert words in main(page)
    assert not Nomination.objects.exists()


def test_without_a_cohort_to_come_nobody_can_be_named(sign_in):
    project = make.project()

    page = sign_in(project.contact).get(place(project))

    assert "No cohort is looking for mentors just now" in main(page)


def test_before_it_is_accepted_a_project_names_nobody(sign_in, project):
    Project.objects.update(state=Project.State.DECLARED)
    browser = sign_in(project.contact)

    assert "once the organizers have accepted" in main(browser.get(place(project)))
    assert browser.post(place(project), typed(project)).status_code == 409


def test_questions_do_not_grow_with_nominations(sign_in, project):
    browser = sign_in(project.contact)
    counted = []
    for many in (1, 12):
        for _number in range(many):
            make.nomination(project=project, cohort=project.program.cohorts.get(opens_at=NOON))
        with CaptureQueriesContext(connection) as questions:
            browser.get(place(project))
        counted.append(len(questions))

    assert counted[0] == counted[1]


def test_with_two_cohorts_one_is_chosen(sign_in, project):
    later = make.cohort(program=project.program, opens_at=NOON + timedelta(days=90))
    browser = sign_in(project.contact)

    assert f'<option value="{later.public_id}"' in browser.get(place(project)).content.decode()
    browser.post(place(project), typed(project, cohort=later.public_id))
    assert Nomination.objects.get().cohort == later
