"""Questions that are only asked of some: on what they can depend, and what is wrong with it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from nodement.forms.content import Audience, Content, Kind, Question

LONGEST_SCALE = 100


def choices_of(question: Question) -> tuple[str, ...]:
    """The answers that a condition can name; none for what is written freely."""
    if question.kind in (Kind.ONE, Kind.SEVERAL):
        return question.options
    if question.kind in (Kind.YES_NO, Kind.STRICT_LANGUAGE):
        return ("yes", "no")
    if question.kind == Kind.SCALE and question.least is not None and question.most is not None:
        top = min(question.most, question.least + LONGEST_SCALE)
        return tuple(str(step) for step in range(question.least, top + 1))
    return ()


def before(content: Content, key: str) -> list[Question]:
    """The questions on which the one of this key can depend; for a new key, all of them.

    What is only counted decides nothing: whoever was asked more would show what they answered.
    """
    found: list[Question] = []
    for question in content.questions:
        if question.key == key:
            break
        if choices_of(question) and question.audience != Audience.NOBODY:
            found.append(question)
    return found


def depending_on(content: Content, key: str) -> list[Question]:
    """The questions that are asked because of an answer to this one."""
    return [each for each in content.questions if each.show_if and each.show_if.question == key]


def faults_of(question: Question, content: Content) -> Iterator[str]:
    """What is wrong with the condition of a question."""
    condition = question.show_if
    if condition is None:
        return
    if condition.question == question.key:
        yield _("It would only be asked because of its own answer.")
        return
    asked = content.question(condition.question)
    if asked is None:
        yield _("It depends on a question that is not there any more.")
    elif asked.audience == Audience.NOBODY:
        yield _("It depends on an answer that is only counted, and would give it away.")
    elif asked not in before(content, question.key):
        yield _("It depends on “%(label)s”, which is asked later or has no choices.") % {
            "label": asked.label
        }
    elif not condition.is_one_of or set(condition.is_one_of) - set(choices_of(asked)):
        yield _("It depends on an answer that “%(label)s” does not offer.") % {"label": asked.label}
