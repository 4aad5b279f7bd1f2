"""Every address says who may open it; everybody else is turned away, by every method."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

import pytest
import time_machine
from django.test import Client
from django.urls import path, reverse

from nodement.people.models import Person
from nodement.web.access import Who, screen
from nodement.web.public.home import health
from nodement.web.routes import Route, routes
from tests.house.scene import SECRET, Scene, in_full_swing
from tests.make import NOON

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
PART = re.compile(r"<(?:\w+:)?(\w+)>")
everybody = health.__wrapped__
KINDS = {str(kind) for kind in Who}
TURNED_AWAY = {404, 405}
KEEPERS_ROOMS = {
    "organizer:programs",
    "organizer:start",
    "organizer:mailbox",
    "organizer:mailbox_letter",
}
OWN_ROOMS = {"organizer:programs"}
INTRUDERS = (
    "a stranger",
    "a mentee of another pair",
    "a mentor of another pair",
    "an organizer of another program",
    "an organizer of a program of the same community",
    "somebody who organized it once",
    "somebody with another role in it",
    "a keeper without a role",
)


def unclassified(found: Iterable[Route]) -> list[str]:
    """Addresses that do not say who may open them, or by which methods."""
    return [one.pattern for one in found if one.who not in KINDS or not one.methods]


def closed(found: Iterable[Route]) -> list[Route]:
    return [one for one in found if one.who not in (Who.VISITOR, "")]


def guarded(found: Iterable[Route]) -> list[Route]:
    """Addresses of things that belong to somebody."""
    return [one for one in closed(found) if one.who != Who.SIGNED_IN]


def attempts(
    found: Iterable[Route], scene: Scene, person: Person | None
) -> Iterator[tuple[Route, str, object]]:
    """Every address tried by every method; an address with a part that the scene lacks fails."""
    browser = Client()
    if person is not None:
        browser.force_login(person)
    for route in found:
        address = PART.sub(lambda part: str(scene.parts[part[1]]), route.pattern)
        for method in METHODS:
            yield route, method, browser.generic(method, address)


def faults(
    found: Iterable[Route],
    scene: Scene,
    person: Person | None,
    is_turned_away: Callable[[Route, object], bool],
) -> list[str]:
    """Where somebody got in who must not, or read something, or got something done."""
    before = scene.state()
    wrong = [
        f"{method} {route.pattern}: {response.status_code}"
        for route, method, response in attempts(found, scene, person)
        if not is_turned_away(route, response) or tells(response, person)
    ]
    return wrong + (["something was changed"] if scene.state() != before else [])


def tells(response, person: Person | None) -> bool:
    """Whether the answer holds anything of the scene but the reader's own name."""
    own = str(person) if person else SECRET + SECRET
    return SECRET in response.content.decode().replace(own, "")


def is_sent_to_sign_in(_route: Route, response) -> bool:
    if response.status_code == 302:
        return urlsplit(response["Location"]).path == reverse("account_login")
    return response.status_code == 405


def finds_nothing(_route: Route, response) -> bool:
    return response.status_code in TURNED_AWAY


@pytest.fixture
def scene(db, static_files) -> Iterator[Scene]:
    with time_machine.travel(NOON, tick=False):
        yield in_full_swing()


def test_every_address_says_who_may_open_it_and_by_which_methods() -> None:
    assert unclassified(routes()) == []


def test_a_visitor_is_asked_to_sign_in_everywhere(scene) -> None:
    assert faults(closed(routes()), scene, None, is_sent_to_sign_in) == []


@pytest.mark.parametrize("who", INTRUDERS)
def test_who_has_no_business_there_finds_nothing(scene, who) -> None:
    person = scene.intruders[who]
    allowed = KEEPERS_ROOMS if person.is_keeper else OWN_ROOMS if "program" in who else set()
    doors = [route for route in guarded(routes()) if route.name not in allowed]

    assert faults(doors, scene, person, finds_nothing) == []
    assert set(scene.intruders) == set(INTRUDERS)


@pytest.mark.parametrize("who", ["a stranger", "an organizer of another program"])
def test_ones_own_pages_tell_nothing_of_others(scene, who) -> None:
    person = scene.intruders[who]
    own = [route for route in closed(routes()) if route.who == Who.SIGNED_IN]

    for route, method, response in attempts(own, scene, person):
        assert response.status_code < 500, (method, route)
        assert not tells(response, person), (method, route)


def test_a_member_is_no_organizer_of_the_own_cohort(scene) -> None:
    rooms = [route for route in guarded(routes()) if route.who in (Who.ORGANIZER, Who.KEEPER)]
    mentee = scene.intruders["a mentee of another pair"]

    assert len(rooms) > 20
    assert faults(rooms, scene, mentee, finds_nothing) == []


def test_an_organizer_does_not_open_what_belongs_to_a_pair(scene) -> None:
    organizer = Person.objects.get(name=f"Margaret {SECRET}")
    rooms = [route for route in routes() if route.who in (Who.MEMBER_OF_PAIR, Who.READER)]

    assert len(rooms) >= 8
    assert faults(rooms, scene, organizer, finds_nothing) == []


def test_open_addresses_tell_nothing_and_do_not_break(scene) -> None:
    for route in routes():
        if route.who == Who.VISITOR:
            for _route, method, response in attempts([route], scene, None):
                assert response.status_code < 500, (method, route)
                assert SECRET not in response.content.decode(), (method, route)


def test_whoever_may_does_get_in(scene) -> None:
    """The same attempts by those who have business there succeed: the scene is alive."""
    organizer = Person.objects.get(name=f"Margaret {SECRET}")
    rooms = [
        route
        for route in guarded(routes())
        if route.who in (Who.ORGANIZER, Who.KEEPER) and "GET" in route.methods
    ]
    answers = {
        route.name: response.status_code
        for route, method, response in attempts(rooms, scene, organizer)
        if method == "GET"
    }

    assert {name: status for name, status in answers.items() if status != 200} == {}


def test_a_planted_address_that_nobody_classified_is_caught(settings) -> None:
    settings.ROOT_URLCONF = (path("planted/", everybody, name="planted"),)

    assert unclassified(routes()) == ["/planted/"]


def test_a_planted_door_that_lets_everybody_in_is_caught(scene, settings) -> None:
    door = screen(Who.ORGANIZER)(everybody)
    settings.ROOT_URLCONF = (path("planted/", door, name="planted"),)

    caught = faults(guarded(routes()), scene, scene.intruders["a stranger"], finds_nothing)

    assert caught == ["GET /planted/: 200", "HEAD /planted/: 200"]
