"""An applicant's whole way: without JavaScript, and by the keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def status_link(visit):
    """Wait for the newest letter of that subject in the local mailbox; give its link."""

    def newest(subject: str) -> str:
        page = visit("/mailbox/", "organizer")
        link = page.get_by_role("link", name=subject).first
        for _ in range(60):
            if link.count():
                break
            page.wait_for_timeout(250)
            page.reload()
        link.click()
        return re.search(r"/status/[^/\s]+/", page.content())[0]

    return newest


def begin(page: Page) -> None:
    """From the front page to the first part of the form."""
    page.get_by_role("link", name="See what to expect").first.click()
    expect(page.get_by_role("heading", name="How good the odds are, now")).to_be_visible()
    page.get_by_role("button", name="I would like to have a mentor").click()


def go_on(page: Page, title: str) -> None:
    """Save this part, and come to the part of that title."""
    page.get_by_role("button", name="Save and go on", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def say_who(page: Page) -> None:
    go_on(page, "Who you are")
    expect(page.get_by_label("What is your name?")).to_have_attribute("aria-invalid", "true")
    page.get_by_label("What is your name?").fill("Zofia Wiśniewska")
    page.get_by_label("Which email address reaches you?").fill("zofia@example.org")
    go_on(page, "Languages")
    page.get_by_label("Language 1", exact=True).select_option("pl")
    page.get_by_label("How well you speak language 1").select_option("5")
    page.locator('input[name="english_speaking"][value="4"]').check()
    page.locator('input[name="english_understanding"][value="5"]').check()
    go_on(page, "Your time")


def say_when_and_what(page: Page) -> None:
    page.get_by_label("Which clock do you live by?").fill("Europe/Warsaw")
    page.locator('input[name="availability"][value="0-18"]').check()
    page.get_by_label("Other times").fill("Tue 19:30-21:00")
    go_on(page, "What you would like to work on")
    page.get_by_label("Documentation", exact=True).check()
    page.locator('select[name="areas.level.Documentation"]').select_option("2")
    page.locator('[name="goals"]').first.fill("A first pull request")
    page.get_by_role("button", name="Save and go back").click()
    expect(page.locator('input[name="availability"][value="0-18"]')).to_be_checked()
    go_on(page, "What you would like to work on")
    expect(page.get_by_label("Documentation", exact=True)).to_be_checked()
    go_on(page, "You and other people")


def test_somebody_applies_on_a_phone_without_javascript(visit, status_link):
    page = visit("/", java_script_enabled=False, viewport=PHONE)
    begin(page)
    say_who(page)
    say_when_and_what(page)
    go_on(page, "What we agree on")
    for box in page.locator('input[name="consent"]').all():
        box.check()
    page.get_by_role("button", name="Save and read it over").click()
    expect(page.locator("main")).to_contain_text("Zofia Wiśniewska")
    page.get_by_role("button", name="Send", exact=False).click()
    expect(page.locator("main")).to_contain_text("zofia@example.org")

    page.goto(status_link("Confirm your address"))
    page.get_by_role("button", name="Yes", exact=False).first.click()

    expect(page.locator("main")).to_contain_text("Zofia Wiśniewska")
    expect(page.locator("main")).to_contain_text("19:30–21:00")


def reach(page: Page, name: str) -> None:
    """Press Tab until the control of this name has the focus."""
    for _ in range(260):
        page.keyboard.press("Tab")
        if page.evaluate(NAMED) == name:
            return
    raise AssertionError(f"Tab does not reach {name}.")


NAMED = """() => {
    const it = document.activeElement;
    return it.name ? it.name + (it.type === "checkbox" || it.name === "then" ? "=" + it.value : "")
                   : it.innerText;
}"""


def type_into(page: Page, name: str, text: str) -> None:
    reach(page, name)
    page.keyboard.type(text)


def press(page: Page, name: str, key: str = "Enter") -> None:
    reach(page, name)
    page.keyboard.press(key)


def press_on(page: Page, title: str) -> None:
    """Save this part by Enter on its button, and come to the part of that title."""
    press(page, "then=next")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def type_who(page: Page) -> None:
    type_into(page, "name", "Oyelaran")
    type_into(page, "email", "oyelaran@example.org")
    press_on(page, "Languages")
    type_into(page, "languages", "English")
    type_into(page, "languages.level", "5")
    press(page, "english_speaking", "Space")
    press(page, "english_understanding", "Space")
    press_on(page, "Your time")


def paint_when_and_type_what(page: Page) -> None:
    reach(page, "time_zone")
    page.keyboard.press("Control+A")
    page.keyboard.type("Africa/Lagos")
    reach(page, "availability=0-0")
    for key in ["ArrowDown"] * 18 + ["Space"] + ["Shift+ArrowDown"] * 2:
        page.keyboard.press(key)
    press_on(page, "What you would like to work on")
    press(page, "areas=Documentation", "Space")
    type_into(page, "areas.level.Documentation", "2")
    type_into(page, "goals", "Understand the release process")
    press_on(page, "You and other people")


def test_somebody_applies_by_keyboard_alone(visit, status_link):
    page = visit("/")
    begin(page)
    type_who(page)
    paint_when_and_type_what(page)
    press_on(page, "What we agree on")
    for box in page.locator('input[name="consent"]').all():
        press(page, f"consent={box.get_attribute('value')}", "Space")
    press(page, "then=next")
    expect(page.locator("main")).to_contain_text("18:00–21:00")
    reach_button(page, "Send")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("oyelaran@example.org")

    page.goto(status_link("Confirm your address"))
    reach_button(page, "Yes")
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("Oyelaran")


def reach_button(page: Page, begins: str) -> None:
    """Press Tab until a button that begins with this word has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.innerText || ''").startswith(begins):
            return
    raise AssertionError(f"Tab does not reach “{begins}”.")
