"""Codes as words, and addresses with one value changed."""

import zoneinfo
from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone

from nodement.people.models import Person
from nodement.web.templatetags import words

EVENING = datetime(2026, 12, 7, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "letter"),
    [("ada", "A"), ("美咲", "美"), ("  (Éva)", "É"), ("🦊", "🦊"), ("", "·"), ("ß", "SS")],
)
def test_a_face_shows_the_first_letter(name, letter):
    assert words.initial(name) == letter


def test_a_language_goes_by_its_name():
    assert words.spoken("pt") == "Portuguese"


@pytest.mark.parametrize(
    ("zone", "theirs"),
    [
        ("America/Los_Angeles", "10:00–11:00"),
        ("Asia/Tokyo", "Tue 8 Dec · 03:00–04:00"),
        ("Pacific/Auckland", "Tue 8 Dec · 07:00–08:00"),
    ],
)
def test_the_partners_day_is_named_where_it_is_another(zone, theirs):
    partner = Person(name="Kim Lee", time_zone=zone)

    with timezone.override(zoneinfo.ZoneInfo("Europe/Berlin")):
        shown = words.two_clocks(EVENING, partner)

    assert _seen(shown["yours"]) == "Mon 7 Dec · 19:00–20:00"
    assert _seen(shown["theirs"]) == theirs
    assert (shown["your_place"], shown["name"]) == ("Berlin", "Kim Lee")


def test_past_midnight_both_days_are_named():
    with timezone.override(zoneinfo.ZoneInfo("Asia/Kathmandu")):
        shown = words.two_clocks(EVENING, Person(time_zone="UTC"))

    assert shown["yours"] == "Mon 7 Dec · 23:45 – Tue 8 Dec 00:45"


def test_a_moment_names_its_clock():
    with timezone.override(zoneinfo.ZoneInfo("Asia/Kathmandu")):
        shown = Template("{{ when|moment }}").render(Context({"when": EVENING}))

    assert "Mon 7 Dec 2026 · 23:45 (Kathmandu)</time>" in shown


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ("page=3", "?q=a%26b&amp;sort=name&amp;page=3"),
        ("sort='-name'", "?q=a%26b&amp;sort=-name"),
        ("q=''", "?sort=name"),
    ],
)
def test_one_value_of_an_address_changes_and_the_others_stay(changes, address):
    asked = RequestFactory().get("/", {"q": "a&b", "sort": "name", "page": "2"})

    shown = Template(f"{{% address_with {changes} %}}").render(Context({"request": asked}))

    assert shown == address


@pytest.mark.parametrize(
    ("sorting", "direction", "click"),
    [("name", "ascending", "-name"), ("-name", "descending", "name"), ("score", "", "name")],
)
def test_a_header_says_how_the_list_is_sorted_and_turns_it(sorting, direction, click):
    assert words.direction_of(sorting, "name") == direction
    assert words.turned(sorting, "name") == click


def test_of_many_pages_the_near_and_the_outer_ones_are_offered():
    page = Paginator(range(1000), 50).page(10)

    assert words.pages_around(page) == [1, "…", 8, 9, 10, 11, 12, "…", 20]


def _seen(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
