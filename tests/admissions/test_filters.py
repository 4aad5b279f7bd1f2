"""What an address asks for, and whom the database finds."""

from datetime import timedelta
from urllib.parse import parse_qsl

import pytest
from django.utils import timezone

from nodement.admissions.actions import add_note
from nodement.admissions.completeness import Gap, gaps_of
from nodement.admissions.filters import Filter
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON


@pytest.fixture
def crowd(desk) -> None:
    cohort = desk.cohort
    make.application("mentee", cohort=cohort, name="Grace", owner=desk.ines, languages=("pt", "en"))
    make.application("mentor", cohort=cohort, name="Ada", capacity=2, priority=1)
    make.application(
        "mentee", cohort=cohort, name="Mei", availability=(), areas=(), at=NOON - timedelta(days=9)
    )
    make.application("mentor", cohort=cohort, name="Alan", capacity=0, state="declined")
    make.application("mentee", cohort=cohort, name="Lin", state="received", source="form")
    add_note(Application.objects.get(name="Ada"), "Ask her", by=desk.ines, at=NOON)


def found(query: str) -> list[str]:
    rows = Filter.of(dict(parse_qsl(query))).narrow(Application.objects.all())
    return sorted(rows.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=MEI", ["Mei"]),
        ("q=%25", []),
        ("role=mentor", ["Ada", "Alan"]),
        ("state=declined", ["Alan"]),
        ("source=form", ["Lin"]),
        ("owner=nobody", ["Ada", "Alan", "Lin", "Mei"]),
        ("language=pt", ["Grace"]),
        ("language=p", []),
        ("noted=yes", ["Ada"]),
        ("waited=yes", ["Ada"]),
        ("since=2026-11-29", ["Ada", "Alan", "Grace", "Lin"]),
        ("gap=whole", ["Ada", "Grace"]),
        ("gap=lacking", ["Alan", "Lin", "Mei"]),
        ("gap=hours", ["Mei"]),
        ("gap=areas", ["Mei"]),
        ("gap=address", ["Lin"]),
        ("gap=places", ["Alan"]),
        ("role=mentor&noted=yes&language=en", ["Ada"]),
        ("role=mentor&noted=yes&language=pt", []),
    ],
)
def test_each_filter_finds_its_people(crowd, query, names):
    assert found(query) == names


def test_the_owner_is_named_by_a_public_id(crowd, desk):
    assert found(f"owner={desk.ines.public_id}") == ["Grace"]
    assert found(f"owner={desk.ines.pk}") == []


@pytest.mark.parametrize(
    "query",
    ["role=king", "state=x", "since=yesterday", "since=0001-01-01", "gap=%00", "noted=no", "x=1"],
)
def test_what_can_not_be_understood_narrows_nothing(crowd, query):
    assert len(found(query)) == 5
    assert not Filter.of(dict(parse_qsl(query)))


def test_a_day_begins_on_the_clock_of_whoever_asks(desk):
    make.application("mentee", cohort=desk.cohort, name="Mei", at=NOON.replace(hour=20))

    with timezone.override("Asia/Kathmandu"):
        assert found("since=2026-12-01") == ["Mei"]
    with timezone.override("UTC"):
        assert found("since=2026-12-01") == []


def test_the_page_and_the_database_agree_on_what_is_missing(crowd):
    for gap in Gap:
        by_page = [one.name for one in Application.objects.all() if gap in gaps_of(one)]
        assert sorted(by_page) == found(f"gap={gap}")
