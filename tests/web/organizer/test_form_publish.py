"""Before and after a form is published."""

from dataclasses import replace

import pytest

from nodement.applying.models import Draft
from nodement.forms.actions import open_form, publish_form
from nodement.forms.content import Content, Kind, Question
from nodement.forms.editing import add_question, change_question, move_section, remove_question
from nodement.forms.models import FormVersion
from nodement.outbox.models import Letter
from tests import make
from tests.make import NOON
from tests.web.organizer.builder import Building
from tests.web.page import main

NEW = Question(key="q-new", kind=Kind.SHORT, label="Which editor do you use?")


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    return Building(form, crew.ines)


@pytest.fixture
def address(building):
    return f"{building.address}publish/"


def test_the_first_version_says_what_it_is(margaret, address):
    page = main(margaret.get(address))

    assert "Publish the form? It becomes version 1, which does not change any more." in page
    assert "Whoever begins from now on is asked 21 questions" in page
    assert "Nobody gets a letter about it." in page
    assert "answered already" not in page


def test_publishing_lets_people_answer_it_and_writes_to_nobody(margaret, building, address):
    answer = margaret.post(address, {"edition": building.edition}, follow=True)

    assert "Published: version 1 is what people answer from now on." in main(answer)
    assert FormVersion.objects.get().content == building.content
    assert not Letter.objects.exists()


def test_publishing_twice_says_that_it_was_published(margaret, building, address):
    margaret.post(address, {"edition": building.edition})
    answer = margaret.post(address, {"edition": building.edition}, follow=True)

    assert "This is published already; nothing was changed." in main(answer)
    assert "All of it is published" in main(margaret.get(address))
    assert FormVersion.objects.count() == 1


def test_it_says_what_becomes_of_those_who_answered_and_what_differs(
    crew, margaret, building, address
):
    version = publish_form(building.form, by=crew.margaret, at=NOON)
    for _number in range(2):
        make.application("mentee", cohort=crew.cohort, form_version=version, source="form")
    facts = {"cohort": crew.cohort, "role": "mentee", "started_at": NOON, "changed_at": NOON}
    Draft.objects.create(form_version=version, digest="1", **facts)
    Draft.objects.create(form_version=version, digest="2", submitted_at=NOON, **facts)
    content = add_question(building.content, "people", NEW)
    content = remove_question(content, "heard_of", role="mentee")
    name = replace(content.question("name"), label="You are?")
    building.change(move_section(change_question(content, "name", name), "about", 1))

    page = main(margaret.get(address))

    assert "It becomes version 2" in page
    assert "2 people have answered already and keep the version they answered" in page
    assert "1 person is writing right now, and finishes the version they began." in page
    assert "New questions Which editor do you use?" in page
    assert "Changed questions You are?" in page
    assert "Removed questions How did you hear of us?" in page
    assert "the order of the questions are not the same" in page


def test_what_has_to_be_mended_is_listed_with_a_way_to_it(margaret, building, address):
    optional = replace(building.content.question("areas"), is_required=False)
    building.change(change_question(building.content, "areas", optional))

    page = margaret.get(address)

    assert "What has to be mended first" in main(page)
    assert f'href="{building.address}questions/areas/"' in page.content.decode()
    assert 'class="button button-primary button-large"' not in page.content.decode()
    assert margaret.post(address, {"edition": building.edition}).status_code == 409
    assert not FormVersion.objects.exists()


def test_a_form_without_questions_cannot_be_published(margaret, building, address):
    building.change(Content())

    assert "The form has no question yet." in main(margaret.get(address))
    assert margaret.post(address, {"edition": building.edition}).status_code == 409


def test_what_somebody_changed_since_is_looked_at_first(margaret, building, address):
    seen = building.edition
    building.change(add_question(building.content, "people", NEW))

    answer = margaret.post(address, {"edition": seen}, follow=True)

    assert "Ines has changed this form meanwhile." in main(answer)
    assert "asked 22 questions" in main(answer)
    assert not FormVersion.objects.exists()


def test_where_nobody_has_answered_nobody_is_counted(crew, margaret, building, address):
    publish_form(building.form, by=crew.margaret, at=NOON)
    building.change(add_question(building.content, "people", NEW))

    page = main(margaret.get(address))

    assert "Nobody has sent answers so far." in page
    assert "writing right now" not in page
