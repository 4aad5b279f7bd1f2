"""A question is added to a form, or taken out of it."""

from dataclasses import replace

import pytest

from nodement.forms.actions import open_form
from nodement.forms.checks import faults
from nodement.forms.content import Content, Kind, Question, Section
from nodement.forms.editing import add_question, change_question, remove_question
from nodement.forms.words import OFFERED
from nodement.programs.models import Topic
from tests.make import NOON
from tests.web.organizer.builder import Building, filled_in
from tests.web.page import main

HUE = Question(
    key="q-hue", kind=Kind.ONE, label="Which colour?", help="Any.", options=("Red", "Green")
)


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    made = Building(form, crew.ines)
    made.change(add_question(form.content, "people", HUE))
    return made


@pytest.fixture
def address(building):
    return f"{building.address}questions/q-hue/"


@pytest.fixture
def adding(building):
    return f"{building.address}questions/add/"


def of(building, key="q-hue"):
    return building.content.question(key)


def test_the_kinds_are_offered_with_a_word_about_each(margaret, adding):
    page = margaret.get(f"{adding}?section=people")

    assert "A few words One line of text." in main(page)
    for kind in OFFERED:
        assert f"?kind={kind}&amp;section=people" in page.content.decode()


def added(building):
    return [each for each in building.content.questions if each.label == "New?"]


@pytest.mark.parametrize("kind", OFFERED)
def test_a_question_of_every_kind_is_added_and_can_be_published(margaret, building, adding, kind):
    typed = {"label": "New?"} | ({"options": "A\nB"} if kind in ("one", "several") else {})
    page = f"{adding}?kind={kind}&section=people"
    answer = margaret.post(adding, filled_in(margaret, page, **typed))

    assert answer.status_code == 302
    assert [each.kind for each in added(building)] == [kind]
    assert building.content.sections[4].questions[-1] in added(building)
    assert faults(building.content, "mentee") == []


def test_a_double_click_adds_one(margaret, building, adding):
    sent = filled_in(margaret, f"{adding}?kind=short&section=people", label="New?")

    margaret.post(adding, sent)
    answer = margaret.post(adding, sent)

    assert answer.status_code == 302
    assert len(added(building)) == 1


def test_adding_beside_somebody_else_loses_nothing_that_was_typed(margaret, building, adding):
    sent = filled_in(margaret, f"{adding}?kind=short&section=people", label="New?")
    building.change(change_question(building.content, "q-hue", replace(HUE, help="Other.")))

    page = margaret.post(adding, sent)

    assert "Ines has changed this form meanwhile." in main(page)
    assert 'value="New?"' in page.content.decode()
    margaret.post(adding, sent | {"edition": building.edition})
    assert len(added(building)) == 1


def test_a_kind_that_comes_once_or_does_not_exist_is_not_added(margaret, building, adding):
    for kind in ("email", "riddle"):
        page = margaret.get(f"{adding}?kind={kind}&section=people")
        assert "What kind of question?" in main(page)
        margaret.post(adding, {"kind": kind, "label": "New?", "section": "people", "edition": 2})

    assert added(building) == []


def test_a_key_of_another_make_is_not_taken(margaret, building, adding):
    sent = filled_in(margaret, f"{adding}?kind=short&section=people", label="New?", key="email")
    margaret.post(adding, sent)

    assert [each.key.startswith("q-") for each in added(building)] == [True]


def test_a_removed_question_of_the_survey_comes_back_ready_made(margaret, building, adding):
    before = of(building, "heard_of")
    building.change(remove_question(building.content, "heard_of", role="mentee"))
    assert "How did you hear of us?" in main(margaret.get(adding))

    sent = {"ready": "heard_of", "section": "work", "edition": building.edition}
    margaret.post(adding, sent)

    assert of(building, "heard_of") == before
    assert building.order()[3][-1] == "heard_of"
    assert margaret.post(adding, sent).status_code == 409


def test_a_form_without_sections_asks_for_one_first(margaret, building, adding):
    building.change(Content())

    assert "A question stands in a section" in main(margaret.get(adding))
    assert margaret.get(f"{adding}?kind=short").status_code == 200
    assert margaret.post(adding, {"ready": "email"}).status_code == 409


def test_a_question_is_removed_and_removing_it_again_is_said(margaret, building, address):
    sent = {"edition": building.edition}
    answer = margaret.post(f"{address}remove/", sent, follow=True)
    again = margaret.post(f"{address}remove/", sent, follow=True)

    assert of(building) is None
    assert "Removed from the draft. Answers that were given stay." in main(answer)
    assert "Somebody has removed this question already." in main(again)


def test_a_question_that_somebody_has_just_changed_is_not_removed(margaret, building, address):
    stale = building.edition
    building.change(change_question(building.content, "q-hue", replace(HUE, help="Other.")))

    answer = margaret.post(f"{address}remove/", {"edition": stale}, follow=True)

    assert of(building).help == "Other."
    assert "Ines has changed this form meanwhile." in main(answer)


def test_what_the_matching_needs_has_no_button_to_remove_it(margaret, building):
    page = f"{building.address}questions/areas/"

    assert "The matching needs this question." in main(margaret.get(page))
    assert "Remove this question" not in main(margaret.get(page))
    answer = margaret.post(f"{page}remove/", {"edition": building.edition})
    assert answer.status_code == 409
    assert of(building, "areas") is not None


def test_three_hundred_areas_do_not_make_the_page_longer(crew, margaret, building):
    page = f"{building.address}questions/areas/"
    short = len(margaret.get(page).content)
    Topic.objects.bulk_create(
        Topic(program=crew.cohort.program, kind="area", name=f"Area {number}", position=number)
        for number in range(10, 310)
    )

    assert len(margaret.get(page).content) == short


def test_a_section_of_its_own_is_enough(margaret, building, adding):
    building.change(Content(sections=(Section(key="only", title="Only"),)))
    margaret.post(adding, filled_in(margaret, f"{adding}?kind=long", label="New?", section="only"))

    assert [section[0][:2] for section in building.order()] == ["q-"]
