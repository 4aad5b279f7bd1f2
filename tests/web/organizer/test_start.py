"""The way of a new program, from its names to the launch list, step by step."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from nodement.documents.models import Version
from nodement.outbox.models import Letter
from nodement.programs.models import Cohort, Program, Role
from nodement.programs.queries import topics
from nodement.programs.starters import NODEJS
from tests import make
from tests.web.page import main, words

NAMES = {"start": "nodejs", "community": "Forge", "program": "Mentorship", "cohort": "First"}
FIGURES = {
    "eligibility": "Anybody.",
    "applicants_per_place": "20",
    "minimum_overlap": "90",
    "mentor_minutes_a_month": "60",
    "mentee_minutes": "60",
    "mentee_period_days": "21",
    "english_minimum": "2",
    "shared_area_required": "on",
}
DATES = {
    "starts_on": "2027-02-08",
    "weeks": "20",
    "opens_at": "2026-12-14T09:00",
    "closes_at": "2027-01-18T18:00",
    "time_zone": "Asia/Kathmandu",
}
STEPS = ("texts", "words", "settings", "dates", "team", "documents")


@pytest.fixture
def keeper():
    return make.person("Hedy", is_keeper=True, time_zone="Europe/Berlin")


@pytest.fixture
def browser(sign_in, keeper) -> Client:
    return sign_in(keeper)


@pytest.fixture
def cohort(browser):
    browser.post("/programs/start/", NAMES)
    return Cohort.objects.get()


def step(cohort, name):
    return f"/cohorts/{cohort.public_id}/start/{name}/"


def test_a_keeper_names_a_program_and_is_led_to_its_texts(browser, keeper):
    response = browser.post("/programs/start/", NAMES)

    cohort = Cohort.objects.get(name="First")
    assert response["Location"] == step(cohort, "texts")
    assert topics(cohort.program, "area") == NODEJS.areas
    assert Role.objects.get().person == keeper


def test_the_defaults_are_good_enough_to_accept(browser, cohort):
    """Every step is sent as it is shown, and only the window and the texts are said yes to."""
    for name in ("texts", "words", "settings", "dates"):
        form = browser.get(step(cohort, name)).context["form"]
        shown = {bound.html_name: bound.value() or "" for bound in form}
        if name == "dates":
            weeks = browser.get(step(cohort, name)).context["weeks"]
            shown |= {bound.html_name: bound.value() for bound in weeks}
            shown |= {at: f"{shown[at]:%Y-%m-%dT%H:%M}" for at in ("opens_at", "closes_at")}
            shown.pop("is_rolling")
        response = browser.post(step(cohort, name), {k: v for k, v in shown.items() if v != ""})
        assert response.status_code == 302, main(response)
    browser.post(step(cohort, "documents"))

    page = main(browser.get(f"/cohorts/{cohort.public_id}/launch/"))

    assert "5 of 8 steps are left." in page


def test_every_step_is_saved_by_itself_and_can_be_resumed(browser, cohort, sign_in, keeper):
    texts = {"about": "For newcomers.", "contact": "us@example.org"}
    assert browser.post(step(cohort, "texts"), texts).url == step(cohort, "words")

    page = sign_in(keeper).get(step(cohort, "texts")).content.decode()

    assert "For newcomers." in page
    assert 'value="us@example.org"' in page


def test_the_areas_are_kept_in_order_and_three_hundred_are_fine(browser, cohort):
    many = [f"Area {number}" for number in range(300)]
    response = browser.post(
        step(cohort, "words"), {"areas": "\n".join([*many, "Area 7"]), "kinds_of_help": "Review"}
    )

    assert response.url == step(cohort, "settings")
    assert topics(cohort.program, "area") == tuple(many)


def test_without_any_area_it_says_why_and_keeps_what_was_typed(browser, cohort):
    response = browser.post(step(cohort, "words"), {"areas": " \n", "kinds_of_help": "Juggling"})

    assert "A program needs at least one of each" in main(response)
    assert "Juggling" in main(response)
    assert topics(cohort.program, "area") == NODEJS.areas


def test_figures_are_saved_and_others_stay(browser, cohort):
    assert browser.post(step(cohort, "settings"), FIGURES).url == step(cohort, "dates")

    program = Program.objects.get()
    assert (program.minimum_overlap, program.applicants_per_place) == (90, 20)
    assert (program.eligibility, program.offer_days) == ("Anybody.", 4)


def test_dates_are_read_on_the_clock_of_the_program(browser, cohort):
    assert browser.post(step(cohort, "dates"), DATES).url == step(cohort, "team")

    saved = Cohort.objects.get()
    assert (saved.starts_on, saved.weeks) == (date(2027, 2, 8), 20)
    assert saved.opens_at == datetime(2026, 12, 14, 3, 15, tzinfo=UTC)
    assert saved.closes_at == datetime(2027, 1, 18, 12, 15, tzinfo=UTC)
    assert Program.objects.get().time_zone == "Asia/Kathmandu"


def test_a_first_proposal_takes_the_clock_of_whoever_sets_it_up(browser, cohort):
    form = browser.get(step(cohort, "dates")).context["form"]

    assert form["time_zone"].value() == "Europe/Berlin"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"closes_at": "2026-12-01T09:00"}, "Sign-up closes before it opens"),
        ({"starts_on": "1492-01-01"}, "Please choose a day of this century."),
        ({"closes_at": "soon"}, "such as 2027-01-11 18:00"),
        ({"closes_at": "", "is_rolling": ""}, "Please say when sign-up closes"),
    ],
)
def test_wrong_dates_save_nothing_and_keep_what_was_typed(browser, cohort, wrong, words):
    before = Cohort.objects.values().get()

    response = browser.post(step(cohort, "dates"), DATES | wrong)

    assert words in main(response)
    assert 'value="20"' in response.content.decode()
    assert Cohort.objects.values().get() == before
    assert Program.objects.get().time_zone == "UTC"


def test_somebody_is_asked_and_gets_a_letter(browser, cohort):
    typed = {"email": "ines@example.org", "name": "Ines", "kind": "organizer"}
    response = browser.post(step(cohort, "team"), typed, follow=True)

    assert "Ines" in main(response)
    assert Letter.objects.get(name="role-granted", reader__email="ines@example.org")


def test_one_text_is_taken_or_all_of_them(browser, cohort):
    browser.post(step(cohort, "documents"), {"kind": "conduct"})
    assert [str(version.document.kind) for version in Version.objects.all()] == ["conduct"]

    response = browser.post(step(cohort, "documents"), follow=True)

    assert Version.objects.exclude(published_at=None).count() == 4
    assert "3 texts are published, approved by you." in main(response)
    assert "Take all texts" not in main(response)


@pytest.mark.parametrize("name", STEPS)
def test_for_others_no_step_exists(cohort, sign_in, name):
    stranger = sign_in(make.organizer(make.program(), "Eve"))

    assert stranger.get(step(cohort, name)).status_code == 404
    assert stranger.post(step(cohort, name), {"areas": "x"}).status_code == 404


@pytest.mark.parametrize("name", STEPS)
def test_every_step_shows_where_one_stands(browser, cohort, name):
    page = browser.get(step(cohort, name)).content.decode()

    assert page.count('aria-current="step"') == 1


def test_a_program_begins_as_a_cohort_that_one_has_run(browser, cohort):
    named = {"start": "copy", "source": cohort.pk, "program": "Second", "community": "Forge"}
    response = browser.post("/programs/start/", {**named, "cohort": "Summer"})

    copied = Cohort.objects.get(name="Summer")
    assert response.status_code == 302
    assert copied.copied_from == cohort
    assert topics(copied.program, "area") == NODEJS.areas


def test_nobody_copies_a_cohort_of_others(browser, cohort):
    foreign = make.cohort()
    named = {"start": "copy", "source": foreign.pk, "program": "Second", "community": "Forge"}
    response = browser.post("/programs/start/", {**named, "cohort": "Summer"})

    assert response.status_code == 200
    assert not Program.objects.filter(name="Second").exists()


def test_to_copy_one_says_which(browser, cohort):
    response = browser.post("/programs/start/", NAMES | {"start": "copy", "program": "Second"})

    assert "Please choose the cohort to begin with." in main(response)


def test_a_half_filled_form_keeps_what_was_typed(browser):
    response = browser.post("/programs/start/", NAMES | {"community": ""})

    assert "This field is required." in main(response)
    assert 'value="Mentorship"' in response.content.decode()
    assert not Program.objects.exists()


def test_a_program_of_others_is_not_taken_over(browser, cohort, sign_in):
    other = sign_in(make.person(is_keeper=True))

    response = other.post("/programs/start/", NAMES | {"cohort": "Mine"})

    assert "others organize it" in words(response)
    assert not Cohort.objects.filter(name="Mine").exists()


def test_only_keepers_start_programs(margaret):
    assert margaret.get("/programs/start/").status_code == 404
    assert margaret.post("/programs/start/", NAMES).status_code == 404
    assert not Cohort.objects.filter(name="First").exists()
