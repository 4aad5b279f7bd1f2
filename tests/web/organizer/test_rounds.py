"""The rounds of a cohort, and the button for a new one."""

from datetime import timedelta

from nodement.matching.models import Round
from tests.make import NOON
from tests.web.page import main


def address(cohort):
    return f"/cohorts/{cohort.public_id}/rounds/"


def test_without_people_on_both_sides_there_is_no_button(crew, margaret):
    crew.people(mentees=1, mentors=0)

    page = main(margaret.get(address(crew.cohort)))
    refused = margaret.post(address(crew.cohort))

    assert "A matching needs both sides" in page
    assert "Solve the first round" not in page
    assert refused.status_code == 409
    assert not Round.objects.exists()


def test_asking_for_a_round_leads_to_its_page_and_sends_nothing(crew, margaret):
    crew.people(mentees=1, mentors=1)
    assert "Pairs that are published stay. Nothing is sent." in main(
        margaret.get(address(crew.cohort))
    )

    response = margaret.post(address(crew.cohort), follow=True)

    asked = Round.objects.get()
    assert response.redirect_chain == [(f"/rounds/{asked.public_id}/", 302)]
    assert "Round 1 is being solved" in main(response)
    assert asked.asked_by == crew.margaret


def test_a_second_organizer_is_led_to_the_round_that_is_in_work(crew, margaret, ines, clock):
    crew.people(mentees=1, mentors=1)
    margaret.post(address(crew.cohort))
    clock.move_to(NOON + timedelta(seconds=5))

    response = ines.post(address(crew.cohort), follow=True)

    assert "A round is being solved already. This is it." in main(response)
    assert Round.objects.count() == 1


def test_the_list_says_how_each_round_stands(solved, crew, margaret):
    page = main(margaret.get(address(crew.cohort)))

    assert "Round 1 Ready for review 2 of 3 Mon 30 Nov 2026 by Margaret" in page
