"""How a form changes: questions and sections come, go, move and are translated."""

from dataclasses import replace

import pytest

from nodement.forms import editing
from nodement.forms.content import Condition, Content, Kind, Question, Section, Wording
from nodement.forms.defaults import default_content
from nodement.kit.errors import Refusal


def question(key, kind=Kind.SHORT, **facts):
    return Question(key=key, kind=kind, label=facts.pop("label", key.title()), **facts)


def form(*sections):
    return Content(
        sections=tuple(
            Section(key=key, title=key.title(), questions=tuple(questions))
            for key, questions in sections
        )
    )


@pytest.fixture
def content():
    choice = question("colour", Kind.ONE, options=("Red", "Green", "Blue"))
    why = question("why", show_if=Condition(question="colour", is_one_of=("Red",)))
    return form(("first", [choice, why]), ("second", [question("last")]))


def keys(content):
    return [[each.key for each in section.questions] for section in content.sections]


def refusal(act):
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.words


def test_a_question_is_added_at_the_end_of_its_section(content):
    changed = editing.add_question(content, "first", question("new"))

    assert keys(changed) == [["colour", "why", "new"], ["last"]]
    assert keys(content) == [["colour", "why"], ["last"]]


def test_a_key_is_given_once(content):
    words = refusal(lambda: editing.add_question(content, "second", question("why")))

    assert words == "This question is in the form already."


def test_a_question_needs_a_section_that_is_there(content):
    words = refusal(lambda: editing.add_question(content, "third", question("new")))

    assert words == "This section is not in the form any more."


def test_a_form_does_not_grow_without_end():
    full = form(("all", [question(f"q{number}") for number in range(editing.MOST_QUESTIONS)]))
    words = refusal(lambda: editing.add_question(full, "all", question("new")))

    assert words == "A form has at most 200 questions."


def test_a_question_is_changed_in_its_place(content):
    changed = editing.change_question(content, "colour", question("colour", Kind.LONG))

    assert keys(changed) == keys(content)
    assert changed.question("colour").kind == Kind.LONG


def test_what_depended_on_a_question_follows_it_to_its_new_key(content):
    to = question("shade", Kind.SEVERAL, options=("Red",))
    changed = editing.change_question(content, "colour", to)

    assert changed.question("why").show_if == Condition(question="shade", is_one_of=("Red",))


def test_a_question_does_not_take_the_key_of_another(content):
    words = refusal(lambda: editing.change_question(content, "colour", question("last")))

    assert words == "Another question has this key already."


def test_a_question_that_somebody_has_removed_is_not_changed(content):
    words = refusal(lambda: editing.change_question(content, "gone", question("gone")))

    assert words == "This question is not in the form any more."


def test_what_the_matching_reads_can_be_reworded_but_asks_the_same():
    content = default_content("mentee")
    hours = content.question("hours")

    changed = editing.change_question(content, "hours", replace(hours, label="Your hours?"))
    assert changed.question("hours").label == "Your hours?"
    for other in (replace(hours, feeds=""), replace(hours, key="other")):
        words = refusal(lambda other=other: editing.change_question(content, "hours", other))
        assert words.startswith("The matching reads this answer")


def test_translated_answers_stay_with_the_answer_they_translate(content):
    german = Wording(label="Farbe", options=("Rot", "Grün", "Blau"))
    content = editing.translate_question(content, "colour", "de", german)
    kept = content.question("colour")

    changed = editing.change_question(
        content, "colour", replace(kept, options=("Blue", "Black", "Red"))
    )

    assert changed.question("colour").wordings["de"].options == ("Blau", "", "Rot")


def test_a_question_is_removed(content):
    assert keys(editing.remove_question(content, "last", role="mentee")) == [["colour", "why"], []]


def test_a_question_on_which_others_depend_is_not_removed(content):
    words = refusal(lambda: editing.remove_question(content, "colour", role="mentee"))

    assert words.startswith("“Why” is only asked because of this one.")


@pytest.mark.parametrize("key", ["email", "availability", "only_other_language", "consent"])
def test_what_a_program_cannot_do_without_is_not_removed(key):
    content = default_content("mentee")
    words = refusal(lambda: editing.remove_question(content, key, role="mentee"))

    assert words in (
        "The matching needs this question. You can reword it, but not remove it.",
        "Somebody has to agree to the texts, so this question stays.",
    )


def test_only_mentors_have_to_be_asked_for_their_places():
    content = form(("all", [question("capacity", Kind.NUMBER, feeds="capacity")]))

    assert keys(editing.remove_question(content, "capacity", role="mentee")) == [[]]
    assert "needs this question" in refusal(
        lambda: editing.remove_question(content, "capacity", role="mentor")
    )


@pytest.mark.parametrize(
    ("steps", "order"),
    [(-1, ["b", "a", "c"]), (1, ["a", "c", "b"]), (-9, ["b", "a", "c"]), (9, ["a", "c", "b"])],
)
def test_questions_and_sections_move_as_far_as_there_is_room(steps, order):
    content = form(("all", [question(key) for key in "abc"]))
    sections = form(*((key, []) for key in "abc"))

    assert keys(editing.move_question(content, "b", steps)) == [order]
    moved = editing.move_section(sections, "b", steps)
    assert [section.key for section in moved.sections] == order


def test_a_question_moves_to_another_section(content):
    assert keys(editing.place_question(content, "why", "second")) == [["colour"], ["last", "why"]]
    assert editing.place_question(content, "colour", "first") == content


def test_sections_are_added_renamed_and_removed_when_they_are_empty(content):
    added = editing.add_section(content, Section(key="third", title="Third"))
    renamed = editing.change_section(added, "third", title="The third", text="Its text")

    assert [section.title for section in renamed.sections] == ["First", "Second", "The third"]
    assert renamed.sections[2].text == "Its text"
    assert editing.remove_section(renamed, "third") == content
    assert "still has questions" in refusal(lambda: editing.remove_section(content, "first"))
    assert "already" in refusal(lambda: editing.add_section(added, added.sections[2]))


def test_there_are_not_more_sections_than_anybody_turns():
    full = form(*((f"s{number}", []) for number in range(editing.MOST_SECTIONS)))

    assert "at most 40 sections" in refusal(
        lambda: editing.add_section(full, Section(key="new", title="New"))
    )


def test_words_of_a_language_are_kept_and_taken_away_again(content):
    said = editing.translate_section(content, "first", "ar", "الأول", "نص")
    said = editing.translate_question(said, "last", "ar", Wording(label="الأخير"))

    assert said.sections[0].titles == {"ar": "الأول"}
    assert said.sections[0].texts == {"ar": "نص"}
    assert said.question("last").wordings == {"ar": Wording(label="الأخير")}
    silent = editing.translate_section(said, "first", "ar", "", "")
    assert editing.translate_question(silent, "last", "ar", Wording()) == content


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        (Kind.LONG, Kind.LONG, True),
        (Kind.SHORT, Kind.LONG, True),
        (Kind.ONE, Kind.SHORT, True),
        (Kind.SHORT, Kind.ONE, False),
        (Kind.ONE, Kind.SEVERAL, False),
        (Kind.NUMBER, Kind.SCALE, False),
    ],
)
def test_answers_go_on_to_answer_what_can_show_them(before, after, kept):
    assert editing.keeps_answers(before, after) is kept
