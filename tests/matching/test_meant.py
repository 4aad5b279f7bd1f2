"""Who is meant by what people type of each other."""

import pytest

from nodement.matching.meant import Meant
from nodement.surveys.profile import Profile


def somebody(email, name, github=""):
    return Profile(email=email, name=name, github=github, time_zone="Europe/Berlin")


ZOE = somebody("zoe@example.org", "Zoë van-der-Berg", "zoe-berg")
BO = somebody("bo@example.org", "Bo", "will")
TWINS = [somebody(f"sam{number}@example.org", "Sam O'Neill") for number in (1, 2)]
MEANT = Meant([ZOE, BO, *TWINS])


@pytest.mark.parametrize(
    "said",
    [
        "Zoë van-der-Berg",
        "ZOË  VAN-DER-BERG",
        "Zoe van der Berg",
        "zoe@example.org",
        "ZOE@example.org",
        "zoe-berg",
        "@Zoe-Berg",
        "https://github.com/zoe-berg/",
        "Zoe van der Berg (my manager)",
        "Please not with Zoë van-der-Berg.",
        "Anna Rossi and Zoë van-der-Berg",
        "my manager @zoe-berg",
        "my manager, zoe@example.org!",
    ],
)
def test_an_exclusion_is_understood_as_people_type_it(said):
    assert MEANT.excluded([said]) == {"zoe@example.org"}


@pytest.mark.parametrize(
    "said",
    ["I will say it later", "Zoe", "somebody@will", "Bo Smith", "Zoe van der Bergen", "", "@", "?"],
)
def test_an_exclusion_of_others_keeps_nobody_apart(said):
    assert MEANT.excluded([said]) == frozenset()


def test_a_name_of_one_word_is_excluded_when_it_stands_alone():
    assert MEANT.excluded(["bo"]) == {"bo@example.org"}


def test_an_exclusion_by_the_name_of_two_people_holds_for_both():
    assert MEANT.excluded(["Sam O’Neill"]) == {"sam1@example.org", "sam2@example.org"}


def test_a_wish_is_for_one_person_and_keeps_its_place():
    assert MEANT.wished(["Bo", "Sam O'Neill", "@zoe-berg", "bo"]) == (
        "bo@example.org",
        "zoe@example.org",
    )
