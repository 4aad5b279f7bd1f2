"""Rows are held for a while, so that two workers never do the same work."""

from datetime import timedelta

import pytest

from nodement.kit.claims import claim
from nodement.outbox.models import Letter
from tests import make
from tests.at_once import at_once
from tests.make import NOON

LEASE = timedelta(minutes=5)
pytestmark = pytest.mark.django_db


def letters(count: int) -> list[Letter]:
    ada = make.person("Ada")
    return [
        Letter.objects.create(
            reader=ada, message_id=f"<{number}@example.org>", written_at=NOON, due_at=NOON
        )
        for number in range(count)
    ]


def take(now=NOON, most=10) -> list[Letter]:
    return list(claim(Letter.objects.all(), now=now, lease=LEASE, most=most))


def test_claimed_rows_are_held_until_the_lease_runs_out() -> None:
    rows = letters(2)

    assert take() == rows
    assert take(NOON + LEASE - timedelta(seconds=1)) == []
    assert take(NOON + LEASE) == rows


def test_a_claim_is_counted_so_that_a_late_worker_knows_it_lost_the_row() -> None:
    letters(1)

    assert [take()[0].claims, take(NOON + LEASE)[0].claims] == [1, 2]


def test_a_claim_takes_the_oldest_rows_and_no_more_than_wanted() -> None:
    rows = letters(5)

    assert [take(most=2), take(most=2), take(most=2)] == [rows[:2], rows[2:4], rows[4:]]


def test_only_rows_that_are_due_are_claimed() -> None:
    early, late = letters(2)
    Letter.objects.filter(pk=late.pk).update(due_at=NOON + LEASE)

    due = Letter.objects.filter(due_at__lte=NOON)
    assert list(claim(due, now=NOON, lease=LEASE, most=10)) == [early]


def test_a_claim_costs_the_same_for_few_and_for_many(django_assert_max_num_queries) -> None:
    letters(20)

    with django_assert_max_num_queries(5):
        assert len(take(most=20)) == 20


@pytest.mark.django_db(transaction=True)
def test_no_row_is_claimed_twice_by_workers_at_once() -> None:
    rows = letters(12)

    taken = at_once(*[lambda: take(most=4)] * 3)

    assert sorted(row.pk for rows_of_one in taken for row in rows_of_one) == [
        row.pk for row in rows
    ]
