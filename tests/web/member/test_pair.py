"""The page of a pair."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.pairs.actions import hold_meeting, propose_time, say_where
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON
from tests.web.member.conftest import MONDAY, WEDNESDAY
from tests.web.page import forms, main, words


def address(pair):
    return f"/pairs/{pair.public_id}/"


def test_it_shows_the_partner_as_the_survey_told(sign_in, pair):
    page = main(sign_in(pair.mentee).get(address(pair)))

    assert "You and Ada Lovelace" in page
    assert "I like to explain." in page
    assert "You can talk in English" in page
    assert "Areas of you both Documentation" in page
    assert "GitHub ada-example" in page
    assert "Their clock 13:00, Mon 30 Nov (Berlin)" in page
    assert "Together until Sun 6 Jun 2027" in page


def test_it_shows_of_the_partners_answers_what_both_share_and_nothing_else(sign_in, pair):
    page = main(sign_in(pair.mentee).get(address(pair)))

    assert "German" not in page
    assert "Testing" not in page


def test_the_mentor_reads_the_goals_in_the_mentees_own_words(sign_in, pair):
    page = main(sign_in(pair.mentor).get(address(pair)))

    assert "What Grace Hopper would like to reach Land my first pull request" in page


def test_it_says_why_these_two_to_each_in_their_words(sign_in, pair):
    for_mentee = main(sign_in(pair.mentee).get(address(pair)))
    for_mentor = main(sign_in(pair.mentor).get(address(pair)))

    assert "You asked for help with Code review, and Ada Lovelace offers it." in for_mentee
    assert "You offer help with Code review, and Grace Hopper asked for it." in for_mentor


@pytest.mark.parametrize("side", ["mentor", "mentee"])
@pytest.mark.parametrize(
    "secret", ["Initrode", "Somebody Wanted", "Somebody Shunned", "a podcast", "@example.org"]
)
def test_what_the_partner_told_the_organizers_alone_is_not_in_it(sign_in, pair, side, secret):
    person = getattr(pair, side)
    page = sign_in(person).get(address(pair)).content.decode()

    assert secret not in page.replace(person.email, "")


def test_common_times_stand_on_both_clocks_with_a_button_each(sign_in, pair):
    response = sign_in(pair.mentee).get(address(pair))

    page = main(response)
    begin = page.index("This week")
    assert page[begin : page.index("Propose a time of your own")].strip() == (
        "This week "
        "Mon 30 Nov · 22:45 – Tue 1 Dec 01:45 for you (Kathmandu) "
        "18:00–21:00 for Ada Lovelace (Berlin) Propose 22:45 Mon 30 Nov 2026 "
        "Next week "
        "Mon 7 Dec · 22:45 – Tue 8 Dec 01:45 for you (Kathmandu) "
        "18:00–21:00 for Ada Lovelace (Berlin) Propose 22:45 Mon 7 Dec 2026"
    )
    assert 'name="moment" value="2026-12-07T17:00:00+00:00"' in response.content.decode()


def test_one_clock_is_shown_once(sign_in, pair):
    pair.mentee.time_zone = "Europe/Berlin"
    pair.mentee.save()

    page = main(sign_in(pair.mentee).get(address(pair)))

    assert "Mon 7 Dec · 18:00–21:00 for both of you (Berlin)" in page


def test_without_common_times_a_time_of_ones_own_can_be_proposed(sign_in, pair):
    lonely = make.pair()

    response = sign_in(lonely.mentee).get(address(lonely))

    assert "no hour in which you and Ada are both free" in main(response)
    assert '<details class="stack" open>' in response.content.decode()


def test_a_proposal_waits_for_one_and_is_the_others_to_answer(sign_in, pair, proposed):
    asked = sign_in(pair.mentee).get(address(pair))
    offered = sign_in(pair.mentor).get(address(pair))

    meeting = f"/meetings/{proposed.public_id}"
    assert "Waiting for an answer" in main(asked)
    assert forms(asked)[0] == f"{meeting}/cancel/"
    assert f"{meeting}/accept/" not in forms(asked)
    assert "Grace Hopper proposes Waits for you Mon 7 Dec · 18:00–19:00 for you (Berlin)" in main(
        offered
    )
    assert forms(offered)[:2] == [f"{meeting}/accept/", f"{meeting}/cancel/"]


def test_a_proposal_whose_time_has_passed_is_as_good_as_none(sign_in, pair, proposed, clock):
    clock.move_to(MONDAY + timedelta(hours=1))

    assert "Next: propose a time to Grace Hopper." in main(sign_in(pair.mentor).get(address(pair)))


def test_an_agreed_meeting_offers_calendar_move_and_cancel(sign_in, pair, agreed):
    response = sign_in(pair.mentor).get(address(pair))

    page = main(response)
    assert "Your next meeting Agreed Mon 7 Dec · 18:00–19:00 for you (Berlin)" in page
    assert "22:45–23:45 for Grace Hopper (Kathmandu)" in page
    assert f"/meetings/{agreed.public_id}/invitation.ics" in response.content.decode()
    assert "Move it to another time" in page
    meeting = f"/meetings/{agreed.public_id}"
    assert forms(response)[:2] == [f"{meeting}/place/", f"{meeting}/cancel/"]


def test_a_wish_to_move_stands_beside_the_meeting(sign_in, pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    mine = main(sign_in(pair.mentee).get(address(pair)))
    theirs = sign_in(pair.mentor).get(address(pair))

    assert "You asked to move it to Wed 9 Dec · 22:45–23:45 for you (Kathmandu)" in mine
    assert "Grace Hopper asks to move it to Wed 9 Dec · 18:00–19:00 for you (Berlin)" in main(
        theirs
    )
    meeting = f"/meetings/{agreed.public_id}"
    assert {f"{meeting}/accept/", f"{meeting}/keep/"} <= set(forms(theirs))


def test_once_its_time_has_come_it_asks_whether_they_met(sign_in, pair, agreed, clock):
    clock.move_to(MONDAY + timedelta(minutes=1))

    response = sign_in(pair.mentee).get(address(pair))

    assert "Did you and Ada Lovelace meet?" in main(response)
    assert set(forms(response)) == {f"/meetings/{agreed.public_id}/outcome/"}


def test_the_call_is_still_there_when_the_meeting_has_begun(sign_in, pair, agreed, clock):
    say_where(agreed, "https://call.example.org/ada", by=pair.mentor, at=NOON)
    clock.move_to(MONDAY + timedelta(minutes=1))

    response = sign_in(pair.mentee).get(address(pair))

    assert "Where https://call.example.org/ada" in main(response)


def test_history_tells_what_was_and_can_be_corrected(sign_in, pair, agreed, clock):
    clock.move_to(MONDAY + timedelta(hours=1))
    hold_meeting(agreed, minutes=45, by=pair.mentor, at=MONDAY + timedelta(hours=1))

    page = main(sign_in(pair.mentee).get(address(pair)))

    assert "So far You met, 45 minutes Mon 7 Dec 2026 · 22:45 (Kathmandu) Correct it" in page
    assert "You became a pair Mon 30 Nov 2026" in page


def test_a_pair_that_has_ended_is_read_but_not_worked_on(sign_in, pair, agreed):
    Pair.objects.filter(pk=pair.pk).update(state=Pair.State.ENDED)

    response = sign_in(pair.mentee).get(address(pair))

    assert "The two of you have finished." in main(response)
    assert forms(response) == []


def test_it_says_that_what_they_talk_about_stays_between_them(sign_in, pair):
    assert "stays between you" in main(sign_in(pair.mentor).get(address(pair)))


def test_a_strange_name_is_shown_as_typed_and_obeyed_nowhere(sign_in, pair):
    pair.mentor.name = "<script>alert(1)</script> & Söhne"
    pair.mentor.save()

    response = sign_in(pair.mentee).get(address(pair))

    assert "<script>alert" not in response.content.decode()
    assert "You and <script>alert(1)</script> & Söhne" in words(response)


def test_other_people_find_nothing(sign_in, pair):
    another = make.pair(cohort=pair.cohort)
    organizer = make.organizer(pair.cohort.program)
    elsewhere = make.organizer(make.program())

    for stranger in (another.mentor, another.mentee, organizer, elsewhere):
        assert sign_in(stranger).get(address(pair)).status_code == 404


def test_a_visitor_is_asked_to_sign_in_first(client, pair):
    response = client.get(address(pair))

    assert (response.status_code, response.url) == (302, f"/sign-in/?next={address(pair)}")


def test_a_long_history_costs_no_more_questions(sign_in, pair):
    browser = sign_in(pair.mentee)
    browser.get(address(pair))
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(address(pair))
    for week in range(30):
        Meeting.objects.create(
            pair=pair,
            state=Meeting.State.HELD,
            held_minutes=60,
            starts_at=NOON - timedelta(weeks=week + 1),
        )

    with CaptureQueriesContext(connection) as many:
        browser.get(address(pair))

    assert len(many) == len(few)
