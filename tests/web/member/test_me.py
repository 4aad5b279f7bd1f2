"""The first page of a member."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON
from tests.web.member.conftest import MONDAY
from tests.web.page import forms, main


def test_a_mentee_with_a_new_pair_is_asked_to_propose(sign_in, pair):
    page = main(sign_in(pair.mentee).get("/me/"))

    assert "Your next step Propose a time to Ada Lovelace" in page
    assert "Your next meetings No meeting yet" in page
    assert "Your mentor" in page
    assert "Your goals Land my first pull request" in page


def test_the_same_goals_of_two_applications_are_shown_once(sign_in, pair):
    goals = ("Land my first pull request", "Review code")
    make.application("mentee", person=pair.mentee, goals=goals)

    page = main(sign_in(pair.mentee).get("/me/"))

    assert page.count("Land my first pull request") == 1
    assert "Review code" in page


def test_when_the_pair_has_ended_nobody_is_told_to_wait_for_the_other(sign_in, pair):
    Pair.objects.update(state=Pair.State.ENDED)

    page = main(sign_in(pair.mentor).get("/me/"))

    assert "Nothing waits for you Your term together is over" in page


def test_a_mentor_waits_for_the_first_word(sign_in, pair):
    page = main(sign_in(pair.mentor).get("/me/"))

    assert "Nothing waits for you It is the other’s turn" in page
    assert "Your mentee" in page


def test_a_proposal_is_accepted_from_here(sign_in, pair, proposed):
    browser = sign_in(pair.mentor)

    page = browser.get("/me/")
    assert "Grace Hopper proposed a time Mon 7 Dec · 18:00–19:00 for you (Berlin)" in main(page)
    assert forms(page)[0] == f"/meetings/{proposed.public_id}/accept/"

    browser.post(forms(page)[0], {"moment": MONDAY.isoformat()})
    assert "Next you meet Grace Hopper Mon 7 Dec · 18:00–19:00" in main(browser.get("/me/"))


def test_after_its_time_a_meeting_asks_how_it_went(sign_in, pair, agreed, clock):
    clock.move_to(MONDAY + timedelta(hours=2))

    page = sign_in(pair.mentee).get("/me/")

    assert "Did you and Ada Lovelace meet?" in main(page)
    assert set(forms(page)) == {f"/meetings/{agreed.public_id}/outcome/"}


def test_what_waits_stands_oldest_first(sign_in, pair, proposed):
    later = make.pair(cohort=pair.cohort, mentor=pair.mentor, mentee=make.person("Omar"))
    propose_time(later, MONDAY, by=later.mentee, at=NOON - timedelta(hours=3))

    page = main(sign_in(pair.mentor).get("/me/"))

    assert "The oldest of 2 things that wait for you Omar proposed a time" in page
    assert (
        "Also waiting for you Oldest first Grace Hopper proposed a time Since Mon 30 Nov 2026"
        in page
    )


def test_an_application_without_a_pair_says_where_it_stands(sign_in):
    application = make.application("mentee", name="Noor")

    page = main(sign_in(application.person).get("/me/"))

    assert "Nothing to do for now We have your survey" in page
    assert f"{application.cohort.program} · {application.cohort} Mentee" in page
    assert "Your survey is in Mon 30 Nov 2026 Looking for who fits you" in page
    assert "The term Mon 7 Dec 2026 – Sun 6 Jun 2027" in page


def test_an_application_with_a_pair_is_not_called_waiting(sign_in, pair):
    assert "Looking for who fits you" not in main(sign_in(pair.mentee).get("/me/"))


def test_a_withdrawn_application_is_not_called_waiting(sign_in):
    application = make.application("mentee", name="Noor")
    application.state = "withdrawn"
    application.save()

    page = main(sign_in(application.person).get("/me/"))

    assert "You have withdrawn." in page
    assert "Looking for who fits you" not in page


def test_whoever_has_nothing_here_is_told_how_to_join(sign_in):
    page = main(sign_in(make.person("Noor")).get("/me/"))

    assert "Join a program" in page


def test_an_organizer_without_a_pair_goes_on_to_the_programs(sign_in):
    cohort = make.cohort()

    response = sign_in(make.organizer(cohort.program)).get("/me/")

    assert (response.status_code, response.url) == (302, "/programs/")


def test_an_organizer_with_a_pair_stays(sign_in, pair):
    organizer = make.organizer(pair.cohort.program)
    make.pair(cohort=pair.cohort, mentor=organizer, mentee=make.person("Omar"))

    response = sign_in(organizer).get("/me/")

    assert response.status_code == 200
    assert "/programs/" in response.content.decode()


def test_nobody_elses_pairs_are_here(sign_in, pair, agreed):
    other = make.pair(cohort=pair.cohort, mentor=make.person("Kim"), mentee=make.person("Lee"))

    page = main(sign_in(other.mentor).get("/me/"))

    assert "Lee" in page
    assert "Grace Hopper" not in page
    assert "Ada Lovelace" not in page


def test_thirty_pairs_cost_no_more_questions_than_one(sign_in, pair):
    browser = sign_in(pair.mentor)
    _meet(pair)
    browser.get("/me/")
    with CaptureQueriesContext(connection) as few:
        browser.get("/me/")
    for number in range(29):
        mentee = make.person(f"Mentee{number}")
        _meet(make.pair(cohort=pair.cohort, mentor=pair.mentor, mentee=mentee))

    with CaptureQueriesContext(connection) as many:
        page = main(browser.get("/me/"))

    assert Meeting.objects.count() == 30
    assert page.count("Open your pair page") == 30
    assert len(many) == len(few)


def _meet(pair):
    meeting = propose_time(pair, MONDAY, by=pair.mentee, at=NOON)
    accept_time(meeting, MONDAY, by=pair.mentor, at=NOON)


def test_a_visitor_is_asked_to_sign_in_first(client):
    response = client.get("/me/")

    assert (response.status_code, response.url) == (302, "/sign-in/?next=/me/")


def test_pages_of_people_are_kept_nowhere_and_run_nothing_from_elsewhere(sign_in, pair):
    response = sign_in(pair.mentee).get("/me/")

    assert response["Cache-Control"] == "no-store"
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "unsafe" not in policy
    body = response.content.decode()
    assert "style=" not in body
    assert "<style" not in body
    assert "onclick" not in body


def test_the_page_is_light(sign_in, pair):
    assert len(sign_in(pair.mentee).get("/me/").content) < 20_000
