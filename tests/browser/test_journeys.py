"""The journeys of mentee, mentor and organizer, in a browser."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

SMALL = Path(__file__).parents[1] / "sample" / "small-cohort"
CODE = re.compile(r"\b[A-Z0-9]{3,4}-?[A-Z0-9]{3,4}\b")


@pytest.fixture
def pages(visit):
    """The mentee's and the mentor's page of their pair, without JavaScript."""

    def open_pair(role: str) -> Page:
        page = visit("/me/", role, java_script_enabled=False)
        page.goto(page.locator('main a[href^="/pairs/"]').first.get_attribute("href"))
        return page

    return open_pair("mentee"), open_pair("mentor")


def latest_letter(visit, subject: str) -> Page:
    """The newest letter of that subject in the local mailbox; waits for the worker."""
    page = visit("/mailbox/", "organizer")
    link = page.get_by_role("link", name=subject)
    for _ in range(40):
        if link.count():
            break
        page.wait_for_timeout(250)
        page.reload()
    link.first.click()
    return page


def test_a_pair_agrees_on_a_time_moves_it_and_cancels_it_without_javascript(pages, visit):
    mentee, mentor = pages
    mentee.get_by_role("button", name=re.compile("^Propose")).first.click()
    expect(mentee.get_by_text("You proposed", exact=True)).to_be_visible()

    mentor.reload()
    mentor.get_by_role("button", name="Accept this time").click()
    expect(mentor.get_by_role("heading", name="Your next meeting")).to_be_visible()

    mentee.reload()
    with mentee.expect_download() as download:
        mentee.get_by_role("link", name="Put it into my calendar").click()
    invitation = Path(download.value.path()).read_text()
    assert ("METHOD:REQUEST" in invitation, "BEGIN:VEVENT" in invitation) == (True, True)
    expect(latest_letter(visit, "You meet").locator("main")).to_contain_text("BEGIN:VCALENDAR")

    mentee.get_by_text("Cancel the meeting").click()
    mentee.get_by_role("button", name="Yes, cancel it").click()
    mentor.reload()
    expect(mentor.get_by_text("A meeting was cancelled")).to_be_visible()


def test_a_time_of_ones_own_is_proposed_by_keyboard_alone(visit):
    page = visit("/me/", "mentor")
    page.goto(page.locator('main a[href^="/pairs/"]').first.get_attribute("href"))
    day = (datetime.now(UTC) + timedelta(days=20)).strftime("%m%d%Y")
    tab_to(page, "Propose a time of your own")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "other"
    page.keyboard.type(day)
    page.keyboard.press("ArrowRight")
    page.keyboard.type("0630PM")
    page.keyboard.press("Enter")
    expect(page.get_by_text("You proposed", exact=True)).to_be_visible()

    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_role("heading", name="When you are both free")).to_be_visible()


def tab_to(page: Page, words: str) -> None:
    """Press the tab key until the thing with these words has the focus."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == words:
            return
    raise AssertionError(f"“{words}” can't be reached by keyboard")


def test_a_code_from_the_mailbox_lets_somebody_in(visit, house):
    page = visit("/sign-in/")
    page.get_by_label("Your email address").fill(house.emails["mentor"])
    page.get_by_role("button", name="Send me a code").click()
    letter = latest_letter(visit, "Your code")
    code = CODE.search(letter.locator("main").inner_text().partition("Hello")[2])[0]

    page.get_by_label("The code from the letter").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()

    page.wait_for_url("**/me/")


def test_a_passkey_lets_somebody_in(visit, house):
    page = visit("/me/passkeys/add/", "mentor")
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.get_by_role("textbox").first.fill("My laptop")
    page.locator("main form button").first.click()
    page.wait_for_url(lambda address: "/add/" not in address)

    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url("**/me/")
    page.goto("/me/passkeys/")
    expect(page.locator("main")).to_contain_text("My laptop")


def test_an_organizer_brings_a_file_corrects_it_solves_and_publishes(visit):
    page = visit("/programs/start/", "organizer")
    page.get_by_label("Community").fill("Forge")
    page.get_by_label("Program", exact=True).fill("Mentoring")
    page.get_by_label("First cohort").fill("Spring")
    page.get_by_role("button", name="Start the program").click()
    page.wait_for_url("**/start/texts/")
    cohort = page.url.removesuffix("start/texts/")
    for side in ("Mentors", "Mentees"):
        bring(page, cohort, side, SMALL / f"{side.lower()}.csv")

    page.goto(f"{cohort}rounds/")
    page.get_by_role("button", name="Solve the first round").click()
    expect(page.get_by_role("link", name="Review and publish")).to_be_visible(timeout=20_000)
    page.get_by_role("button", name=re.compile("^Lock")).first.click()
    expect(page.get_by_role("button", name=re.compile("^Locked")).first).to_be_visible()
    page.get_by_role("link", name="Review and publish").click()
    page.get_by_label("I have looked at the proposals").check()
    page.get_by_role("button", name="Publish and send 43 letters").click()
    page.wait_for_url(cohort)
    page.goto(f"{cohort}letters/")
    for _ in range(40):
        if "43" in page.locator("main").inner_text():
            break
        page.wait_for_timeout(250)
        page.reload()
    expect(page.locator("main")).to_contain_text("43")


def bring(page: Page, cohort: str, side: str, path: Path) -> None:
    """Upload a file, wait until it is read, take it in, wait until it is done."""
    page.goto(f"{cohort}imports/")
    page.get_by_label(side, exact=True).check()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Check the file").click()
    page.get_by_role("button", name=re.compile("^Take")).click(timeout=20_000)
    expect(page.get_by_role("heading", name=f"{path.name} is in")).to_be_visible(timeout=20_000)
