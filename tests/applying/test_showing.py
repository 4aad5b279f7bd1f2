"""Answers as people read them: plain lines, in the language of the reader."""

import pytest
from django.utils import translation

from nodement.applying.showing import shown
from nodement.forms.content import Kind, Question, Wording
from nodement.surveys.areas import Taxonomy
from tests.applying.every_kind import ANSWERS, ASKED, SECTION

LINES = {
    "short": ("A school",),
    "long": ("One line.", "Another."),
    "name": ("ש",),
    "email": ("grace@example.org",),
    "github": ("grace-h",),
    "link": ("https://example.org/a?b=c",),
    "zone": ("Asia/Kathmandu",),
    "one": ("On GitHub",),
    "several": ("Red", "Blue"),
    "scale": ("4 of 5",),
    "number": ("3",),
    "yes_no": ("Yes",),
    "strict_language": ("Yes",),
    "week": ("Monday: 18:00–20:00", "Wednesday: 07:15–09:15", "Sunday: 23:00–24:00"),
    "languages": ("Portuguese (5 of 5)", "English (3 of 5)"),
    "areas": ("Testing (2 of 5)", "C++ core, and V8 (5 of 5)"),
    "help": ("Pair programming",),
    "wishes": ("Ada, of London", "Edsger"),
    "exclusions": ("Somebody",),
    "lines": ("Land a pull request", "Speak at a meetup"),
    "file": ("A private file",),
    "consent": ("Agreed to 2 texts",),
    "colour": ("Colour 9",),
    "why": ("Because.",),
    "many": ("a", "b"),
}


@pytest.mark.parametrize("question", SECTION.questions, ids=lambda question: question.key)
def test_each_kind_of_answer_in_lines(question):
    lines = shown(question, ANSWERS[question.key], "en", ASKED.taxonomy)

    assert lines == LINES[question.key]


def test_no_answer_has_no_lines_and_a_no_has_one():
    question = Question(key="it", kind=Kind.YES_NO, label="It?")

    assert shown(question, None, "en") == ()
    assert shown(question, False, "en") == ("No",)


def test_the_ends_of_a_scale_are_named():
    question = Question(key="it", kind=Kind.SCALE, label="It?", options=("nothing", "all"))

    assert shown(question, 1, "en") == ("1 of 5 · nothing",)
    assert shown(question, 5, "en") == ("5 of 5 · all",)


def test_options_are_read_in_the_language_of_the_reader_and_kept_in_that_of_the_form():
    wordings = {"de": Wording(options=("Rot", "Grün"))}
    question = Question(
        key="it", kind=Kind.SEVERAL, label="It?", options=("Red", "Green"), wordings=wordings
    )

    assert shown(question, ["Green", "Red"], "de") == ("Grün", "Rot")
    assert shown(question, ["Green", "Blue"], "fr") == ("Green", "Blue")


def test_languages_and_days_are_named_in_the_language_of_the_reader():
    with translation.override("de"):
        week = shown(Question(key="it", kind=Kind.WEEK, label=""), [[0, 0, 90]], "de")
        spoken = Question(key="it", kind=Kind.LANGUAGES, label="")

        assert week == ("Montag: 00:00–01:30",)
        assert shown(spoken, [{"code": "fr", "level": 2}], "de")[0].startswith("Französisch")


def test_areas_stand_in_the_order_of_the_taxonomy_and_those_gone_from_it_at_the_end():
    question = Question(key="it", kind=Kind.AREAS, label="")
    known = [{"name": name, "level": 1} for name in ("Gone", "Testing", "Documentation")]

    lines = shown(question, known, "en", Taxonomy(("Documentation", "Testing"), ()))

    assert lines == ("Documentation (1 of 5)", "Testing (1 of 5)", "Gone (1 of 5)")
    assert shown(question, known, "en")[0] == "Gone (1 of 5)"


def test_a_percent_sign_in_an_area_is_only_a_percent_sign():
    question = Question(key="it", kind=Kind.AREAS, label="")

    assert shown(question, [{"name": "100 %(x)s", "level": 1}], "en") == ("100 %(x)s (1 of 5)",)
