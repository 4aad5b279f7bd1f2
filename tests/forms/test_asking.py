"""Which questions somebody is asked, and which of them lack an answer."""

import pytest

from nodement.forms.asking import asked_questions, is_asked, kept_answers, missing, said
from nodement.forms.content import Condition, Content, Kind, Question, Section


def question(key, kind=Kind.SHORT, because_of="", answers=("yes",), **facts):
    condition = Condition(question=because_of, is_one_of=answers) if because_of else None
    return Question(key=key, kind=kind, label=key, show_if=condition, **facts)


def form(*questions):
    return Content(sections=(Section(key="all", title="All", questions=questions),))


@pytest.mark.parametrize(
    ("answer", "choices"),
    [
        (None, ()),
        ("Red", ("Red",)),
        (True, ("yes",)),
        (False, ("no",)),
        (4, ("4",)),
        (["Red", "Blue"], ("Red", "Blue")),
        ([{"code": "pt", "level": 3}], ("pt",)),
        ([{"name": "Testing", "level": 5}], ("Testing",)),
    ],
)
def test_an_answer_says_its_choices(answer, choices):
    assert said(answer) == choices


def test_a_question_without_a_condition_is_asked_of_everybody():
    assert is_asked(question("why"), {})


@pytest.mark.parametrize(
    ("answer", "asked"), [("Red", True), (["Blue", "Red"], True), ("Green", False), (None, False)]
)
def test_a_condition_asks_only_whom_it_names(answer, asked):
    why = question("why", because_of="colour", answers=("Red", "Black"))

    assert is_asked(why, {"colour": answer}) is asked
    assert not is_asked(why, {})


def test_an_answer_to_what_is_not_asked_any_more_brings_up_nothing():
    content = form(
        question("first", Kind.YES_NO),
        question("second", Kind.YES_NO, because_of="first"),
        question("third", because_of="second", is_required=True),
    )
    answers = {"first": False, "second": True, "third": "Still here"}

    assert [each.key for each in asked_questions(content, answers)] == ["first"]
    assert kept_answers(content, answers) == {"first": False}
    assert missing(content, {"first": False, "second": True}) == []
    assert [each.key for each in missing(content, {"first": True, "second": True})] == ["third"]


@pytest.mark.parametrize("answer", [None, "", [], {}])
def test_an_empty_answer_is_none(answer):
    needed = question("needed", is_required=True)

    assert missing(form(needed), {"needed": answer}) == [needed]


def test_no_and_zero_are_answers_but_not_to_a_consent():
    plain = question("plain", Kind.YES_NO, is_required=True)
    many = question("many", Kind.NUMBER, is_required=True)
    consent = question("consent", Kind.CONSENT, is_required=True)
    answers = {"plain": False, "many": 0, "consent": False}

    assert missing(form(plain, many, consent), answers) == [consent]


def test_what_need_not_be_answered_is_not_missing():
    assert missing(form(question("one")), {}) == []
