"""A form in the language of whoever reads it."""

import pytest

from nodement.forms.content import Content, Kind, Question, Section, Wording
from nodement.forms.wording import languages_of, section_text, section_title, worded


@pytest.fixture
def colour():
    return Question(
        key="colour",
        kind=Kind.ONE,
        label="Which colour?",
        help="Any.",
        options=("Red", "Green", "Blue"),
        wordings={
            "pt": Wording(label="Que cor?", options=("Vermelho", "", "Azul")),
            "pt-BR": Wording(label="Qual cor?"),
            "de": Wording(help="Egal welche.", options=("Rot",)),
        },
    )


def test_a_question_reads_in_the_language_that_is_spoken(colour):
    portuguese = worded(colour, "pt")

    assert (portuguese.label, portuguese.help) == ("Que cor?", "Any.")
    assert portuguese.options == ("Vermelho", "Green", "Azul")
    assert (portuguese.key, portuguese.kind) == (colour.key, colour.kind)


def test_what_is_not_translated_stays_in_its_place(colour):
    assert worded(colour, "de").options == ("Rot", "Green", "Blue")
    assert worded(colour, "de").label == "Which colour?"
    assert worded(colour, "fr") == colour


def test_a_region_falls_back_to_its_language_and_case_does_not_matter(colour):
    assert worded(colour, "pt-br").label == "Qual cor?"
    assert worded(colour, "PT-PT").label == "Que cor?"


def test_more_translated_answers_than_there_are_say_nothing():
    one = Question(
        key="one",
        kind=Kind.ONE,
        label="One",
        options=("A",),
        wordings={"de": Wording(options=("Ä", "Ö"))},
    )

    assert worded(one, "de").options == ("Ä",)


def test_sections_read_in_the_language_too(colour):
    section = Section(
        key="a",
        title="About",
        text="Short.",
        titles={"ar": "حول"},
        texts={"fr": "Court."},
        questions=(colour,),
    )

    assert (section_title(section, "ar"), section_text(section, "ar")) == ("حول", "Short.")
    assert (section_title(section, "fr"), section_text(section, "fr")) == ("About", "Court.")
    assert languages_of(Content(sections=(section,))) == ("ar", "de", "fr", "pt", "pt-BR")
