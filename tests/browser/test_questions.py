"""The scripts of questions: a week that is painted, a guessed zone, conditions, a search."""

from pathlib import Path

import pytest
from django.template.loader import render_to_string

from nodement.applying.asked import Asked
from nodement.forms.content import Kind
from nodement.surveys.areas import Taxonomy
from nodement.web.questions import fields_of
from tests.applying.every_kind import ASKED, SECTION, only
from tests.make import NOON

STATIC = Path(__file__).parents[2] / "nodement" / "web" / "static" / "nodement"
STYLES = ("nodement", "tokens", "base", "layout", "controls", "parts", "pages", "apply")
SCRIPTS = ("questions", "week", "zone")
MANY = Asked(Taxonomy(tuple(f"Área {number}" for number in range(300)), ()), "en", NOON)


@pytest.fixture
def show(browser):
    """Open a section as a page; phones have a finger, others a mouse."""
    contexts = []

    def shown(section, asked=ASKED, *, direction="ltr", is_phone=False):
        fields = fields_of(section, {}, asked)
        styles = "".join((STATIC / f"{name}.css").read_text() for name in STYLES)
        scripts = "".join(
            f"<script>{{{(STATIC / f'{name}.js').read_text()}}}</script>" for name in SCRIPTS
        )
        body = render_to_string("parts/questions.html", {"fields": fields})
        size = {"width": 360, "height": 700} if is_phone else {"width": 1000, "height": 1200}
        context = browser.new_context(
            viewport=size, has_touch=is_phone, is_mobile=is_phone, timezone_id="Asia/Kathmandu"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_content(
            f"<!doctype html><html lang=en dir={direction}><meta name=viewport content="
            f"'width=device-width'><style>{styles}</style>{scripts}<main>{body}</main></html>"
        )
        return page

    yield shown
    for context in contexts:
        context.close()


def ticked(page):
    boxes = page.locator(".week input:checked")
    return set(boxes.evaluate_all("boxes => boxes.map(box => box.value)"))


def middle(page, hour):
    box = page.locator(f".week input[value='{hour}']").bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page, *hours):
    page.mouse.move(*middle(page, hours[0]))
    page.mouse.down()
    for hour in hours[1:]:
        page.mouse.move(*middle(page, hour), steps=4)
    page.mouse.up()


def test_a_mouse_paints_hours_and_wipes_them(show):
    page = show(only(Kind.WEEK))

    drag(page, "0-8", "0-10", "1-10")
    painted = ticked(page)
    drag(page, "0-9", "0-10")

    assert painted == {"0-8", "0-9", "0-10", "1-10"}
    assert ticked(page) == {"0-8", "1-10"}
    assert page.inner_text("[data-week-sum]") == "Hours chosen in the table: 2"


def test_a_click_turns_one_hour_on_and_off(show):
    page = show(only(Kind.WEEK))

    page.mouse.click(*middle(page, "3-3"))
    once = ticked(page)
    page.mouse.click(*middle(page, "3-3"))

    assert (once, ticked(page)) == ({"3-3"}, set())


@pytest.mark.parametrize(("direction", "onwards"), [("ltr", "ArrowRight"), ("rtl", "ArrowLeft")])
def test_the_keyboard_moves_chooses_and_paints(show, direction, onwards):
    page = show(only(Kind.WEEK), direction=direction)
    page.focus(".week input[tabindex='0']")

    for key in ("ArrowDown", onwards, "Space", f"Shift+{onwards}", "Shift+ArrowDown"):
        page.keyboard.press(key)
    painted = ticked(page)
    for key in ("Space", "Shift+ArrowUp"):
        page.keyboard.press(key)

    assert painted == {"1-1", "2-1", "2-2"}
    assert ticked(page) == {"1-1"}


def test_the_week_is_one_stop_for_the_tabulator(show):
    page = show(only(Kind.WEEK))
    page.focus(".week input[tabindex='0']")

    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.name") == "it.typed"


def finger(page):
    session = page.context.new_cdp_session(page)

    def touch(kind, *points):
        places = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": places})

    return touch


def stroke(page, start, end, *, held=0):
    (x, y), (last_x, last_y) = middle(page, start), middle(page, end)
    touch = finger(page)
    touch("touchStart", (x, y))
    page.wait_for_timeout(held)
    for step in range(1, 9):
        touch("touchMove", (x + (last_x - x) * step / 8, y + (last_y - y) * step / 8))
    touch("touchEnd")


def test_a_finger_paints_across_the_days_and_held_down_also_along_the_hours(show):
    page = show(only(Kind.WEEK), is_phone=True)

    page.touchscreen.tap(*middle(page, "6-1"))
    stroke(page, "0-3", "2-3")
    stroke(page, "4-3", "4-5", held=600)

    assert ticked(page) == {"6-1", "0-3", "1-3", "2-3", "4-3", "4-4", "4-5"}


def test_a_finger_along_the_hours_scrolls_the_page_and_paints_nothing(show):
    page = show(only(Kind.WEEK), is_phone=True)

    stroke(page, "3-12", "3-5")
    page.wait_for_function("scrollY > 50")

    assert ticked(page) == set()


def test_the_zone_of_the_device_is_guessed_and_its_clock_shown(show):
    page = show(only(Kind.ZONE))

    guessed = page.input_value("#q-it")
    clock = page.inner_text("[data-zone-now]")
    page.fill("#q-it", "nowhere at all")

    assert guessed in ("Asia/Kathmandu", "Asia/Katmandu")
    assert clock.startswith("It is ")
    assert clock.endswith(" there now. Is that right?")
    assert page.is_hidden("[data-zone-guess]")
    assert page.inner_text("[data-zone-now]") == ""


def test_a_question_on_condition_comes_and_goes_with_the_answer(show):
    page = show(SECTION)

    before = page.is_visible("#question-why")
    page.check("input[name=yes_no][value=yes]")
    then = page.is_visible("#question-why")
    page.check("input[name=yes_no][value=no]")

    assert (before, then, page.is_visible("#question-why")) == (False, True, False)


def test_a_long_list_is_searched_and_what_is_chosen_stays_in_sight(show):
    page = show(only(Kind.AREAS), MANY)

    page.check("#q-it-1")
    page.fill("#q-it-search", "area 29")

    assert page.locator(".area:visible").count() == 14
    assert page.inner_text("[data-areas-found]") == "13 of 300 areas"
