"""Every page that can be reached: accessible, in both themes, wide and narrow, and light."""

from pathlib import Path

import pytest

from tests.browser.crawl import pages_of

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
STARTS = {"visitor": "/", "mentee": "/me/", "mentor": "/me/", "organizer": "/programs/"}
WINDOWS = {
    "phone, light": {"viewport": {"width": 390, "height": 844}, "color_scheme": "light"},
    "phone, dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "wide, light": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "wide, dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
FIRST_PAGES = {"visitor": 60_000, "mentee": 60_000, "mentor": 60_000, "organizer": 60_000}
MOST_FOR_PARTICIPANTS = 100_000


@pytest.fixture(params=STARTS)
def role(request):
    return request.param


@pytest.fixture(scope="session")
def kinds():
    """The kinds of pages that were found already, by role."""
    return {}


@pytest.fixture
def open_all(visit, house, role, kinds):
    """Visit every kind of page of a role in one window; gives (address, page) one by one."""

    def open_all(**window):
        page = visit(STARTS[role], None if role == "visitor" else role, **window)
        if role not in kinds:
            kinds[role] = list(pages_of(page.context, house, STARTS[role]).values())
        for address in kinds[role]:
            page.goto(address)
            yield address, page

    return open_all


@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_nothing(open_all, window):
    faults = {}
    for address, page in open_all(**WINDOWS[window]):
        page.evaluate(AXE)
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
        for violation in result["violations"]:
            targets = [str(node["target"]) for node in violation["nodes"][:3]]
            faults.setdefault(address, []).append((violation["id"], targets))

    assert faults == {}


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_is_wider_than_its_window(open_all, width, direction):
    too_wide = {}
    for address, page in open_all(viewport={"width": width, "height": 800}):
        page.evaluate("direction => document.documentElement.dir = direction", direction)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            too_wide[address] = wide

    assert too_wide == {}


def test_every_page_has_one_title_one_heading_and_a_way_past_the_menu(open_all):
    for address, page in open_all():
        assert page.title(), address
        assert page.locator("h1").count() == 1, address
        assert page.locator("main").count() == 1, address
        page.keyboard.press("Tab")
        target = page.evaluate("document.activeElement.getAttribute('href')")
        assert target is not None, address
        assert page.locator(target).count() == 1, address


def test_pages_are_light(open_all, role):
    heavy = {}
    for address, page in open_all():
        weight = page.evaluate(
            "performance.getEntries().filter(e => 'encodedBodySize' in e)"
            ".reduce((sum, e) => sum + e.encodedBodySize, 0)"
        )
        limit = FIRST_PAGES[role] if address == STARTS[role] else MOST_FOR_PARTICIPANTS
        if weight > limit and role != "organizer":
            heavy[address] = weight

    assert heavy == {}
