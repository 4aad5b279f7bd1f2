"""A real browser in front of a whole installation."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.house import House, standing_house

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder opens a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with standing_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def signed_in(browser: Browser, house: House, tmp_path_factory) -> dict[str, str]:
    """Where the cookies of organizer, mentee and mentor are kept, after each used their link."""
    kept = {}
    for role, link in house.links.items():
        context = browser.new_context()
        page = context.new_page()
        page.goto(link)
        page.locator("main form button").first.click()
        page.wait_for_url(lambda address: "/enter/" not in address)
        kept[role] = str(tmp_path_factory.mktemp("cookies") / f"{role}.json")
        context.storage_state(path=kept[role])
        context.close()
    return kept


@pytest.fixture
def visit(browser: Browser, house: House, signed_in: dict[str, str]) -> Iterator[Open]:
    """Open an address as somebody, in some window; what the page complains of fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def visit(address: str, role: str | None = None, **window: object) -> Page:
        state = {"storage_state": signed_in[role]} if role else {}
        context = browser.new_context(base_url=house.address, **state, **window)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: _note(complaints, said.type, said.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _stay_home(complaints, request.url, house))
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()
    assert complaints == []


def _note(complaints: list[str], kind: str, text: str) -> None:
    if kind in ("error", "warning") and "status of 40" not in text:
        complaints.append(text)


def _stay_home(complaints: list[str], url: str, house: House) -> None:
    if not url.startswith((house.address, "data:", "blob:")):
        complaints.append(f"asks {url}")
