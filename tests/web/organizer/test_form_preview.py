"""The draft of a form as an applicant sees it."""

from dataclasses import replace

import pytest

from nodement.forms.actions import open_form
from nodement.forms.content import Condition, Content, Kind, Question, Section, Wording
from nodement.forms.editing import (
    add_question,
    change_question,
    translate_question,
    translate_section,
)
from nodement.forms.words import OFFERED
from nodement.programs.models import Topic
from tests.make import NOON
from tests.web.organizer.builder import Building
from tests.web.page import main


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    return Building(form, crew.ines)


@pytest.fixture
def preview(margaret, building):
    return lambda query="": margaret.get(f"{building.address}preview/{query}")


def test_every_section_shows_its_questions_and_who_will_see_the_answers(preview, building):
    for section in building.content.sections:
        page = main(preview(f"?section={section.key}"))
        assert section.text in page
        for question in section.questions:
            assert question.label in page
    assert "Only the organizers see this." in main(preview())


def test_the_first_section_is_shown_and_an_unknown_one_is_the_first(preview):
    assert "What is your name?" in main(preview())
    assert "What is your name?" in main(preview("?section=gone"))


def test_it_is_the_draft_and_not_what_is_published(preview, building):
    name = replace(building.content.question("name"), label="You are?")
    building.change(change_question(building.content, "name", name))

    assert "You are?" in main(preview())


def test_what_is_asked_of_some_only_is_there_with_words_about_whom(preview, building):
    asked = Question(
        key="q-1",
        kind=Kind.SHORT,
        label="Which one?",
        show_if=Condition(question="only_other_language", is_one_of=("yes",)),
    )
    building.change(add_question(building.content, "people", asked))

    page = main(preview("?section=people"))

    assert page.count("Which one?") == 2
    assert "Only after “Yes” to “I can only take part in a language other than English”" in page


def test_it_reads_in_each_language_that_it_is_translated_into(preview, building):
    content = translate_section(building.content, "about", "de", "Wer du bist", "Ein wenig.")
    content = translate_question(content, "name", "de", Wording(label="Wie heißt du?"))
    building.change(content)

    page = main(preview("?language=de"))

    assert "Wer du bist Ein wenig." in page
    assert "Wie heißt du?" in page
    assert "German" in page
    assert "Wie heißt du?" not in main(preview("?language=fr"))


@pytest.mark.parametrize("kind", OFFERED)
def test_a_question_of_every_kind_can_be_looked_at(preview, building, kind):
    asked = Question(key="q-1", kind=kind, label="New?", options=("A", "B"))
    building.change(add_question(building.content, "people", asked))

    assert "New?" in main(preview("?section=people"))


def test_a_program_without_areas_and_one_with_three_hundred(crew, preview):
    Topic.objects.filter(program=crew.cohort.program).delete()
    assert preview("?section=work").status_code == 200

    Topic.objects.bulk_create(
        Topic(program=crew.cohort.program, kind="area", name=f"Area {number}", position=number)
        for number in range(300)
    )
    assert "Area 299" in preview("?section=work").content.decode()


def test_an_empty_form_and_an_empty_section_show_that_they_are(preview, building):
    building.change(Content(sections=(Section(key="a", title="A"),)))
    assert "No question stands here yet." in main(preview())

    building.change(Content())
    assert "There is nothing to see yet" in main(preview())


def test_nothing_on_it_sends_what_is_typed(preview):
    page = preview().content.decode()
    shown = page[page.index("<main") : page.index("</main>")]

    assert 'method="post"' not in shown
