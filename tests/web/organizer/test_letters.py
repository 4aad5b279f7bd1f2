"""The letters of a cohort and their fate."""

import pytest

from nodement.outbox.models import Letter
from nodement.pairs.actions import propose_time
from tests import make
from tests.make import NOON
from tests.web.page import main

State = Letter.State


def address(cohort, query=""):
    return f"/cohorts/{cohort.public_id}/letters/{query}"


def test_it_says_to_whom_what_and_what_became_of_it(crew, margaret):
    crew.letter(state=State.SENT, sent_at=NOON)

    page = main(margaret.get(address(crew.cohort)))

    assert "Sent 1" in page
    assert "Subject 0 Sent Mon 30 Nov 2026 · 12:00 (UTC)" in page


@pytest.mark.parametrize(
    "name", ["time-proposed", "meeting-agreed", "meeting-cancelled", "write-first"]
)
def test_what_the_two_write_shows_only_that_it_went(crew, margaret, name):
    crew.letter(name, subject="Meet on the 17th?")

    response = margaret.get(address(crew.cohort))

    assert "About their meetings" in main(response)
    assert "17th" not in response.content.decode()


def test_a_proposed_time_does_not_reach_the_organizers(crew, margaret):
    pair = make.pair(cohort=crew.cohort)
    propose_time(pair, NOON.replace(day=1, month=12, hour=19), by=pair.mentee, at=NOON)

    response = margaret.get(address(crew.cohort))

    assert Letter.objects.count() == 1
    assert "About their meetings" in main(response)
    assert "1 Dec" not in response.content.decode().replace("01 Dec", "1 Dec")
    assert "19:00" not in response.content.decode()


def test_a_failed_letter_shows_its_trouble_and_goes_again(crew, margaret):
    failed = crew.letter(state=State.FAILED, trouble="550 Mailbox unknown", tries=5)

    page = main(margaret.get(address(crew.cohort)))
    assert "550 Mailbox unknown tried 5 times" in page
    response = margaret.post(address(crew.cohort), {"letter": failed.public_id}, follow=True)

    assert "1 letter is in the queue again." in main(response)
    failed.refresh_from_db()
    assert failed.state == State.QUEUED


def test_all_failed_letters_go_again_at_once_and_the_button_says_how_many(crew, margaret):
    for _number in range(3):
        crew.letter(state=State.FAILED)
    sent = crew.letter(state=State.SENT, sent_at=NOON)

    assert "Send all 3 failed letters again" in main(margaret.get(address(crew.cohort)))
    response = margaret.post(address(crew.cohort), {"letter": "all"}, follow=True)

    assert "3 letters are in the queue again." in main(response)
    sent.refresh_from_db()
    assert sent.state == State.SENT


def test_a_letter_of_another_cohort_is_not_sent_again(crew, margaret):
    other = crew.letter(group=make.cohort().full_name, state=State.FAILED)

    response = margaret.post(address(crew.cohort), {"letter": other.public_id})

    assert response.status_code == 404
    other.refresh_from_db()
    assert other.state == State.FAILED


def test_what_was_possibly_sent_twice_says_so(crew, margaret):
    crew.letter(state=State.SENT, sent_at=NOON, is_possibly_twice=True)
    crew.letter(state=State.SENT, sent_at=NOON)

    page = main(margaret.get(address(crew.cohort, "?state=twice")))

    assert "Possibly sent twice 1" in page
    assert "The worker stopped while sending, so it may have gone twice." in page
    assert "Subject 1" not in page


def test_one_state_can_be_shown_alone_and_an_unknown_one_shows_all(crew, margaret):
    crew.letter(state=State.FAILED)
    crew.letter(state=State.QUEUED)

    assert "1 letter, newest first" in main(margaret.get(address(crew.cohort, "?state=failed")))
    assert "2 letters, newest first" in main(margaret.get(address(crew.cohort, "?state=odd")))
    assert "No such letter" in main(margaret.get(address(crew.cohort, "?state=sent")))
