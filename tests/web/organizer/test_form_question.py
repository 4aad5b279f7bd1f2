"""One question of a form: added, worded, asked in another way, and taken out."""

from dataclasses import replace

import pytest

from nodement.forms.actions import open_form
from nodement.forms.checks import faults
from nodement.forms.content import Audience, Condition, Kind, Question
from nodement.forms.editing import add_question, change_question, remove_question
from tests.make import NOON
from tests.web.organizer.builder import Building, filled_in
from tests.web.page import main

HUE = Question(
    key="q-hue", kind=Kind.ONE, label="Which colour?", help="Any.", options=("Red", "Green")
)
STRANGE = "‏مرحبا 🌱 <b>&amp;\"'"


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


def test_saving_what_is_there_changes_nothing(margaret, building):
    for question in building.content.questions:
        page = f"{building.address}questions/{question.key}/"
        answer = margaret.post(page, filled_in(margaret, page))
        assert (answer.status_code, building.edition) == (302, 2), question.key


def test_a_question_is_worded_anew(margaret, building, address):
    sent = filled_in(margaret, address, label=f"  {STRANGE} ", help="New.", is_required="on")
    answer = margaret.post(address, sent, follow=True)

    changed = replace(HUE, label=STRANGE, help="New.", is_required=True)
    assert of(building) == changed
    assert answer.redirect_chain == [(f"{building.address}#question-q-hue", 302)]
    assert "Saved in the draft." in main(answer)
    assert faults(building.content, "mentee") == []


def test_its_answers_are_typed_one_a_line(margaret, building, address):
    typed = " Blue \n\n Red\nBlue\n" + "\n".join(f"Shade {number}" for number in range(100))
    margaret.post(address, filled_in(margaret, address, options=typed))

    assert of(building).options[:3] == ("Blue", "Red", "Shade 0")
    assert len(of(building).options) == 102


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"label": ""}, "This field is required."),
        ({"label": "x" * 501}, "Ensure this value has at most 500 characters"),
        ({"options": "Red"}, "Please write two answers at least"),
        ({"options": "Red\n" + "x" * 201}, "is longer than 200 letters."),
        ({"options": "\n".join(map(str, range(301)))}, "These are 301 answers; 300 are the most."),
        ({"audience": "martians"}, "martians is not one of the available choices"),
        ({"section": "gone"}, "gone is not one of the available choices"),
        ({"because_of": "name"}, "name is not one of the available choices"),
        ({"because_of": "continuing", "if_answered": ""}, "Please write one or more of these"),
        (
            {"because_of": "continuing", "if_answered": "Perhaps"},
            "each in a line: Yes, gladly · Let us see · No, the term is enough for me.",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_what_was_typed_stays(
    margaret, building, address, sent, words
):
    page = margaret.post(address, filled_in(margaret, address, **{"help": STRANGE} | sent))

    assert words in main(page)
    assert "what you typed is still here" in main(page)
    assert STRANGE in main(page)
    assert of(building) == HUE


def test_it_moves_to_the_end_of_another_section(margaret, building, address):
    margaret.post(address, filled_in(margaret, address, section="about"))

    assert building.order()[0][-1] == "q-hue"


def test_it_can_depend_on_an_earlier_answer_in_whatever_case_it_is_typed(
    margaret, building, address
):
    typed = {"because_of": "only_other_language", "if_answered": " YES \n"}
    margaret.post(address, filled_in(margaret, address, **typed))

    condition = Condition(question="only_other_language", is_one_of=("yes",))
    assert of(building).show_if == condition
    assert filled_in(margaret, address)["if_answered"] == "yes"
    margaret.post(address, filled_in(margaret, address, because_of="", if_answered=""))
    assert of(building).show_if is None


def test_a_choice_can_be_only_counted_and_free_text_cannot(margaret, building, address):
    sent = filled_in(margaret, address, audience="nobody")
    margaret.post(address, sent)
    text = f"{building.address}questions/about/"

    assert of(building).audience == Audience.NOBODY
    assert "only counted" not in main(margaret.get(text))
    page = margaret.post(text, filled_in(margaret, text, audience="nobody"))
    assert "nobody is not one of the available choices" in main(page)


def test_a_scale_has_two_ends(margaret, building):
    page = f"{building.address}questions/experience/"
    building.change(remove_question(building.content, "experience", role="mentee"))
    scale = Question(key="experience", kind=Kind.SCALE, label="Height?", least=1, most=5)
    building.change(add_question(building.content, "work", scale))

    for least, most in (("", "5"), ("5", "1"), ("1", "20"), ("1", "1")):
        answer = margaret.post(page, filled_in(margaret, page, least=least, most=most))
        assert answer.status_code == 200, (least, most)
    margaret.post(page, filled_in(margaret, page, least="0", most="10"))

    assert (of(building, "experience").least, of(building, "experience").most) == (0, 10)


@pytest.mark.parametrize("key", ["email", "english_speaking", "consent"])
def test_what_everybody_must_answer_is_not_made_optional(margaret, building, key):
    page = f"{building.address}questions/{key}/"
    sent = filled_in(margaret, page, label="Please?")
    assert "because_of" not in sent
    margaret.post(page, sent | {"because_of": "continuing", "if_answered": "Let us see"})

    question = of(building, key)
    assert (question.label, question.is_required, question.show_if) == ("Please?", True, None)
    assert faults(building.content, "mentee") == []


def test_what_was_copied_without_being_required_is_mended_by_saving_it(margaret, building):
    page = f"{building.address}questions/areas/"
    optional = replace(of(building, "areas"), is_required=False)
    building.change(change_question(building.content, "areas", optional))

    margaret.post(page, filled_in(margaret, page))

    assert of(building, "areas").is_required


def test_what_the_matching_reads_is_not_asked_in_another_way(margaret, building):
    page = f"{building.address}questions/heard_of/"

    assert "Ask it in another way" not in main(margaret.get(page))
    margaret.post(page, filled_in(margaret, page, kind="several"))
    assert of(building, "heard_of").kind == Kind.ONE


def test_asked_in_another_way_it_is_a_new_question_where_answers_would_not_fit(
    margaret, building, address
):
    shade = Question(
        key="q-shade",
        kind=Kind.SHORT,
        label="Which shade?",
        show_if=Condition(question="q-hue", is_one_of=("Red",)),
    )
    building.change(add_question(building.content, "people", shade))

    margaret.post(address, filled_in(margaret, f"{address}?kind=several"))

    several, follows = building.content.sections[4].questions[-2:]
    assert (several.kind, several.label, several.options) == (
        Kind.SEVERAL,
        "Which colour?",
        ("Red", "Green"),
    )
    assert several.key != "q-hue"
    assert follows.show_if == Condition(question=several.key, is_one_of=("Red",))


def test_asked_in_another_way_it_stays_the_same_where_answers_fit(margaret, building, address):
    margaret.post(address, filled_in(margaret, f"{address}?kind=short"))

    assert (of(building).kind, of(building).options) == (Kind.SHORT, ())


def test_what_somebody_else_changed_meanwhile_is_shown_and_nothing_typed_is_lost(
    margaret, building, address
):
    sent = filled_in(margaret, address, label="Which hue?", options="Cyan\nMagenta")
    theirs = replace(HUE, label="What colour, please?", options=("Black", "White"))
    building.change(change_question(building.content, "q-hue", theirs))

    page = margaret.post(address, sent)

    assert "Ines has changed this form meanwhile. Nothing of yours was saved yet." in main(page)
    assert "What colour, please?" in main(page)
    assert "Black · White" in main(page)
    assert 'value="Which hue?"' in page.content.decode()
    assert "Cyan Magenta" in main(page)
    assert of(building) == theirs

    margaret.post(address, sent | {"edition": building.edition})
    assert of(building) == replace(HUE, label="Which hue?", options=("Cyan", "Magenta"))


def test_the_page_of_a_stale_change_carries_the_edition_of_now(margaret, building, address):
    sent = filled_in(margaret, address, label="Which hue?")
    building.change(change_question(building.content, "q-hue", replace(HUE, help="Other.")))

    page = margaret.post(address, sent).content.decode()

    assert f'name="edition" value="{building.edition}"' in page


def test_what_was_typed_for_a_question_that_is_gone_can_be_added_again(
    margaret, building, address, adding
):
    sent = filled_in(margaret, address, label="Which hue?")
    building.change(remove_question(building.content, "q-hue", role="mentee"))

    page = margaret.post(address, sent)

    assert "Ines has removed this question meanwhile." in main(page)
    assert f'action="{adding}"' in page.content.decode()
    again = sent | {"edition": building.edition, "key": "q-abcdefgh"}
    margaret.post(adding, again)
    assert of(building, "q-abcdefgh").label == "Which hue?"
    assert margaret.get(address).status_code == 404
