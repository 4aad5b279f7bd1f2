"""What keeps a form from being published, each with its words."""

from dataclasses import replace

import pytest

from nodement.forms.checks import faults
from nodement.forms.content import Audience, Condition, Content, Kind, Question, Section, Wording
from nodement.forms.defaults import default_content
from nodement.forms.editing import add_question, change_question

HUE = Question(key="hue", kind=Kind.ONE, label="Which colour?", options=("Red", "Green"))


def found(content, role="mentee"):
    return [fault.words for fault in faults(content, role)]


def with_question(question, section="people"):
    return add_question(default_content("mentee"), section, question)


def changed(key, **facts):
    content = default_content("mentee")
    return change_question(content, key, replace(content.question(key), **facts))


def asked_if(question, *answers):
    return replace(HUE, key="shade", show_if=Condition(question=question, is_one_of=answers))


def test_a_form_without_questions():
    empty = Content(sections=(Section(key="a", title="A"),))

    assert found(Content()) == found(empty) == ["The form has no question yet."]


@pytest.mark.parametrize("role", ["mentee", "mentor"])
def test_every_question_that_the_matching_needs_and_the_consent(role):
    other = Content(sections=(Section(key="a", title="A", questions=(HUE,)),))

    words = found(other, role)

    assert words[0] == "The matching needs a question that this form has lost: email address."
    assert words[-1] == "Nobody is asked to agree to the texts of the program."
    assert len(words) == (11 if role == "mentor" else 10)


def test_a_section_without_questions_or_without_a_title():
    content = default_content("mentee")
    empty = Section(key="empty", title=" ")

    faulty = faults(Content(sections=(*content.sections, empty)), "mentee")

    assert [fault.section for fault in faulty] == ["empty", "empty"]


def test_keys_that_stand_twice():
    content = default_content("mentee")
    twice = Section(key="about", title="Again", questions=(content.question("github"),))

    words = found(Content(sections=(*content.sections, twice)))

    assert words == [
        "Two questions have the same key: github.",
        "Two sections have the same key: about.",
        "Two questions give the same answer to the matching: github.",
    ]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (replace(HUE, label="  "), "It does not say what it asks."),
        (replace(HUE, options=("Red",)), "It has no answers to choose from."),
        (replace(HUE, kind=Kind.SEVERAL, options=()), "It has no answers to choose from."),
        (replace(HUE, options=("Red", "Red")), "One of its answers stands there twice."),
        (
            replace(HUE, options=("Red", "x" * 201)),
            "An answer to choose from has 1 to 200 letters.",
        ),
        (
            replace(HUE, wordings={"de": Wording(options=("Rot",))}),
            "Its answers in “de” are not as many as those it has.",
        ),
        (
            replace(HUE, kind=Kind.SEVERAL, least=3),
            "It asks for more answers than there are to choose from.",
        ),
        (
            Question(key="n", kind=Kind.NUMBER, label="N", least=3, most=2),
            "Its smallest answer is larger than its largest.",
        ),
        (Question(key="s", kind=Kind.SCALE, label="S", least=1), "A scale needs its two ends."),
        (
            Question(key="s", kind=Kind.SCALE, label="S", least=0, most=11),
            "A scale has 2 to 11 steps.",
        ),
        (
            Question(key="t", kind=Kind.SHORT, label="T", audience=Audience.NOBODY),
            "Only choices can be counted without being read; this one is written freely.",
        ),
        (
            replace(HUE, audience=Audience.NOBODY, is_required=True),
            "Nobody has to answer what is only counted.",
        ),
        (
            Question(key="f", kind=Kind.FILE, label="F", audience=Audience.PUBLIC),
            "Files are kept private, so they cannot be shown to everybody.",
        ),
        (
            Question(key="p", kind=Kind.EXCLUSIONS, label="P", audience=Audience.PARTNER),
            "Only organizers may see whom somebody names here.",
        ),
        (
            Question(key="c", kind=Kind.CONSENT, label="C", is_required=True),
            "It does not say to which texts people agree.",
        ),
    ],
)
def test_a_question_that_cannot_be_asked(question, words):
    assert found(with_question(question)) == [words]
    assert faults(with_question(question), "mentee")[0].question == question.key


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (asked_if("shade", "Red"), "It would only be asked because of its own answer."),
        (asked_if("gone", "Red"), "It depends on a question that is not there any more."),
        (
            asked_if("name", "Ada"),
            "It depends on “What is your name?”, which is asked later or has no choices.",
        ),
        (
            asked_if("continuing", "Perhaps"),
            "It depends on an answer that “Would you like to go on together after the term?” "
            "does not offer.",
        ),
        (
            asked_if("experience"),
            "It depends on an answer that “How experienced are you, all in all?” does not offer.",
        ),
    ],
)
def test_a_condition_that_cannot_come_true(question, words):
    assert found(with_question(question)) == [words]


def test_a_condition_on_a_later_question():
    early = with_question(asked_if("continuing", "Let us see"), section="about")

    assert found(early) == [
        "It depends on “Would you like to go on together after the term?”, which is asked later "
        "or has no choices."
    ]


def test_a_condition_on_what_is_only_counted_would_give_it_away():
    content = with_question(replace(HUE, audience=Audience.NOBODY))
    content = add_question(content, "people", asked_if("hue", "Red"))

    assert found(content) == [
        "It depends on an answer that is only counted, and would give it away."
    ]


def test_a_condition_that_can_come_true_is_no_fault():
    content = with_question(asked_if("continuing", "Let us see"))
    content = add_question(content, "people", replace(asked_if("experience", "1", "5"), key="b"))

    assert found(content) == []


@pytest.mark.parametrize(
    ("key", "facts", "words"),
    [
        ("email", {"kind": Kind.SHORT}, "The matching cannot read this kind of answer here."),
        (
            "english_speaking",
            {"most": 7},
            "The matching reads this scale from 1 to 5.",
        ),
        (
            "areas",
            {"is_required": False},
            "The matching needs this answer, so it has to be answered.",
        ),
        (
            "areas",
            {"show_if": Condition(question="only_other_language", is_one_of=("yes",))},
            "The matching needs this answer of everybody, whatever they answered before.",
        ),
        (
            "heard_of",
            {"audience": Audience.NOBODY},
            "The matching reads this answer, so somebody has to see it.",
        ),
        (
            "consent",
            {"is_required": False},
            "Without this yes nobody can take part, so it has to be answered.",
        ),
        (
            "consent",
            {"show_if": Condition(question="only_other_language", is_one_of=("no",))},
            "Everybody has to be asked this, whatever they answered before.",
        ),
        (
            "consent",
            {"documents": ("policy", "menu")},
            "It does not say to which texts people agree.",
        ),
    ],
)
def test_what_the_program_needs_asked_in_a_way_that_does_not_serve(key, facts, words):
    assert found(changed(key, **facts)) == [words]


def test_a_feed_that_no_profile_has():
    odd = Question(key="odd", kind=Kind.SHORT, label="Odd", feeds="shoe_size")

    assert found(with_question(odd)) == ["It feeds “shoe_size”, which the matching does not know."]


def test_a_mentor_with_no_place():
    content = default_content("mentor")
    capacity = replace(content.question("capacity"), least=0)

    words = found(change_question(content, "capacity", capacity), "mentor")

    assert words == ["A mentor takes one mentee at least."]


def test_a_demographic_question_is_optional_and_allowed():
    assert found(with_question(replace(HUE, audience=Audience.NOBODY))) == []
