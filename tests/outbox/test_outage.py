"""The mail server goes away, breaks in mid-letter, and comes back."""

from datetime import timedelta

import pytest

from nodement.outbox.chores import BATCH, OUTAGE, send_letters
from nodement.outbox.models import Letter
from tests.make import NOON
from tests.outbox.conftest import letters

State = Letter.State
pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def facts(*names: str) -> list[tuple[object, ...]]:
    return list(Letter.objects.order_by("pk").values_list(*names))


def test_when_the_server_is_down_every_letter_waits_and_none_counts_it_as_a_try(sink):
    letters(BATCH + 3)
    sink.stop()

    assert send_letters(NOON) == 0
    waits = (State.QUEUED, 0, False, NOON + OUTAGE[0], None)
    assert facts("state", "tries", "is_possibly_twice", "due_at", "lease_until") == [waits] * (
        BATCH + 3
    )
    assert "refused" in Letter.objects.values_list("trouble", flat=True)[0]


def test_the_longer_the_outage_the_longer_the_wait_and_nobody_gives_up(sink):
    [letter] = letters(1)
    sink.stop()
    now, waits = NOON, []
    while now < NOON + timedelta(days=7):
        send_letters(now)
        letter.refresh_from_db()
        waits.append(letter.due_at - now)
        now = letter.due_at

    assert letter.state == State.QUEUED
    assert waits[:5] == [OUTAGE[0], OUTAGE[1], OUTAGE[2], OUTAGE[2], OUTAGE[2]]
    sink.start()
    assert send_letters(now) == 1


def test_the_backlog_drains_by_itself_when_the_server_is_back(sink):
    written = letters(BATCH + 3)
    sink.stop()
    send_letters(NOON)
    sink.start()

    assert [send_letters(NOON + MINUTE), send_letters(NOON + MINUTE)] == [BATCH, 3]
    assert sorted(sink.message_ids) == sorted(letter.message_id for letter in written)
    assert facts("is_possibly_twice", "trouble") == [(False, "")] * len(written)


def test_a_server_that_takes_nothing_from_us_fails_no_letter(sink):
    letters(2)
    sink.sender_answer = "550 Sender not allowed here"

    assert send_letters(NOON) == 0
    assert (
        facts("state", "tries", "trouble") == [(State.QUEUED, 0, "550 Sender not allowed here")] * 2
    )
    sink.sender_answer = ""
    assert send_letters(NOON + MINUTE) == 2


def test_a_letter_too_large_for_the_server_fails_alone(sink):
    letters(1)
    sink.sender_answer = "552 Too large"

    send_letters(NOON)

    assert facts("state") == [(State.FAILED,)]


def test_a_server_that_closes_for_maintenance_is_an_outage(sink):
    letters(2)
    sink.sender_answer = "421 Closing"

    send_letters(NOON)

    assert facts("state", "tries") == [(State.QUEUED, 0)] * 2


def test_a_line_that_breaks_in_mid_letter_leaves_one_letter_in_doubt(sink):
    _first, second, _third = letters(3)

    def break_the_line(arrived):
        if arrived["Message-ID"] == second.message_id:
            raise ConnectionResetError
        return "250 Thank you"

    sink.answer = break_the_line
    assert send_letters(NOON) == 1
    assert facts("state", "is_possibly_twice", "lease_until") == [
        (State.SENT, False, None),
        (State.QUEUED, True, None),
        (State.QUEUED, False, None),
    ]
