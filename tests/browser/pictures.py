"""`make pictures`: take the pictures of the manual anew, from the sample cohort."""

import os
import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import FLAGS
from tests.browser.house import ROOT, House, standing_house

PICTURES = ROOT / "docs" / "pictures"
SAMPLE = ROOT / "nodement" / "demo" / "sample" / "nodejs-cohort"


def main() -> None:
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with (
        tempfile.TemporaryDirectory() as home,
        standing_house(Path(home)) as house,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        _take_all(browser, house)
        browser.close()


def _take_all(browser: Browser, house: House) -> None:
    organizer = _window(browser, house, "organizer", width=1280, height=820, color_scheme="dark")
    organizer.get_by_role("link", name="Winter 2026").first.click()
    organizer.screenshot(path=PICTURES / "cohort-dark.png")
    mentee = _window(browser, house, "mentee", width=390, height=1060)
    mentee.goto(mentee.locator('main a[href^="/pairs/"]').first.get_attribute("href") or "")
    mentee.screenshot(path=PICTURES / "pair-phone.png")
    organizer.emulate_media(color_scheme="light")
    _solve_a_round(organizer)
    organizer.locator("main .proposal summary, main tbody summary").nth(0).click()
    organizer.set_viewport_size({"width": 1280, "height": 1060})
    organizer.evaluate("window.scrollTo(0, 0)")
    organizer.screenshot(path=PICTURES / "round-wide.png")


def _window(browser: Browser, house: House, role: str, **window: object) -> Page:
    size = {"width": window.pop("width"), "height": window.pop("height")}
    page = browser.new_context(base_url=house.address, viewport=size, **window).new_page()
    page.goto(house.links[role])
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "/enter/" not in address)
    return page


def _solve_a_round(page: Page) -> None:
    """A second cohort with the same files, solved and not published yet."""
    page.goto("/programs/start/")
    page.get_by_label("Community").fill("Node.js")
    page.get_by_label("Program", exact=True).fill("Node.js Mentorship Program")
    page.get_by_label("First cohort").fill("Autumn 2027")
    page.get_by_role("button", name="Start the program").click()
    page.wait_for_url("**/start/texts/")
    cohort = page.url.removesuffix("start/texts/")
    for side in ("Mentors", "Mentees"):
        page.goto(f"{cohort}imports/")
        page.get_by_label(side, exact=True).check()
        page.locator("input[type=file]").set_input_files(SAMPLE / f"{side.lower()}.csv")
        page.get_by_role("button", name="Check the file").click()
        page.get_by_role("button", name=re.compile("^Take")).click(timeout=30_000)
        page.get_by_role("heading", name=re.compile("is in$")).wait_for(timeout=30_000)
    page.goto(f"{cohort}rounds/")
    page.get_by_role("button", name="Solve the first round").click()
    page.get_by_role("link", name="Review and publish").wait_for(timeout=30_000)


if __name__ == "__main__":
    main()
