"""Answers that are lists, one entry a line: goals, wishes, people not to be matched with."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.applying.asked import Entry, Typed, Unclear, control
from nodement.forms.content import Kind, Question
from nodement.surveys.cleaning import one_line, says_nothing, several_lines
from nodement.surveys.findings import quoted

MOST_LINES, MOST_ROWS = 20, 6
LONGEST_ENTRY = 300

_OF_PEOPLE = frozenset({Kind.WISHES, Kind.EXCLUSIONS})


def read_lines(entry: Entry) -> list[str] | None:
    """The lines in their order, each once; whoever has nothing to say says nothing."""
    lines = (one_line(line) for text in entry.texts() for line in several_lines(text).split("\n"))
    kept = list(dict.fromkeys(line for line in lines if line))
    if entry.question.kind in _OF_PEOPLE:
        kept = [line for line in kept if not says_nothing(line)]
    _check_lengths(kept)
    _check_count(entry.question, len(kept))
    return kept or None


def most_of(question: Question) -> int:
    """How many lines may be given."""
    return max(1, MOST_LINES if question.most is None else question.most)


def has_rows(question: Question) -> bool:
    """Whether each line has a box of its own: where only a few are asked for."""
    return question.kind == Kind.LINES and most_of(question) <= MOST_ROWS


def write_lines(question: Question, value: list[str]) -> Typed:
    """Each line in its own box, or all of them in one."""
    return {control(question): list(value) if has_rows(question) else ["\n".join(value)]}


def show_lines(question: Question, value: list[str], language: str) -> tuple[str, ...]:
    """The lines as they are."""
    return tuple(value)


def _check_lengths(lines: list[str]) -> None:
    too_long = [line for line in lines if len(line) > LONGEST_ENTRY]
    if too_long:
        raise Unclear(
            _("“%(line)s” is longer than %(most)s letters. Please shorten it.")
            % {"line": quoted(too_long[0]), "most": LONGEST_ENTRY}
        )


def _check_count(question: Question, count: int) -> None:
    most, least = most_of(question), question.least or 0
    if count > most:
        raise Unclear(
            ngettext(
                "You wrote %(count)s. Please keep %(most)s.",
                "You wrote %(count)s. Please keep the %(most)s that matter most.",
                most,
            )
            % {"count": count, "most": most}
        )
    if 0 < count < least:
        raise Unclear(
            ngettext("Please write at least %(least)s.", "Please write at least %(least)s.", least)
            % {"least": least}
        )
