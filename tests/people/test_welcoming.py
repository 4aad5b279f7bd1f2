"""People come in once, keep what they say, and agree to things once."""

import pytest
from django.db import IntegrityError, transaction

from nodement.people.actions import (
    Introduction,
    appoint_keeper,
    change_address,
    record_consents,
    welcome_people,
    welcome_person,
)
from nodement.people.models import Consent, Person
from tests import make
from tests.at_once import at_once
from tests.make import NOON

ADA = Introduction("Ada@Example.org", "Ada", "ada", "Europe/Berlin")


@pytest.mark.django_db
def test_a_newcomer_is_known_by_a_small_address_and_has_no_password() -> None:
    ada = welcome_person(ADA, at=NOON)

    assert (ada.email, ada.name, ada.github) == ("ada@example.org", "Ada", "ada")
    assert (ada.time_zone, ada.joined_at) == ("Europe/Berlin", NOON)
    assert not ada.has_usable_password()


@pytest.mark.django_db
def test_somebody_known_keeps_what_they_say() -> None:
    ada = welcome_person(ADA, at=NOON)
    again = welcome_person(Introduction("ADA@example.org", "Somebody else"), at=NOON)

    assert (again, again.name) == (ada, "Ada")


@pytest.mark.django_db
def test_many_come_in_with_as_many_questions_as_few(django_assert_max_num_queries) -> None:
    crowd = [Introduction(f"reader{number}@example.org") for number in range(60)]
    known = welcome_people(crowd[:5], at=NOON)

    with django_assert_max_num_queries(6):
        everybody = welcome_people(crowd, at=NOON)

    assert everybody.keys() == {one.email for one in crowd}
    assert everybody["reader0@example.org"] == known["reader0@example.org"]


@pytest.mark.django_db(transaction=True)
def test_two_welcomes_at_once_make_one_person() -> None:
    answers = at_once(*[lambda: welcome_person(ADA, at=NOON)] * 4)

    assert answers == [Person.objects.get()] * 4


@pytest.mark.django_db
def test_an_address_belongs_to_one_person_however_it_is_written() -> None:
    make.person(email="ada@example.org")

    with pytest.raises(IntegrityError), transaction.atomic():
        make.person(email="ADA@example.org")


@pytest.mark.django_db
def test_somebody_is_found_by_address_however_it_is_written() -> None:
    ada = welcome_person(ADA, at=NOON)

    assert Person.objects.get_by_natural_key("ADA@EXAMPLE.ORG") == ada


@pytest.mark.django_db
def test_agreeing_to_the_same_again_changes_nothing() -> None:
    ada, grace = make.person("Ada"), make.person("Grace")
    record_consents([ada], "code of conduct", how="survey", at=NOON)
    record_consents([ada, grace], "code of conduct", how="survey", at=NOON)

    assert list(Consent.objects.order_by("pk").values_list("person", "document", "how")) == [
        (ada.pk, "code of conduct", "survey"),
        (grace.pk, "code of conduct", "survey"),
    ]


@pytest.mark.django_db
def test_a_keeper_is_appointed() -> None:
    ada = make.person("Ada")

    appoint_keeper(ada)

    assert list(Person.objects.filter(is_keeper=True)) == [ada]


@pytest.mark.django_db
def test_people_say_how_they_are_addressed() -> None:
    ada = make.person("Ada")

    change_address(ada, name="Ada L.", time_zone="Asia/Kolkata", language="de")

    ada.refresh_from_db()
    assert (ada.name, ada.time_zone, ada.language) == ("Ada L.", "Asia/Kolkata", "de")


def test_a_person_without_a_name_is_shown_by_address() -> None:
    assert str(Person(email="ada@example.org")) == "ada@example.org"
