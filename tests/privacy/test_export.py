"""Everything about one person, and nothing private of anybody else."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.people.models import Person
from nodement.privacy.queries import everything_about
from tests import make
from tests.make import NOON
from tests.privacy.conftest import ANSWER, EMAIL, NAME, TYPED, Full


def test_it_is_plain_json_and_holds_what_was_given(full: Full) -> None:
    said = everything_about(full.person, at=NOON)

    again = json.loads(json.dumps(said))
    assert again == said
    assert said["person"]["email"] == EMAIL
    assert said["applications"][0]["given"] == {"name": NAME, "email": EMAIL, "goals": [ANSWER]}
    assert said["applications"][0]["drafts"][0]["typed"] == {"goals": TYPED}
    assert said["applications"][0]["files"][0]["file_name"] == f"{NAME}.txt"
    assert said["drafts"][0]["answers"] == {"goals": [ANSWER]}
    assert said["pairs"][0]["partner"] == str(full.partner)
    assert len(said["pairs"][0]["meetings"]) == 1
    assert [one["value"] for one in said["written_for_organizers"]["marks"]] == [4]


def test_what_organizers_think_is_a_number(full: Full) -> None:
    said = everything_about(full.person, at=NOON)

    kept = said["applications"][0]["kept_by_organizers"]
    assert (kept["marks"], kept["notes"]) == (1, 1)
    assert f"Ask {NAME}" not in json.dumps(said)


def test_of_the_partner_there_is_only_the_name(full: Full) -> None:
    Person.objects.filter(pk=full.partner.pk).update(github="ada-secret")
    said = json.dumps(everything_about(full.person, at=NOON))

    assert full.partner.email not in said
    assert "ada-secret" not in said


def test_no_key_to_the_house_leaves_it(full: Full) -> None:
    said = everything_about(full.person, at=NOON)

    assert "ABC-DEF" not in json.dumps(said)
    assert {one["name"] for one in said["letters"]} >= {"sign-in-code", "kickoff-mentee"}
    assert "digest" not in json.dumps(said)


@pytest.mark.parametrize("reader", ["organizer", "partner"])
def test_nobody_gets_what_is_somebody_elses(full: Full, reader: str) -> None:
    """Beside the letters that they got, and their own notes."""
    told = everything_about(getattr(full, reader), at=NOON) | {"letters": []}
    said = json.dumps(told | {"written_for_organizers": []})

    assert [word for word in (EMAIL, ANSWER, TYPED) if word in said] == []


def test_somebody_with_nothing_gets_empty_parts(db: None) -> None:
    said = everything_about(make.person("Grace"), at=NOON)

    assert said["applications"] == said["pairs"] == said["letters"] == []


def test_questions_do_not_grow_with_rows(full: Full) -> None:
    counted = [_asked(full.person)]
    for number in range(5):
        make.application("mentee", cohort=make.cohort(), person=full.person)
        make.pair(cohort=make.cohort(), mentee=full.person)
        make.nomination(person=full.person)
        make.project(contact=full.person, name=f"More {number}")

    counted.append(_asked(full.person))

    assert counted[0] == counted[1]


def _asked(person: Person) -> int:
    with CaptureQueriesContext(connection) as questions:
        everything_about(person, at=NOON)
    return len(questions)
