"""Workers in processes of their own: one is killed in mid-letter, two send at once."""

import signal
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from nodement.outbox.chores import BATCH, LEASE, send_letters
from nodement.outbox.models import Letter
from nodement.people.models import Person
from tests.make import NOON
from tests.outbox.conftest import letters

State = Letter.State
pytestmark = pytest.mark.django_db(transaction=True)
KILLED_AT = 7


def test_a_worker_killed_in_mid_letter_loses_none_and_says_what_may_be_double(sink, workers):
    written = letters(12)
    worker = workers()

    def kill_at_the_seventh(arrived):
        if len(sink.arrived) == KILLED_AT:
            worker.send_signal(signal.SIGKILL)
            worker.wait()
        return "250 Thank you"

    sink.answer = kill_at_the_seventh
    worker.communicate(f"{NOON}\n", timeout=60)
    assert worker.returncode == -signal.SIGKILL
    in_doubt = Letter.objects.get(state=State.SENDING)
    assert in_doubt.message_id == sink.message_ids[-1]
    assert Letter.objects.filter(state=State.SENT).count() == KILLED_AT - 1

    assert send_letters(NOON) == 0, "the lease of the dead worker still runs"
    restarted_at = NOON + LEASE
    assert send_letters(restarted_at) == len(written) - KILLED_AT + 1

    assert not Letter.objects.exclude(state=State.SENT).exists()
    expected = Counter(letter.message_id for letter in written) + Counter([in_doubt.message_id])
    assert Counter(sink.message_ids) == expected
    assert list(Letter.objects.filter(is_possibly_twice=True)) == [in_doubt]


def test_two_workers_at_once_send_each_letter_once(sink, workers):
    written = letters(2 * BATCH + 10)
    both = [workers(), workers()]
    with ThreadPoolExecutor() as hands:
        list(hands.map(lambda worker: worker.communicate(f"{NOON}\n", timeout=60), both))

    assert [worker.returncode for worker in both] == [0, 0]
    assert Counter(sink.message_ids) == Counter(letter.message_id for letter in written)
    assert set(Letter.objects.values_list("state", "is_possibly_twice")) == {(State.SENT, False)}


def test_a_worker_that_was_asleep_longer_than_its_lease_sends_nothing_twice(sink):
    """While the first letter is handed over, another worker takes the rest and sends it."""
    written = letters(3)

    def others_take_over(arrived):
        sink.answer = lambda arrived: "250 Thank you"
        _elsewhere(lambda: send_letters(NOON + LEASE))
        return "250 Thank you"

    sink.answer = others_take_over
    assert send_letters(NOON) == 1

    first, *rest = written
    assert Counter(sink.message_ids) == Counter(
        [first.message_id, first.message_id, *(letter.message_id for letter in rest)]
    )
    assert list(Letter.objects.filter(is_possibly_twice=True)) == [first]


def test_a_reader_who_leaves_while_the_batch_is_sent_gets_nothing(sink):
    first, second = letters(2)

    def the_second_leaves(arrived):
        _elsewhere(lambda: Person.objects.filter(pk=second.reader_id).update(is_active=False))
        return "250 Thank you"

    sink.answer = the_second_leaves
    assert send_letters(NOON) == 1

    assert sink.message_ids == [first.message_id]
    assert Letter.objects.get(pk=second.pk).state == State.WITHHELD


def _elsewhere(action):
    """Do something in another thread, with a database connection of its own."""

    def act():
        try:
            return action()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(act).result(timeout=30)
