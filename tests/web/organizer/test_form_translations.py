"""A form in more languages."""

from dataclasses import replace

import pytest

from nodement.forms.actions import open_form
from nodement.forms.checks import faults
from nodement.forms.content import Content, Wording
from nodement.forms.editing import change_question
from tests.make import NOON
from tests.web.organizer.builder import Building, filled_in
from tests.web.page import main


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    return Building(form, crew.ines)


@pytest.fixture
def address(building):
    return f"{building.address}translations/"


@pytest.fixture
def people(address):
    return f"{address}?language=ar&section=people"


def test_it_asks_for_a_language_by_its_name_or_its_code(margaret, address):
    assert "One more language" in main(margaret.get(address))
    assert "In Portuguese" in main(margaret.get(f"{address}?language=Portuguese"))
    assert "In Portuguese (Brazil)" in main(margaret.get(f"{address}?language=pt-br"))


@pytest.mark.parametrize("typed", ["", "Gibberish 12", "x" * 61, "<script>"])
def test_what_is_no_language_is_said(margaret, address, typed):
    page = margaret.get(address, {"language": typed})

    assert "One more language" in main(page)
    assert 'class="error"' in page.content.decode()


def test_the_words_of_a_section_are_translated(margaret, building, people):
    typed = {
        "title": "الناس",
        "text": "كما تحب.",
        "label-continuing": "هل تريد الاستمرار؟",
        "help-continuing": "",
        "options-continuing": "نعم\n\nلا",
    }
    answer = margaret.post(people, filled_in(margaret, people, **typed), follow=True)

    section = building.content.sections[4]
    assert (section.titles, section.texts) == ({"ar": "الناس"}, {"ar": "كما تحب."})
    assert building.content.question("continuing").wordings == {
        "ar": Wording(label="هل تريد الاستمرار؟", options=("نعم", "", "لا"))
    }
    assert building.content.question("wishes").wordings == {}
    assert faults(building.content, "mentee") == []
    assert "Saved in the draft." in main(answer)


def test_the_page_itself_stays_in_the_language_of_its_reader(margaret, building, people):
    assert '<html lang="en" dir="ltr">' in margaret.get(people).content.decode()
    preview = f"{building.address}preview/?language=ar"
    assert '<html lang="en" dir="ltr">' in margaret.get(preview).content.decode()


def test_what_was_translated_is_there_to_go_on_with(margaret, building, address, people):
    margaret.post(people, filled_in(margaret, people, **{"label-wishes": "من؟"}))

    assert filled_in(margaret, people)["label-wishes"] == "من؟"
    assert "Arabic 1 of 21 questions" in main(margaret.get(address))


def test_saving_what_is_there_changes_nothing(margaret, building, people):
    margaret.post(people, filled_in(margaret, people, **{"options-continuing": "نعم\n\nلا"}))
    margaret.post(people, filled_in(margaret, people))

    assert building.edition == 2


def test_more_lines_than_answers_are_said_and_kept(margaret, building, people):
    typed = {"options-continuing": "1\n2\n3\n4"}
    page = margaret.post(people, filled_in(margaret, people, **typed))

    assert "These are more lines than the question has answers: 3." in main(page)
    assert "1 2 3 4" in main(page)
    assert building.edition == 1


def test_a_translation_beside_somebody_else_loses_nothing_that_was_typed(
    margaret, building, people
):
    sent = filled_in(margaret, people, **{"label-wishes": "من؟"})
    reworded = replace(building.content.question("name"), label="You are?")
    building.change(change_question(building.content, "name", reworded))

    page = margaret.post(people, sent)

    assert "Ines has changed this form meanwhile." in main(page)
    assert 'value="من؟"' in page.content.decode()
    margaret.post(people, sent | {"edition": building.edition})
    assert building.content.question("wishes").wordings["ar"].label == "من؟"
    assert building.content.question("name").label == "You are?"


def test_a_form_without_sections_has_nothing_to_translate(margaret, building, address):
    building.change(Content())

    assert "nothing to translate yet" in main(margaret.get(f"{address}?language=de"))
