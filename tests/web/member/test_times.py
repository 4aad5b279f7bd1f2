"""Proposing, answering, moving and calling off; saying how it went."""

import html
import re
from datetime import timedelta

import pytest

from nodement.outbox.models import Letter
from nodement.pairs.actions import accept_time, propose_time
from nodement.pairs.models import Meeting, Pair
from tests import make
from tests.make import NOON
from tests.web.member.conftest import MONDAY, WEDNESDAY
from tests.web.page import main

CHANGES = ["accept", "keep", "cancel", "outcome", "place"]


def propose(browser, pair, **typed):
    return browser.post(f"/pairs/{pair.public_id}/times/", typed, follow=True)


def change(browser, meeting, what, **typed):
    return browser.post(f"/meetings/{meeting.public_id}/{what}/", typed, follow=True)


def seen_beside(what, page):
    """What the page sends along with a button: the times that stand beside it."""
    form = page.content.decode().partition(f'/{what}/">')[2].partition("</form>")[0]
    return html.unescape(re.search('name="seen" value="([^"]*)"', form)[1])


def test_one_click_on_a_common_time_proposes_it(sign_in, pair):
    page = propose(sign_in(pair.mentee), pair, moment=MONDAY.isoformat())

    meeting = Meeting.objects.get()
    assert (meeting.proposed_for, meeting.proposed_by) == (MONDAY, pair.mentee)
    assert "Proposed. Ada Lovelace gets a letter" in main(page)
    assert [letter.name for letter in Letter.objects.all()] == ["time-proposed"]


def test_a_time_of_ones_own_is_read_on_ones_own_clock(sign_in, pair):
    propose(sign_in(pair.mentee), pair, other="2026-12-07T22:45")

    assert Meeting.objects.get().proposed_for == MONDAY


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-11-29T12:00", "This time has passed. Choose one that is ahead."),
        ("2029-12-07T12:00", "This time is more than a year ahead. Choose an earlier one."),
        ("9999-12-31T23:59", "Choose one of the times, or write another."),
        ("tomorrow", "That is no time. Write it as 2026-12-31 18:00."),
    ],
)
def test_a_refused_time_is_kept_as_typed_and_the_words_stand_beside_it(sign_in, pair, typed, words):
    page = propose(sign_in(pair.mentee), pair, other=typed)

    assert page.status_code == 409
    assert main(page).count(words) == 2, "above, and at the field"
    assert f'name="other" id="other" value="{typed}"' in page.content.decode()
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("typed", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_an_hour_in_which_the_clocks_change_is_refused_as_such(sign_in, pair, clock, typed):
    """In Berlin the first is skipped, and the second comes twice."""
    clock.move_to(NOON + timedelta(days=90))

    page = propose(sign_in(pair.mentor), pair, other=typed)

    assert "The clocks change in that hour. Choose one before or after it." in main(page)
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("moment", ["", "soon", "2026-12-07T17:00:00", "9999-12-31T23:59:59+00:00"])
def test_a_moment_that_our_page_did_not_send_is_refused(sign_in, pair, moment):
    page = propose(sign_in(pair.mentee), pair, moment=moment)

    assert page.status_code == 409
    assert "Choose one of the times, or write another." in main(page)


def test_accepting_agrees_and_invites_both(sign_in, pair, proposed):
    page = change(sign_in(pair.mentor), proposed, "accept", moment=MONDAY.isoformat())

    proposed.refresh_from_db()
    assert (proposed.state, proposed.starts_at) == (Meeting.State.AGREED, MONDAY)
    assert "Agreed. You both get an invitation by letter." in main(page)
    assert Letter.objects.filter(name="meeting-agreed").count() == 2


def test_a_time_that_has_changed_meanwhile_is_not_accepted(sign_in, pair, proposed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    page = change(sign_in(pair.mentor), proposed, "accept", moment=MONDAY.isoformat())

    assert page.status_code == 409
    assert "Grace Hopper has proposed another time meanwhile: look at it." in main(page)


def test_a_refusal_brings_back_to_the_page_where_one_stood(sign_in, pair, proposed):
    here = f"/pairs/{pair.public_id}/"

    page = sign_in(pair.mentee).post(
        f"/meetings/{proposed.public_id}/accept/",
        {"moment": MONDAY.isoformat()},
        follow=True,
        headers={"referer": f"http://testserver{here}"},
    )

    assert page.redirect_chain == [(here, 302)]
    assert "You have proposed a time yourself; now Ada Lovelace answers." in main(page)


def test_a_refusal_below_a_refused_time_is_read_at_once(sign_in, pair, proposed):
    """That page stands at an address that only answers buttons."""
    page = sign_in(pair.mentee).post(
        f"/meetings/{proposed.public_id}/accept/",
        {"moment": MONDAY.isoformat()},
        headers={"referer": f"http://testserver/pairs/{pair.public_id}/times/"},
    )

    assert page.status_code == 409
    assert "You have proposed a time yourself; now Ada Lovelace answers." in main(page)


def test_withdrawing_an_accepted_time_calls_no_meeting_off(sign_in, pair, proposed):
    browser = sign_in(pair.mentee)
    seen = seen_beside("cancel", browser.get(f"/pairs/{pair.public_id}/"))
    accept_time(proposed, MONDAY, by=pair.mentor, at=NOON)

    page = change(browser, proposed, "cancel", seen=seen)

    assert "You or Ada Lovelace have changed this meeting meanwhile: look at it." in main(page)
    proposed.refresh_from_db()
    assert proposed.state == Meeting.State.AGREED


def test_nobody_is_told_that_a_moved_meeting_stays(sign_in, pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)
    browser = sign_in(pair.mentee)
    seen = seen_beside("keep", browser.get(f"/pairs/{pair.public_id}/"))
    accept_time(agreed, WEDNESDAY, by=pair.mentor, at=NOON)

    page = change(browser, agreed, "keep", seen=seen)

    assert "You or Ada Lovelace have changed this meeting meanwhile: look at it." in main(page)


@pytest.mark.parametrize("what", ["cancel", "keep"])
def test_a_button_acts_on_the_times_that_stand_beside_it(sign_in, pair, agreed, what):
    propose_time(pair, WEDNESDAY, by=pair.mentor, at=NOON)
    browser = sign_in(pair.mentee)
    seen = seen_beside(what, browser.get(f"/pairs/{pair.public_id}/"))

    page = change(browser, agreed, what, seen=seen)

    assert page.status_code == 200
    agreed.refresh_from_db()
    assert agreed.proposed_for is None


def test_a_meeting_can_be_left_where_it_is(sign_in, pair, agreed):
    propose_time(pair, WEDNESDAY, by=pair.mentee, at=NOON)

    page = change(sign_in(pair.mentor), agreed, "keep")

    agreed.refresh_from_db()
    assert (agreed.starts_at, agreed.proposed_for) == (MONDAY, None)
    assert "The meeting stays where it was." in main(page)


def test_cancelling_tells_the_partner(sign_in, pair, agreed):
    page = change(sign_in(pair.mentee), agreed, "cancel")

    agreed.refresh_from_db()
    assert agreed.state == Meeting.State.CANCELLED
    assert "Cancelled. Ada Lovelace is told by letter." in main(page)


@pytest.mark.parametrize(
    ("typed", "noted"),
    [
        ({"met": "yes"}, (Meeting.State.HELD, 60)),
        ({"met": "yes", "minutes": "45"}, (Meeting.State.HELD, 45)),
        ({"met": "no"}, (Meeting.State.MISSED, None)),
    ],
)
def test_either_says_how_it_went(sign_in, agreed, clock, typed, noted):
    clock.move_to(MONDAY + timedelta(hours=1))

    change(sign_in(agreed.pair.mentor), agreed, "outcome", **typed)

    agreed.refresh_from_db()
    assert (agreed.state, agreed.held_minutes) == noted


@pytest.mark.parametrize("minutes", ["", "an hour", "-5", "1", "481", "9" * 5000])
def test_minutes_that_no_meeting_has_are_refused(sign_in, pair, agreed, clock, minutes):
    clock.move_to(MONDAY + timedelta(hours=1))

    page = change(sign_in(pair.mentor), agreed, "outcome", met="yes", minutes=minutes)

    assert page.status_code == 409
    assert "minutes" in main(page)
    agreed.refresh_from_db()
    assert agreed.state == Meeting.State.AGREED


def test_where_they_meet_is_said_by_either_and_shown_to_both(sign_in, pair, agreed):
    page = change(sign_in(pair.mentor), agreed, "place", place="#mentoring on Slack")

    agreed.refresh_from_db()
    assert agreed.place == "#mentoring on Slack"
    assert "Noted where you meet; both calendars get it." in main(page)
    theirs = sign_in(pair.mentee).get(f"/pairs/{pair.public_id}/")
    assert "Where #mentoring on Slack" in main(theirs)


def test_a_call_is_a_link_and_anything_else_is_only_text(sign_in, pair, agreed):
    browser = sign_in(pair.mentor)

    call = change(browser, agreed, "place", place="https://meet.example.org/x?a=1&b=2")
    trap = change(browser, agreed, "place", place="javascript:alert(1)")

    link = '<a href="https://meet.example.org/x?a=1&amp;b=2" rel="noreferrer noopener">'
    assert link in call.content.decode()
    assert 'href="javascript' not in trap.content.decode()


def test_a_place_that_is_too_long_is_kept_as_typed(sign_in, pair, agreed):
    page = change(sign_in(pair.mentor), agreed, "place", place="x" * 301)

    assert page.status_code == 409
    assert main(page).count("This is too long") == 2, "above, and at the field"
    assert "x" * 301 in page.content.decode()
    agreed.refresh_from_db()
    assert agreed.place == ""


@pytest.mark.parametrize("what", CHANGES)
def test_opening_an_address_that_changes_something_changes_nothing(sign_in, pair, agreed, what):
    response = sign_in(pair.mentor).get(f"/meetings/{agreed.public_id}/{what}/")

    assert response.status_code == 405


@pytest.mark.parametrize("what", CHANGES)
def test_strangers_and_organizers_find_no_meeting(sign_in, pair, agreed, what):
    for stranger in (make.person("Mallory"), make.organizer(pair.cohort.program)):
        assert change(sign_in(stranger), agreed, what).status_code == 404
    assert Meeting.objects.get().state == Meeting.State.AGREED


def test_strangers_propose_nothing(sign_in, pair):
    for stranger in (make.person("Mallory"), make.organizer(pair.cohort.program)):
        response = propose(sign_in(stranger), pair, moment=MONDAY.isoformat())
        assert response.status_code == 404
    assert Meeting.objects.count() == 0


def test_in_a_pair_that_has_ended_nothing_is_proposed(sign_in, pair):
    Pair.objects.filter(pk=pair.pk).update(state=Pair.State.ENDED)

    assert propose(sign_in(pair.mentee), pair, moment=MONDAY.isoformat()).status_code == 404


def test_a_form_without_its_proof_changes_nothing(pair, sign_in):
    browser = sign_in(pair.mentee)
    browser.handler.enforce_csrf_checks = True

    page = propose(browser, pair, moment=MONDAY.isoformat())

    assert page.status_code == 403
    assert "This form had gone stale" in main(page)
    assert Meeting.objects.count() == 0
