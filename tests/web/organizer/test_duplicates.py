"""Applications of one person: found, put side by side, merged."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.surveys.models import Application
from tests import make
from tests.web.page import main


@pytest.fixture
def twice(crew) -> list[Application]:
    return [
        make.application(
            "mentee", cohort=crew.cohort, name=name, github="Grace", about=f"I, {name}"
        )
        for name in ("Grace", "Grace H.")
    ]


def there(crew, *parts: str) -> str:
    return "/".join(["/cohorts", crew.cohort.public_id, "duplicates", *parts, ""])


def test_those_that_look_alike_are_listed_with_why(crew, margaret, twice):
    page = margaret.get(there(crew))

    assert "Grace · Grace H." in main(page)
    assert "same GitHub username" in main(page)
    assert there(crew, twice[0].public_id, twice[1].public_id) in page.content.decode()


def test_nobody_alike_is_said(crew, margaret):
    make.application("mentee", cohort=crew.cohort, name="Grace")

    assert "Nobody looks alike" in main(margaret.get(there(crew)))


def test_side_by_side_then_one_stays(crew, margaret, twice):
    goes, stays = twice
    merging = there(crew, goes.public_id, stays.public_id)
    page = main(margaret.get(merging))
    assert "I, Grace" in page
    assert "I, Grace H." in page

    response = margaret.post(merging, {"stays": stays.public_id}, follow=True)

    assert response.redirect_chain[-1][0] == f"/applications/{stays.public_id}/"
    assert "Merged: this application goes on" in main(response)
    goes.refresh_from_db()
    assert goes.state == "withdrawn"


def test_nothing_happens_without_a_choice(crew, margaret, twice):
    merging = there(crew, twice[0].public_id, twice[1].public_id)
    foreign = make.application("mentee")

    for said in ({}, {"stays": foreign.public_id}):
        page = main(margaret.post(merging, said))
        assert "Please choose the application that stays." in page
    assert set(Application.objects.values_list("state", flat=True)) == {"complete"}


def test_who_is_in_a_pair_can_not_go_and_it_says_why(crew, margaret, twice):
    goes, stays = twice
    make.pair(cohort=crew.cohort, mentee=goes.person)
    merging = there(crew, goes.public_id, stays.public_id)
    back = {"referer": f"http://testserver{merging}"}

    page = margaret.post(merging, {"stays": stays.public_id}, headers=back, follow=True)

    assert "is in a pair with the application that would go" in main(page)


def test_never_with_an_application_of_another_program(crew, margaret, sign_in, twice):
    foreign = make.application("mentee", name="Grace", github="Grace")
    elsewhere = sign_in(make.organizer(make.program(), "Elsewhere"))

    assert margaret.get(there(crew, twice[0].public_id, foreign.public_id)).status_code == 404
    assert elsewhere.get(there(crew)).status_code == 404
    merging = there(crew, twice[0].public_id, twice[1].public_id)
    assert elsewhere.post(merging, {"stays": twice[0].public_id}).status_code == 404


def test_the_list_asks_as_much_for_sixty_as_for_one(crew, margaret, twice):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            margaret.get(there(crew))
        return len(questions)

    first = asked()
    for number in range(60):
        make.application("mentee", cohort=crew.cohort, name=f"Mei {number // 2}")

    assert asked() == first
    assert "1 to 20 of 31" in main(margaret.get(there(crew)))
