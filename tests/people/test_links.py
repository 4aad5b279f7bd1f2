"""One-time links: they let one person in, once, for a day."""

from datetime import timedelta

import pytest

from nodement.kit.errors import Refusal
from nodement.people.actions import LINK_LIFE, make_link, use_link
from nodement.people.models import OneTimeLink, Person
from tests import make
from tests.at_once import at_once
from tests.make import NOON


def token_of(link: str) -> str:
    return link.rstrip("/").rpartition("/")[2]


@pytest.fixture
def ada(db: None) -> Person:
    return make.person("Ada")


def test_a_link_lets_its_person_in(ada: Person) -> None:
    link = make_link(ada, at=NOON)

    assert link.startswith("http://localhost:8000/enter/")
    assert use_link(token_of(link), at=NOON) == ada


def test_a_link_lets_in_once(ada: Person) -> None:
    token = token_of(make_link(ada, at=NOON))
    use_link(token, at=NOON)

    with pytest.raises(Refusal, match="used already or has run out"):
        use_link(token, at=NOON)


def test_a_link_works_until_its_last_moment_and_not_after(ada: Person) -> None:
    token = token_of(make_link(ada, at=NOON))

    with pytest.raises(Refusal):
        use_link(token, at=NOON + LINK_LIFE)
    assert use_link(token, at=NOON + LINK_LIFE - timedelta(seconds=1)) == ada


def test_a_new_link_ends_the_one_before(ada: Person) -> None:
    old, new = token_of(make_link(ada, at=NOON)), token_of(make_link(ada, at=NOON))

    with pytest.raises(Refusal):
        use_link(old, at=NOON)
    assert use_link(new, at=NOON) == ada


def test_a_link_of_somebody_who_left_lets_nobody_in(ada: Person) -> None:
    token = token_of(make_link(ada, at=NOON))
    ada.is_active = False
    ada.save()

    with pytest.raises(Refusal):
        use_link(token, at=NOON)


def test_only_a_digest_of_the_link_is_kept(ada: Person) -> None:
    token = token_of(make_link(ada, at=NOON))

    [kept] = OneTimeLink.objects.values()
    assert token not in str(kept)


@pytest.mark.django_db(transaction=True)
def test_a_link_used_twice_at_once_lets_in_once() -> None:
    token = token_of(make_link(make.person("Ada"), at=NOON))

    answers = at_once(*[lambda: use_link(token, at=NOON)] * 3)

    assert sorted(type(answer).__name__ for answer in answers) == ["Person", "Refusal", "Refusal"]
