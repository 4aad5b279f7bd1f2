"""Moving to another address: asked for here, confirmed there."""

from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress

from nodement.kit.errors import Refusal
from nodement.matching.actions import ask_round
from nodement.matching.chores import solve_rounds
from nodement.matching.models import Round
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.privacy.addresses import ask_address_change, move_address, opened
from nodement.privacy.chores import forget_unused_people
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON

NEW = "grace.new@example.org"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


def asked(person, email=NEW):
    """The token of the letter to the new address."""
    ask_address_change(person, email, at=NOON)
    text = Letter.objects.filter(name="address-confirm").latest("pk").text
    return text.split("/address/")[1].split("/")[0]


def test_both_addresses_get_a_letter_and_nothing_changes_yet():
    grace = make.person("Grace", email="grace@example.org")

    asked(grace)

    letters = Letter.objects.values_list("name", "reader__email", "is_secret")
    assert sorted(letters) == [
        ("address-change-asked", "grace@example.org", False),
        ("address-confirm", NEW, True),
    ]
    assert Person.objects.get(pk=grace.pk).email == "grace@example.org"


def test_the_letter_to_the_new_address_does_not_say_who_asks():
    asked(make.person("Grace", email="grace@example.org"))

    text = Letter.objects.get(name="address-confirm").text

    assert "Grace" not in text
    assert "grace@" not in text


def test_confirming_moves_everything_that_knows_the_address():
    grace = make.person("Grace", email="grace@example.org")
    EmailAddress.objects.create(user=grace, email=grace.email, verified=True)
    cohort = make.cohort()
    application = make.application("mentee", cohort=cohort, person=grace)
    Application.objects.update(given={"email": grace.email, "about": "grace@example.org?"})
    make.application("mentor", cohort=cohort)
    ask_round(cohort, by=grace, at=NOON)
    solve_rounds(NOON)

    move_address(opened(asked(grace)), at=NOON)

    grace.refresh_from_db()
    application.refresh_from_db()
    assert (grace.email, application.profile.email) == (NEW, NEW)
    assert application.given == {"email": NEW, "about": "grace@example.org?"}
    assert set(Round.objects.get().certificate["u"]) == {NEW}
    assert list(EmailAddress.objects.values_list("email", flat=True)) == [NEW]
    assert Person.objects.filter(email__in=[NEW, "grace@example.org"]).count() == 1


def test_a_link_serves_once_and_runs_out(clock):
    grace = make.person("Grace")
    token, late = asked(grace), asked(grace, "other@example.org")

    move_address(opened(token), at=NOON)

    assert opened(token) is None
    assert opened(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    clock.move_to(NOON + timedelta(days=4))
    assert opened(late) is None


def test_an_address_with_things_of_its_own_is_not_taken():
    grace, ada = make.person("Grace"), make.person("Ada", email=NEW)
    make.application("mentor", person=ada)

    with pytest.raises(Refusal, match="Sign in with it instead"):
        move_address(opened(asked(grace)), at=NOON)

    assert Person.objects.get(email=NEW) == ada


def test_asking_says_the_same_whether_or_not_the_address_is_known():
    grace = make.person("Grace")
    make.application("mentor", person=make.person("Ada", email=NEW))

    assert ask_address_change(grace, NEW, at=NOON) is None
    assert ask_address_change(grace, "unknown@example.org", at=NOON) is None
    assert Letter.objects.filter(name="address-confirm").count() == 2


def test_the_own_address_is_no_new_one():
    with pytest.raises(Refusal):
        ask_address_change(make.person(email="grace@example.org"), "Grace@Example.org", at=NOON)


def test_a_few_letters_an_hour_and_no_more():
    grace = make.person("Grace")
    for number in range(5):
        ask_address_change(grace, f"new{number}@example.org", at=NOON)
    for _again in range(5):
        ask_address_change(make.person("Ada"), NEW, at=NOON)

    assert Letter.objects.filter(name="address-confirm").count() == 6


def test_whoever_nothing_belongs_to_is_forgotten_after_a_month():
    grace = make.person("Grace", last_login=NOON)
    ask_address_change(grace, NEW, at=NOON)
    ada = make.application("mentor").person
    Person.objects.create(email="keeper@example.org", joined_at=NOON, is_keeper=True)

    assert forget_unused_people(NOON + timedelta(days=29)) == 0
    assert forget_unused_people(NOON + timedelta(days=30)) == 1
    left = set(Person.objects.values_list("email", flat=True))
    assert left == {grace.email, ada.email, "keeper@example.org"}
