"""One thing done to several applications: first shown, then done, and undone."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.admissions.models import BulkChange
from nodement.outbox.chores import send_letters
from nodement.outbox.models import Letter
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON
from tests.web.page import main


@pytest.fixture
def bulk(crew) -> str:
    return f"/cohorts/{crew.cohort.public_id}/people/bulk/"


@pytest.fixture
def people(crew) -> list[Application]:
    return [
        make.application("mentee", cohort=crew.cohort, name=f"Grace{number}") for number in range(3)
    ]


def ones(people) -> list[str]:
    return [one.public_id for one in people]


def posted(page) -> dict[str, list[str]]:
    """What the form of the page would send."""
    found: dict[str, list[str]] = {}
    body = page.content.decode()
    form = body[body.index('<form class="form"') :]
    for name, value in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form):
        found.setdefault(name, []).append(value)
    return found


def states() -> list[str]:
    return list(Application.objects.order_by("name").values_list("state", flat=True))


def test_it_says_what_would_happen_to_how_many_and_shows_the_letter(crew, margaret, bulk, people):
    make.pair(cohort=crew.cohort, mentee=people[2].person)

    page = margaret.get(bulk, {"do": "decline", "one": ones(people)})

    said = main(page)
    assert "Decline 2 applications" in said
    assert "1 stays as it is Grace2 : in a pair: the other one counts on them" in said
    assert "Hello Grace0," in said
    assert "The letters leave 10 minutes after" in said
    assert states() == ["complete"] * 3
    assert people[0].public_id not in Letter.objects.values_list("about", flat=True)


def test_the_letter_is_shown_with_the_words_and_opens_nothing(margaret, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "decline", "one": ones(people)}))
    words = {"reason": "time", "words": "Come back <b>soon</b>", "step": "preview"}

    page = margaret.post(bulk, {**sent, **words})

    assert "Come back <b>soon</b>" in main(page)
    assert "<b>soon</b>" not in page.content.decode()
    assert "do not meet those of enough people" in main(page)
    assert "/status/…/" in page.content.decode()
    assert states() == ["complete"] * 3


def test_declining_needs_a_reason_and_keeps_what_was_typed(margaret, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "decline", "one": ones(people)}))

    page = margaret.post(bulk, {**sent, "reason": "other", "words": " ", "step": "do"})
    other = margaret.post(bulk, {**sent, "reason": "", "words": "My words", "step": "do"})

    assert "Please say the reason" in main(page)
    assert "My words" in main(other)
    assert states() == ["complete"] * 3


def test_it_is_done_once_told_and_undone_by_a_button(crew, margaret, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "decline", "one": ones(people[:2]), "query": "q=gr"}))
    done = {**sent, "reason": "time", "words": "", "step": "do"}

    response = margaret.post(bulk, done, follow=True)

    assert response.redirect_chain[-1][0].endswith("/people/?q=gr")
    assert "2 applications are declined." in main(response)
    assert "nobody hears of it" in main(response)
    assert states() == ["declined", "declined", "complete"]
    again = margaret.post(bulk, done, follow=True)
    assert "Somebody else changed one of them meanwhile" in main(again)
    assert Letter.objects.count() == 2

    undo = f"/changes/{BulkChange.objects.get().public_id}/undo/"
    assert f'action="{undo}"' in response.content.decode()
    back = margaret.post(undo, follow=True)
    assert "2 applications are back where they were." in main(back)
    assert "That was undone already." in main(margaret.post(undo, follow=True))
    assert states() == ["complete"] * 3
    assert not send_letters(NOON + timedelta(days=1))


def test_all_that_match_are_meant_also_on_other_pages(crew, margaret, bulk):
    for number in range(60):
        make.application("mentee", cohort=crew.cohort, name=f"Grace{number:02}")
    make.application("mentor", cohort=crew.cohort, name="Ada")
    sent = posted(margaret.get(bulk, {"do": "wait", "all": "1", "query": "role=mentee"}))

    response = margaret.post(bulk, {**sent, "step": "do"}, follow=True)

    assert "60 applications are on the waiting list." in main(response)
    assert Application.objects.filter(state="waiting_list").count() == 60
    assert Application.objects.get(name="Ada").state == "complete"
    assert Letter.objects.count() == 60


def test_a_waiting_list_with_room_is_said_to_empty_itself(crew, margaret, bulk, people):
    asked = {"do": "wait", "one": ones(people)}
    assert "There is room" not in main(margaret.get(bulk, asked))
    make.application("mentor", cohort=crew.cohort, name="Ada", capacity=1)

    assert "There is room for 30 mentees" in main(margaret.get(bulk, asked))
    assert "There is room" not in main(margaret.get(bulk, {**asked, "do": "decline"}))


def test_who_looks_second_sees_what_has_changed(margaret, ines, bulk, people):
    asked = {"do": "decline", "one": ones(people)}
    first, second = posted(margaret.get(bulk, asked)), posted(ines.get(bulk, asked))
    words = {"reason": "time", "words": "", "step": "do"}
    margaret.post(bulk, {**first, "one": ones(people[:1]), **words})
    margaret.post(bulk, {**posted(margaret.get(bulk, {**asked, "one": ones(people[:1])})), **words})

    page = ines.post(bulk, {**second, **words})

    assert "Somebody else changed one of them meanwhile. Please look again." in main(page)
    assert "Decline 2 applications" in main(page)
    assert "Grace0 : there already" in main(page)
    assert states() == ["declined", "complete", "complete"]


def test_an_owner_is_given_and_nobody_gets_a_letter(crew, margaret, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "own", "one": ones(people)}))

    response = margaret.post(
        bulk, {**sent, "owner": crew.ines.public_id, "step": "do"}, follow=True
    )

    assert "3 applications have a new owner." in main(response)
    assert set(Application.objects.values_list("owner__name", flat=True)) == {"Ines"}
    assert Letter.objects.count() == 0


def test_an_owner_from_elsewhere_is_no_choice(margaret, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "own", "one": ones(people)}))
    stranger = make.person("Stranger")

    page = margaret.post(bulk, {**sent, "owner": stranger.public_id, "step": "do"})

    assert "not one of the available choices" in main(page)
    assert set(Application.objects.values_list("owner", flat=True)) == {None}


@pytest.mark.parametrize("asked", [{}, {"do": "decline"}, {"do": "dance", "all": "1"}])
def test_without_people_or_a_deed_there_is_nothing_to_do(margaret, bulk, people, asked):
    assert "Nobody is chosen" in main(margaret.get(bulk, asked))


def test_people_of_another_cohort_can_not_be_chosen(margaret, bulk):
    foreign = make.application("mentee", name="Foreign")

    page = margaret.get(bulk, {"do": "decline", "one": [foreign.public_id]})

    assert "Nobody is chosen" in main(page)
    assert "Foreign" not in main(page)


def test_a_decision_of_another_program_is_not_undone(margaret, sign_in, bulk, people):
    sent = posted(margaret.get(bulk, {"do": "wait", "one": ones(people)}))
    margaret.post(bulk, {**sent, "step": "do"})
    undo = f"/changes/{BulkChange.objects.get().public_id}/undo/"
    elsewhere = sign_in(make.organizer(make.program(), "Elsewhere"))

    assert elsewhere.post(undo).status_code == 404
    assert sign_in(people[0].person).post(undo).status_code == 404
    assert states() == ["waiting_list"] * 3


def test_all_decisions_are_listed_and_say_what_was_undone(crew, margaret, bulk, people):
    listed = f"/cohorts/{crew.cohort.public_id}/changes/"
    assert "No decision yet" in main(margaret.get(listed))
    for deed, chosen in (("wait", people[:1]), ("withdraw", people[1:])):
        sent = posted(margaret.get(bulk, {"do": deed, "one": ones(chosen)}))
        margaret.post(bulk, {**sent, "step": "do"})
    margaret.post(f"/changes/{BulkChange.objects.first().public_id}/undo/")

    page = main(margaret.get(listed))

    assert "Put 1 application on the waiting list" in page
    assert "Withdraw 2 applications" in page
    assert page.count("Undone") == 1


def test_the_page_asks_as_much_for_sixty_as_for_one(crew, margaret, bulk):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            margaret.get(bulk, {"do": "decline", "all": "1", "query": ""})
        return len(questions)

    make.application("mentee", cohort=crew.cohort)
    first = asked()
    for _number in range(60):
        make.application("mentee", cohort=crew.cohort)

    assert asked() == first
