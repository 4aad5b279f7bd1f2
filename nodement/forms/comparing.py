"""How a draft differs from what is published, question by question."""

from dataclasses import dataclass, replace

from nodement.forms.content import Content, Question


@dataclass(frozen=True, slots=True)
class Differences:
    """The questions that come, that go, and that read or ask otherwise, as they will be."""

    added: tuple[Question, ...] = ()
    removed: tuple[Question, ...] = ()
    changed: tuple[Question, ...] = ()
    is_rearranged: bool = False


def differences(before: Content, after: Content) -> Differences:
    """What publishing `after` changes for people who are asked `before` today."""
    old = {question.key: question for question in before.questions}
    new = {question.key: question for question in after.questions}
    common = [key for key in new if key in old]
    return Differences(
        added=tuple(question for key, question in new.items() if key not in old),
        removed=tuple(question for key, question in old.items() if key not in new),
        changed=tuple(new[key] for key in common if new[key] != old[key]),
        is_rearranged=_frame(before, common) != _frame(after, common),
    )


def _frame(content: Content, keys: list[str]) -> list[object]:
    """The sections with their words, and the order of the questions that stay."""
    return [
        (
            replace(section, questions=()),
            [each.key for each in section.questions if each.key in keys],
        )
        for section in content.sections
    ]
