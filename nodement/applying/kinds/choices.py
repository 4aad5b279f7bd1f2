"""Answers that are chosen: one of, several of, kinds of help, yes or no."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from nodement.applying.asked import Asked, Entry, Typed, Unclear, control
from nodement.forms.content import Kind, Question
from nodement.forms.wording import worded
from nodement.surveys.findings import quoted

YES, NO = "yes", "no"


def read_one(entry: Entry) -> str | None:
    """One of the options, in the words of the form itself."""
    chosen = entry.text()
    if not chosen:
        return None
    if chosen not in entry.question.options:
        raise _not_in_list(chosen)
    return chosen


def read_several(entry: Entry) -> list[str] | None:
    """The options chosen, in the order of the list, as many as may be."""
    options = options_of(entry.question, entry.asked)
    posted = [chosen for chosen in entry.texts() if chosen]
    if unknown := [chosen for chosen in posted if chosen not in options]:
        raise _not_in_list(unknown[0])
    chosen = [option for option in dict.fromkeys(options) if option in posted]
    check_count(entry.question, len(chosen))
    return chosen or None


def read_yes_no(entry: Entry) -> bool | None:
    """Yes or no; nothing where neither was chosen."""
    return {YES: True, NO: False}.get(entry.text())


def read_tick(entry: Entry) -> bool:
    """A box that is not ticked says no."""
    return entry.text() == YES


def options_of(question: Question, asked: Asked) -> tuple[str, ...]:
    """What may be chosen: kinds of help come from the program."""
    return asked.taxonomy.kinds_of_help if question.kind == Kind.HELP else question.options


def check_count(question: Question, count: int) -> None:
    """Refuse more answers than may be given, or fewer; none at all is no answer yet."""
    if question.most is not None and count > question.most:
        raise Unclear(
            ngettext(
                "You chose %(count)s. Please keep %(most)s at most.",
                "You chose %(count)s. Please keep %(most)s at most.",
                question.most,
            )
            % {"count": count, "most": question.most}
        )
    if question.least is not None and 0 < count < question.least:
        raise Unclear(
            ngettext(
                "Please choose at least %(least)s.",
                "Please choose at least %(least)s.",
                question.least,
            )
            % {"least": question.least}
        )


def how_many(question: Question) -> str:
    """How many may be chosen, where that is bounded."""
    least, most = question.least or 0, question.most
    if most is not None and least == most:
        return _("Choose %(most)s.") % {"most": most}
    if most is not None and least > 1:
        return _("Choose %(least)s to %(most)s.") % {"least": least, "most": most}
    if most is not None:
        return _("Choose %(most)s at most.") % {"most": most}
    return _("Choose at least %(least)s.") % {"least": least} if least > 1 else ""


def write_one(question: Question, value: str) -> Typed:
    """The option as it was chosen."""
    return {control(question): [value]}


def write_several(question: Question, value: list[str]) -> Typed:
    """Every option that was chosen."""
    return {control(question): list(value)}


def write_yes_no(question: Question, value: bool) -> Typed:
    """The radio button that was chosen."""
    return {control(question): [YES if value else NO]}


def write_tick(question: Question, value: bool) -> Typed:
    """The box, ticked or not."""
    return {control(question): [YES] if value else []}


def show_one(question: Question, value: str, language: str) -> tuple[str, ...]:
    """The option in the words of the reader."""
    return (option_words(question, language).get(value, value),)


def show_several(question: Question, value: list[str], language: str) -> tuple[str, ...]:
    """A line for each option."""
    words = option_words(question, language)
    return tuple(words.get(option, option) for option in value)


def show_yes_no(question: Question, value: bool, language: str) -> tuple[str, ...]:
    """Yes or no, in a word."""
    return (_("Yes") if value else _("No"),)


def option_words(question: Question, language: str) -> dict[str, str]:
    """How each option reads in a language."""
    return dict(zip(question.options, worded(question, language).options, strict=False))


def _not_in_list(typed: str) -> Unclear:
    return Unclear(
        _("“%(typed)s” is not in the list. Please choose from it again.") % {"typed": quoted(typed)}
    )
