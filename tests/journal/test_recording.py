"""What happened is written down with the change, or not at all."""

import pytest
from django.db import transaction

from nodement.journal.actions import record
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from tests import make
from tests.make import NOON


@pytest.mark.django_db
def test_an_entry_says_who_did_what_to_which_thing_and_when() -> None:
    ada, cohort = make.person("Ada"), make.cohort()

    record("published", cohort, by=ada, at=NOON, pairs=3)

    entry = Entry.objects.get()
    assert (entry.actor, entry.verb, entry.about) == (ada, "published", cohort.full_name)
    assert (entry.at, entry.facts) == (NOON, {"pairs": 3})
    assert str(entry) == f"Ada published cohort:{cohort.public_id}"


@pytest.mark.django_db
def test_what_the_house_did_by_itself_has_nobody_s_name() -> None:
    record("reminded", make.cohort(), by=None, at=NOON)

    assert str(Entry.objects.get()).startswith("nodement reminded cohort:")


@pytest.mark.django_db
def test_a_change_that_fails_leaves_no_entry() -> None:
    cohort = make.cohort()

    @transaction.atomic
    def publish() -> None:
        record("published", cohort, by=None, at=NOON)
        raise Refusal("Not now.")

    with pytest.raises(Refusal):
        publish()

    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_entries_outlive_who_made_them() -> None:
    ada = make.person("Ada")
    record("started", make.cohort(), by=ada, at=NOON)

    ada.delete()

    assert Entry.objects.get().actor is None
