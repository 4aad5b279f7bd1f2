"""One section of a form: added, named, taken out."""

import pytest

from nodement.forms.actions import open_form
from nodement.forms.content import Section
from nodement.forms.editing import add_section, change_section, remove_section
from tests.make import NOON
from tests.web.organizer.builder import Building, filled_in
from tests.web.page import main


@pytest.fixture
def building(crew):
    form = open_form(crew.cohort, "mentee", by=crew.margaret, at=NOON)
    made = Building(form, crew.ines)
    made.change(add_section(form.content, Section(key="s-more", title="More", text="Of it.")))
    return made


@pytest.fixture
def address(building):
    return f"{building.address}sections/s-more/"


@pytest.fixture
def adding(building):
    return f"{building.address}sections/add/"


def last(building):
    return building.content.sections[-1]


def test_a_section_is_named_anew(margaret, building, address):
    sent = filled_in(margaret, address, title=" عن 🌱  you ", text="Short.")
    answer = margaret.post(address, sent, follow=True)

    assert last(building) == Section(key="s-more", title="عن 🌱 you", text="Short.")
    assert answer.redirect_chain == [(f"{building.address}#section-s-more", 302)]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"title": ""}, "This field is required."),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"text": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_what_cannot_be_is_said_and_what_was_typed_stays(margaret, building, address, sent, words):
    page = margaret.post(address, filled_in(margaret, address, **{"text": "Typed."} | sent))

    assert words in main(page)
    assert (sent.get("text") or "Typed.") in main(page)
    assert last(building).title == "More"


def test_what_somebody_else_wrote_meanwhile_is_shown_and_nothing_typed_is_lost(
    margaret, building, address
):
    sent = filled_in(margaret, address, title="Mine")
    building.change(change_section(building.content, "s-more", title="Theirs", text="So."))

    page = margaret.post(address, sent)

    assert "Ines has changed this form meanwhile." in main(page)
    assert "Theirs" in main(page)
    assert 'value="Mine"' in page.content.decode()
    margaret.post(address, sent | {"edition": building.edition})
    assert last(building).title == "Mine"


def test_what_was_typed_for_a_section_that_is_gone_can_be_added_again(
    margaret, building, address, adding
):
    sent = filled_in(margaret, address, title="Mine")
    building.change(remove_section(building.content, "s-more"))

    page = margaret.post(address, sent)

    assert "This section is not in the form any more." in main(page)
    assert f'action="{adding}"' in page.content.decode()
    assert 'value="Mine"' in page.content.decode()
    assert margaret.get(address).status_code == 404


def test_a_section_is_added_once_however_often_it_is_sent(margaret, building, adding):
    sent = filled_in(margaret, adding, title="New")

    answer = margaret.post(adding, sent, follow=True)
    margaret.post(adding, sent)

    assert [each.title for each in building.content.sections[-2:]] == ["More", "New"]
    assert "Now it needs a question." in main(answer)


def test_adding_beside_somebody_else_loses_nothing_that_was_typed(margaret, building, adding):
    sent = filled_in(margaret, adding, title="New")
    building.change(change_section(building.content, "about", title="You", text=""))

    page = margaret.post(adding, sent)

    assert "Ines has changed this form meanwhile." in main(page)
    assert 'value="New"' in page.content.decode()


def test_an_empty_section_is_removed_and_removing_it_again_is_said(margaret, building, address):
    sent = {"edition": building.edition}
    answer = margaret.post(f"{address}remove/", sent, follow=True)
    again = margaret.post(f"{address}remove/", sent, follow=True)

    assert last(building).key == "agreeing"
    assert "The section is removed from the draft." in main(answer)
    assert "Somebody has removed this section already." in main(again)


def test_a_section_with_questions_is_not_removed(margaret, building):
    about = f"{building.address}sections/about/"

    assert "It still has 5 questions. Move or remove them first." in main(margaret.get(about))
    assert margaret.post(f"{about}remove/", {"edition": building.edition}).status_code == 409
    assert building.content.sections[0].key == "about"
