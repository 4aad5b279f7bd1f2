"""Which questions are asked, given what was answered so far, and which of them lack an answer."""

from collections.abc import Mapping
from typing import Any

from nodement.forms.content import Content, Kind, Question


def is_asked(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether a question is put to somebody with these answers."""
    condition = question.show_if
    if condition is None:
        return True
    return any(each in condition.is_one_of for each in said(answers.get(condition.question)))


def said(answer: Any) -> tuple[str, ...]:
    """The choices in an answer as a condition names them: options, numbers, `yes` or `no`."""
    if answer is None:
        return ()
    if isinstance(answer, bool):
        return ("yes" if answer else "no",)
    if isinstance(answer, list):
        return tuple(choice for each in answer for choice in _named(each))
    return (str(answer),)


def asked_questions(content: Content, answers: Mapping[str, Any]) -> list[Question]:
    """The questions that are put to somebody with these answers, in their order.

    An answer to a question that is not asked any more does not bring up further questions.
    """
    asked: list[Question] = []
    counted: dict[str, Any] = {}
    for question in content.questions:
        if not is_asked(question, counted):
            continue
        asked.append(question)
        if question.key in answers:
            counted[question.key] = answers[question.key]
    return asked


def kept_answers(content: Content, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The answers without those to questions that the form does not ask this person."""
    keys = [question.key for question in asked_questions(content, answers)]
    return {key: answers[key] for key in keys if key in answers}


def missing(content: Content, answers: Mapping[str, Any]) -> list[Question]:
    """The questions that are asked, have to be answered, and are not answered yet."""
    return [
        question
        for question in asked_questions(content, answers)
        if question.is_required and not is_answered(question, answers)
    ]


def is_answered(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the answer says something; to consent means to say yes, and “no” is an answer."""
    answer = answers.get(question.key)
    if answer is False:
        return question.kind != Kind.CONSENT
    return answer not in (None, "", [], {})


def _named(each: Any) -> tuple[str, ...]:
    """Languages go by their code, areas by their name; other parts are what they are."""
    if not isinstance(each, dict):
        return (str(each),)
    return tuple(str(each[name]) for name in ("code", "name") if name in each)
