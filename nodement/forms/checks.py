"""What keeps a form from being published, in words and with the place where it stands."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from nodement.forms import conditions
from nodement.forms.content import Audience, Content, Kind, Question, Section
from nodement.forms.needed import KINDS_FOR, LEVELS, NEED_NOT_BE_ANSWERED, PRIVATE, needed
from nodement.forms.shared_questions import DOCUMENTS
from nodement.forms.words import feeds_label

LONGEST_CHOICE = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and the keys of the question or of the section that has it."""

    words: str
    question: str = ""
    section: str = ""


def faults(content: Content, role: str) -> list[Fault]:
    """Everything that has to be mended before the form of this role can be published."""
    if not any(content.questions):
        return [Fault(_("The form has no question yet."))]
    found = [*_lacking(content, role), *_double_keys(content)]
    for section in content.sections:
        found += _of_section(section)
    for question in content.questions:
        checks = (_of_words, _of_choices, _of_bounds, _of_audience, _of_feeds, _of_consent)
        words = [each for check in checks for each in check(question)]
        words += conditions.faults_of(question, content)
        words += _of_needed(question, role)
        found += [Fault(each, question=question.key) for each in words]
    return found


def _lacking(content: Content, role: str) -> Iterator[Fault]:
    for feeds in needed(role):
        if content.feeding(feeds) is None:
            words = _("The matching needs a question that this form has lost: %(name)s.")
            yield Fault(words % {"name": feeds_label(feeds)})
    if not any(question.kind == Kind.CONSENT for question in content.questions):
        yield Fault(_("Nobody is asked to agree to the texts of the program."))


def _double_keys(content: Content) -> Iterator[Fault]:
    keys = Counter(question.key for question in content.questions)
    for key in [key for key, count in keys.items() if count > 1]:
        yield Fault(_("Two questions have the same key: %(key)s.") % {"key": key}, question=key)
    keys = Counter(section.key for section in content.sections)
    for key in [key for key, count in keys.items() if count > 1]:
        yield Fault(_("Two sections have the same key: %(key)s.") % {"key": key}, section=key)
    feeds = Counter(question.feeds for question in content.questions if question.feeds)
    for name in [name for name, count in feeds.items() if count > 1]:
        words = _("Two questions give the same answer to the matching: %(name)s.")
        yield Fault(words % {"name": feeds_label(name)})


def _of_section(section: Section) -> list[Fault]:
    found = []
    if not section.title.strip():
        found.append(Fault(_("This section has no title."), section=section.key))
    if not section.questions:
        words = _("“%(title)s” has no question. Add one, or remove the section.")
        found.append(Fault(words % {"title": section.title}, section=section.key))
    return found


def _of_words(question: Question) -> Iterator[str]:
    if not question.label.strip():
        yield _("It does not say what it asks.")
    for code, words in question.wordings.items():
        if words.options and len(words.options) != len(question.options):
            said = _("Its answers in “%(language)s” are not as many as those it has.")
            yield said % {"language": code}


def _of_choices(question: Question) -> Iterator[str]:
    least = {Kind.ONE: 2, Kind.SEVERAL: 1}.get(question.kind)
    if least is None:
        return
    if len(question.options) < least:
        yield _("It has no answers to choose from.")
    if len(set(question.options)) < len(question.options):
        yield _("One of its answers stands there twice.")
    if any(not 0 < len(option.strip()) <= LONGEST_CHOICE for option in question.options):
        yield _("An answer to choose from has 1 to %(most)s letters.") % {"most": LONGEST_CHOICE}


def _of_bounds(question: Question) -> Iterator[str]:
    least, most = question.least, question.most
    if least is not None and most is not None and least > most:
        yield _("Its smallest answer is larger than its largest.")
    if question.kind == Kind.SCALE:
        if least is None or most is None:
            yield _("A scale needs its two ends.")
        elif most - least not in range(1, 11):
            yield _("A scale has 2 to 11 steps.")
    if question.kind == Kind.SEVERAL and (least or 0) > len(question.options):
        yield _("It asks for more answers than there are to choose from.")


def _of_audience(question: Question) -> Iterator[str]:
    if question.kind in PRIVATE and question.audience != Audience.ORGANIZERS:
        yield _("Only organizers may see whom somebody names here.")
    if question.kind == Kind.FILE and question.audience == Audience.PUBLIC:
        yield _("Files are kept private, so they cannot be shown to everybody.")
    if question.audience != Audience.NOBODY:
        return
    if question.kind not in (Kind.ONE, Kind.SEVERAL):
        yield _("Only choices can be counted without being read; this one is written freely.")
    if question.is_required:
        yield _("Nobody has to answer what is only counted.")
    if question.feeds:
        yield _("The matching reads this answer, so somebody has to see it.")


def _of_feeds(question: Question) -> Iterator[str]:
    if not question.feeds:
        return
    if question.feeds not in KINDS_FOR:
        yield _("It feeds “%(name)s”, which the matching does not know.") % {"name": question.feeds}
    elif question.kind not in KINDS_FOR[question.feeds]:
        yield _("The matching cannot read this kind of answer here.")
    elif question.feeds in LEVELS and (question.least, question.most) != (1, 5):
        yield _("The matching reads this scale from 1 to 5.")
    elif question.feeds == "capacity" and (question.least or 0) < 1:
        yield _("A mentor takes one mentee at least.")


def _of_consent(question: Question) -> Iterator[str]:
    if question.kind != Kind.CONSENT:
        return
    if not question.documents or set(question.documents) - set(DOCUMENTS):
        yield _("It does not say to which texts people agree.")
    if not question.is_required:
        yield _("Without this yes nobody can take part, so it has to be answered.")
    if question.show_if is not None:
        yield _("Everybody has to be asked this, whatever they answered before.")


def _of_needed(question: Question, role: str) -> Iterator[str]:
    if question.feeds not in needed(role):
        return
    if not question.is_required and question.feeds not in NEED_NOT_BE_ANSWERED:
        yield _("The matching needs this answer, so it has to be answered.")
    if question.show_if is not None:
        yield _("The matching needs this answer of everybody, whatever they answered before.")
